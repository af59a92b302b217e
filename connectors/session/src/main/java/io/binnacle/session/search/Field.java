package io.binnacle.session.search;

import io.binnacle.model.Attachment;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of a container can be asked for by name. A field may have many values; one that fits is enough.
public enum Field {
    NAME,
    IMAGE,
    TAG,
    APP,
    GROUP,
    HOST,
    STATE,
    HEALTH,
    ID,
    NETWORK,
    ADDRESS,
    PORT,
    MOUNT,
    COMMAND,
    /// Names of variables; their values are nobody's to search.
    ENV,
    /// A label's value when it is asked for by its name, else `name=value` of any.
    LABEL;

    private Stream<String> values(Candidate candidate) {
        var container = candidate.container;
        return switch (this) {
            case NAME -> Stream.of(container.name());
            case IMAGE ->
                Stream.of(container.image().reference(), container.image().shortName());
            case TAG -> Stream.of(container.image().tag());
            case APP -> Stream.of(candidate.app);
            case GROUP -> candidate.group.stream();
            case HOST -> Stream.of(candidate.host, container.host().value());
            case STATE -> candidate.states();
            case HEALTH -> Stream.of(container.health().status().name());
            case ID -> Stream.of(container.id().value());
            case NETWORK -> container.networks().stream().map(Attachment::network);
            case ADDRESS ->
                container.networks().stream()
                        .flatMap(network -> Stream.concat(network.addresses().stream(), network.aliases().stream()));
            case PORT -> container.ports().stream().flatMap(Field::numbers);
            case MOUNT -> container.mounts().stream().flatMap(Field::places);
            case COMMAND -> Stream.of(String.join(" ", container.command()));
            case ENV -> container.environment().stream().map(EnvironmentVariable::name);
            case LABEL -> container.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue());
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String names() {
        return Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "));
    }

    static Optional<Field> called(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    boolean fits(Candidate candidate, String label, Pattern pattern) {
        if (!label.isEmpty()) {
            var value = candidate.container.labels().get(label);
            return value != null && pattern.fits(value);
        }
        return values(candidate).anyMatch(pattern::fits);
    }

    private static Stream<String> numbers(PortMapping port) {
        return port.published()
                ? Stream.of(String.valueOf(port.containerPort()), String.valueOf(port.hostPort()))
                : Stream.of(String.valueOf(port.containerPort()));
    }

    private static Stream<String> places(Mount mount) {
        return Stream.of(mount.source(), mount.target());
    }
}
