package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Check;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck.Protocol;
import io.binnacle.scheduler.definition.AppDefinition.ReadinessCheck;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads how an app is asked whether it is well: health checks, readiness checks and the generic check.
final class CheckReader {
    private static final Set<Protocol> MESOS =
            EnumSet.of(Protocol.MESOS_HTTP, Protocol.MESOS_HTTPS, Protocol.MESOS_TCP);
    private static final String INDEX =
            "Health check port indices must address an element of the ports array or" + " container port mappings.";

    private enum Ip {
        IPV4,
        IPV6
    }

    private enum Scheme {
        HTTP,
        HTTPS
    }

    private final Spot app;
    private final List<Optional<String>> portNames;
    private final boolean docker;

    /// @param portNames of the app's ports in order
    CheckReader(Spot app, List<Optional<String>> portNames, boolean docker) {
        this.app = app;
        this.portNames = portNames;
        this.docker = docker;
    }

    List<HealthCheck> health() {
        var checks = app.items("healthChecks").stream()
                .map(spot -> health(spot.orEmptyObject()))
                .toList();
        if (checks.stream().filter(check -> MESOS.contains(check.protocol())).count() > 1) {
            app.wrong("AppDefinition can contain at most one Mesos health check");
        }
        return checks;
    }

    private HealthCheck health(Spot spot) {
        var protocol = spot.choice("protocol", Protocol.class, Protocol.HTTP);
        var command = spot.object("command").map(value -> value.needed("value"));
        if (protocol == Protocol.COMMAND && command.isEmpty()) {
            spot.faults().meaning(spot.path() + "/command", "not defined");
        }
        var port = spot.whole("port", 0, NetworkReader.MAX_PORT);
        var ipv6 = spot.choice("ipProtocol", Ip.class, Ip.IPV4) == Ip.IPV6;
        if (ipv6 && !(docker && MESOS.contains(protocol))) {
            spot.faults()
                    .meaning(
                            spot.path() + "/ipProtocol",
                            "IPv6 can only be used for container type DOCKER and MESOS_HTTP, MESOS_HTTPS or MESOS_TCP");
        }
        return new HealthCheck(
                protocol,
                spot.text("path"),
                protocol == Protocol.COMMAND ? OptionalInt.empty() : portIndex(spot, port),
                port,
                command,
                spot.seconds("gracePeriodSeconds", 300, 0),
                spot.seconds("intervalSeconds", 60, 1),
                spot.seconds("timeoutSeconds", 20, 1),
                spot.whole("maxConsecutiveFailures", 3, 0, Integer.MAX_VALUE),
                spot.seconds("delaySeconds", 15, 0),
                spot.flag("ignoreHttp1xx", false),
                ipv6);
    }

    private OptionalInt portIndex(Spot spot, OptionalInt port) {
        var given = spot.whole("portIndex", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (port.isPresent()) {
            given.ifPresent(index -> spot.wrong("must have either a portIndex or a port, not both"));
            return given;
        }
        var meant = given.orElse(0);
        if (meant < 0 || meant >= portNames.size()) {
            spot.wrong(INDEX);
        }
        return OptionalInt.of(meant);
    }

    List<ReadinessCheck> readiness() {
        var checks = app.items("readinessChecks").stream()
                .map(spot -> readiness(spot.orEmptyObject()))
                .toList();
        if (checks.size() > 1) {
            app.faults().meaning("/readinessChecks/size", "got %d, expected 1 or less".formatted(checks.size()));
        }
        return checks;
    }

    private ReadinessCheck readiness(Spot spot) {
        var portName = spot.text("portName").orElse("http-api");
        if (!portNames.contains(Optional.of(portName))) {
            spot.faults()
                    .meaning(spot.path() + "/portName", "got %s, expected one of: %s".formatted(portName, named()));
        }
        var interval = spot.seconds("intervalSeconds", 30, 1);
        var timeout = spot.seconds("timeoutSeconds", 10, 1);
        if (timeout.compareTo(interval) >= 0) {
            spot.faults()
                    .meaning(
                            spot.path() + "/timeoutSeconds",
                            "got %d, expected less than %d".formatted(timeout.toSeconds(), interval.toSeconds()));
        }
        return new ReadinessCheck(
                spot.text("name").orElse("readinessCheck"),
                spot.choice("protocol", Scheme.class, Scheme.HTTP) == Scheme.HTTPS,
                spot.text("path").orElse("/"),
                portName,
                interval,
                timeout,
                statuses(spot),
                spot.flag("preserveLastResponse", false));
    }

    private List<String> named() {
        return portNames.stream().flatMap(Optional::stream).toList();
    }

    private static Set<Integer> statuses(Spot spot) {
        var statuses = new LinkedHashSet<Integer>();
        spot.items("httpStatusCodesForReady").forEach(status -> statuses.add(status.whole(100, 999)));
        return statuses.isEmpty() ? Set.of(200) : statuses;
    }

    Optional<Check> check() {
        var spot = app.object("check");
        if (docker) {
            spot.ifPresent(value -> value.wrong("checks are only supported with the Mesos containerizer"));
        }
        return spot.map(this::check);
    }

    private static String member(Check.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Check check(Spot spot) {
        var given = Arrays.stream(Check.Kind.values())
                .filter(kind -> spot.has(member(kind)))
                .toList();
        if (given.size() != 1) {
            spot.wrong("must have exactly one of http, tcp and exec");
        }
        var kind = given.isEmpty() ? Check.Kind.HTTP : given.getFirst();
        var how = spot.object(member(kind));
        var command = how.flatMap(value -> value.object("command"));
        var line = command.flatMap(value -> value.text("shell"));
        if (kind == Check.Kind.EXEC && command.isEmpty()) {
            spot.faults().meaning(spot.path() + "/exec/command", "not defined");
        }
        return new Check(
                kind,
                how.flatMap(value -> value.text("path")),
                how.map(value -> value.choice("scheme", Scheme.class, Scheme.HTTP))
                        .equals(Optional.of(Scheme.HTTPS)),
                how.map(value -> value.whole("portIndex", 0, Integer.MAX_VALUE)).orElse(OptionalInt.empty()),
                how.map(value -> value.whole("port", 0, NetworkReader.MAX_PORT)).orElse(OptionalInt.empty()),
                line.map(List::of)
                        .or(() -> command.map(value -> value.textList("argv")))
                        .orElse(List.of()),
                line.isPresent(),
                spot.seconds("intervalSeconds", 60, 1),
                spot.seconds("timeoutSeconds", 20, 1),
                spot.seconds("delaySeconds", 15, 0));
    }
}
