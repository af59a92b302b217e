package io.binnacle.session.search;

import io.binnacle.model.App;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.model.Host;
import io.binnacle.model.Topology;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container with what is known around it, and all words that name it, made once for as long as it does not change.
final class Candidate {
    private static final int LEAST_OF_STATE = 4;

    final Container container;
    final String app;
    final Optional<String> group;
    final String host;
    private final @Nullable App madeOfApp;
    private final @Nullable Host madeOfHost;
    private final String words;
    /// When it was last looked at: what "now" means for its state.
    private Instant now = Instant.EPOCH;

    private Candidate(Container container, @Nullable App app, @Nullable Host host) {
        this.container = container;
        this.madeOfApp = app;
        this.madeOfHost = host;
        this.app = app == null ? "" : app.name();
        this.group = app == null ? Optional.empty() : app.group();
        this.host = host == null ? "" : host.name();
        this.words = (container.name() + "\n" + container.image().reference() + "\n" + this.app + "\n"
                        + group.orElse("") + "\n" + this.host + "\n"
                        + container.id().value())
                .toLowerCase(Locale.ROOT);
    }

    static Candidate of(Container container, Topology topology) {
        return new Candidate(
                container,
                topology.apps().get(container.app()),
                topology.hosts().get(container.host()));
    }

    /// Whether it was made of these very things.
    @SuppressWarnings(
            "ReferenceEquality") // the same objects have not changed; what differs only in identity is made anew
    boolean madeOf(Container sameContainer, Topology topology) {
        return container == sameContainer
                && madeOfApp == topology.apps().get(sameContainer.app())
                && madeOfHost == topology.hosts().get(sameContainer.host());
    }

    void at(Instant moment) {
        now = moment;
    }

    boolean says(Query.Word word) {
        return words.contains(word.lower())
                || (word.state() && states().anyMatch(state -> lowered(state).startsWith(word.lower())));
    }

    /// So that a word that means no state costs no look at states.
    static boolean mayBeState(String lower) {
        return lower.length() >= LEAST_OF_STATE
                && Stream.of(ContainerState.values(), Condition.values(), Health.Status.values())
                        .flatMap(Stream::of)
                        .anyMatch(
                                state -> lowered(state.name()).replace('_', ' ').startsWith(lower));
    }

    private static String lowered(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// The engine's word, the mark's word, and what its health check says when it has one.
    Stream<String> states() {
        var condition = seen() ? Condition.of(container, now) : Condition.NOT_SEEN;
        var words = Stream.of(container.state().name(), condition.name().replace('_', ' '));
        var health = container.health().status();
        return health == Health.Status.NONE ? words : Stream.concat(words, Stream.of(health.name()));
    }

    private boolean seen() {
        return madeOfHost == null || madeOfHost.presence().live();
    }

    double mostCores() {
        var limit = container.limits().cpuCores();
        return limit > 0 || madeOfHost == null ? limit : madeOfHost.capacity().cpuCores();
    }

    double mostBytes() {
        var limit = container.limits().memoryBytes();
        return limit > 0 || madeOfHost == null ? limit : madeOfHost.capacity().memoryBytes();
    }
}
