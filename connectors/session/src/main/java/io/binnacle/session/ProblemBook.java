package io.binnacle.session;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Deployment;
import io.binnacle.model.Exit;
import io.binnacle.model.Host;
import io.binnacle.model.Metric;
import io.binnacle.model.Presence;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what is wrong in a topology, and ranks it: first by how bad, then by how many others depend on it, then by
/// what is newest.
///
/// One pass over everything, at most a few times a second and off the UI thread. It remembers only since when each
/// trouble is known, for those the engine does not say it of.
final class ProblemBook {
    static final double HOST_PRESSURE_AT = 0.80;
    static final double LIMIT_PRESSURE_AT = 0.90;
    static final Duration WAITING_IS_TROUBLE = Duration.ofSeconds(15);
    static final Duration LONG_UNDER_WAY = Duration.ofMinutes(1);
    private static final int NAMED_DEPENDENTS = 3;

    private static final Comparator<Problem> RANK = Comparator.comparing((Problem problem) -> problem.condition())
            .reversed()
            .thenComparing(Comparator.comparingInt(Problem::affected).reversed())
            .thenComparing(Problem::kind)
            .thenComparing(Comparator.comparing(Problem::since).reversed())
            .thenComparing(Problem::title);

    private final Gauges gauges;
    private final Function<Subject, Optional<Instant>> toldSince;
    private Map<String, Instant> firstSeen = new HashMap<>();
    private Headcount headcount = new Headcount(Topology.EMPTY);

    ProblemBook(Gauges gauges, Function<Subject, Optional<Instant>> toldSince) {
        this.gauges = gauges;
        this.toldSince = toldSince;
    }

    List<Problem> read(Topology topology, Instant now) {
        headcount = headcount.of(topology);
        var reading = new Reading(topology, headcount, now);
        topology.hosts().values().forEach(reading::host);
        topology.containers().values().forEach(reading::container);
        topology.deployments().values().forEach(reading::deployment);
        return reading.ranked();
    }

    /// One pass. Trouble is gathered by app and kind, so that one bad release is one line.
    private final class Reading {
        private final Topology topology;
        private final Headcount headcount;
        private final Instant now;
        private final Map<String, Instant> stillSeen = new HashMap<>();
        private final List<Problem> found = new ArrayList<>();
        private final Map<AppId, Map<Problem.Kind, List<Container>>> byApp = new TreeMap<>();

        Reading(Topology topology, Headcount headcount, Instant now) {
            this.topology = topology;
            this.headcount = headcount;
            this.now = now;
        }

        void host(Host host) {
            switch (host.presence()) {
                case Presence.Stale stale ->
                    lost(host, stale.lastSeen(), stale.why().answered());
                case Presence.Unreachable unreachable ->
                    lost(host, unreachable.since(), unreachable.why().answered());
                case Presence.Connecting _ -> {}
                case Presence.Live _ -> pressed(host);
            }
        }

        private void lost(Host host, Instant since, String answered) {
            found.add(new Problem(
                    Problem.Kind.HOST_LOST,
                    Condition.FAILING,
                    List.of(host.id()),
                    Optional.empty(),
                    host.name(),
                    "not seen",
                    Stream.of(answered, containersOn(host))
                            .filter(words -> !words.isBlank())
                            .collect(Collectors.joining(", ")),
                    since,
                    headcount.appsOn(host.id())));
        }

        private String containersOn(Host host) {
            var count = headcount.containersOn(host.id());
            return count == 0 ? "" : Words.count(count, "container") + " on it";
        }

        private void pressed(Host host) {
            var used = gauges.latest(host.id(), Metric.MEMORY);
            var memory = host.capacity().memoryBytes();
            if (memory > 0 && used / memory > HOST_PRESSURE_AT) {
                pressure(host, "memory " + Words.percent(used / memory));
            }
            var disk = gauges.latest(host.id(), Metric.DISK_USED);
            if (disk > HOST_PRESSURE_AT) {
                pressure(host, "disk " + Words.percent(disk));
            }
        }

        private void pressure(Host host, String what) {
            found.add(new Problem(
                    Problem.Kind.HOST_PRESSURE,
                    Condition.DEGRADED,
                    List.of(host.id()),
                    Optional.empty(),
                    host.name(),
                    what,
                    containersOn(host),
                    since(host.id(), Problem.Kind.HOST_PRESSURE),
                    0));
        }

        void container(Container container) {
            kind(container)
                    .ifPresent(kind -> byApp.computeIfAbsent(container.app(), _ -> new TreeMap<>())
                            .computeIfAbsent(kind, _ -> new ArrayList<>())
                            .add(container));
        }

        private Optional<Problem.Kind> kind(Container container) {
            if (!hostIsLive(container)) {
                return Optional.empty();
            }
            return switch (Condition.of(container, now)) {
                case FAILING ->
                    Optional.of(
                            Condition.looping(container, now)
                                    ? Problem.Kind.CRASH_LOOP
                                    : outOfMemory(container) ? Problem.Kind.OUT_OF_MEMORY : Problem.Kind.EXITED);
                case DEGRADED ->
                    Optional.of(
                            container.health().status() == io.binnacle.model.Health.Status.UNHEALTHY
                                    ? Problem.Kind.UNHEALTHY
                                    : Problem.Kind.RESTARTED);
                case HEALTHY ->
                    limitUse(container) > LIMIT_PRESSURE_AT
                            ? Optional.of(Problem.Kind.MEMORY_PRESSURE)
                            : Optional.empty();
                case STOPPED, CHANGING, NOT_SEEN -> Optional.empty();
            };
        }

        private boolean hostIsLive(Container container) {
            var host = topology.hosts().get(container.host());
            return host != null && host.presence().live();
        }

        private double limitUse(Container container) {
            var limit = container.limits().memoryBytes();
            return limit > 0 ? gauges.latest(container.id(), Metric.MEMORY) / limit : 0;
        }

        /// Every deployment waits for something now and then: it is trouble once it has done so for a while, or has
        /// been under way for long before anybody looked.
        void deployment(Deployment deployment) {
            if (deployment.waitingFor().isBlank()) {
                return;
            }
            var seen = since(deployment.id().value(), Problem.Kind.WAITING);
            var app = topology.apps().get(deployment.app());
            var old = !deployment.startedAt().plus(LONG_UNDER_WAY).isAfter(now);
            if (app != null && (old || !seen.plus(WAITING_IS_TROUBLE).isAfter(now))) {
                found.add(new Problem(
                        Problem.Kind.WAITING,
                        Condition.DEGRADED,
                        instancesOf(app.id()),
                        Optional.of(app.id()),
                        app.name(),
                        deployment.done() + " of " + deployment.total() + " as wished",
                        "waits for " + deployment.waitingFor(),
                        old ? deployment.startedAt() : seen,
                        headcount.dependents(app.id()).size()));
            }
        }

        private List<Subject> instancesOf(AppId app) {
            return topology.containers().values().stream()
                    .filter(container -> container.app().equals(app))
                    .sorted(Comparator.comparing(Container::name))
                    .<Subject>map(Container::id)
                    .toList();
        }

        List<Problem> ranked() {
            byApp.forEach((app, kinds) -> kinds.forEach((kind, containers) -> ofApp(app, kind, containers)));
            firstSeen = stillSeen;
            found.sort(RANK);
            return List.copyOf(found);
        }

        private void ofApp(AppId id, Problem.Kind kind, List<Container> containers) {
            containers.sort(Comparator.comparing(Container::name));
            var dependents = headcount.dependents(id);
            var first = containers.getFirst();
            var app = topology.apps().get(id);
            var many = containers.size() > 1;
            found.add(new Problem(
                    kind,
                    condition(kind),
                    containers.stream().<Subject>map(Container::id).toList(),
                    Optional.of(id),
                    many && app != null ? app.name() : first.name(),
                    many ? share(id, containers, kind) : trouble(first, kind),
                    detail(first, kind, dependents),
                    containers.stream()
                            .map(container -> since(container, kind))
                            .min(Comparator.naturalOrder())
                            .orElse(now),
                    dependents.size()));
        }

        private String share(AppId id, List<Container> containers, Problem.Kind kind) {
            var all = headcount.instances(id);
            var app = Optional.ofNullable(topology.apps().get(id));
            var revision = app.map(App::revisions)
                    .filter(revisions -> !revisions.isEmpty())
                    .map(revisions -> " since " + revisions.getFirst().name())
                    .orElse("");
            return containers.size() + " of " + all + " " + word(kind)
                    + (kind == Problem.Kind.UNHEALTHY ? revision : "");
        }

        private String detail(Container first, Problem.Kind kind, Set<String> dependents) {
            if (kind == Problem.Kind.CRASH_LOOP) {
                return Words.count(first.restarts(), "restart") + suffix(dependents);
            }
            if (kind == Problem.Kind.UNHEALTHY && dependents.isEmpty()) {
                return first.health().output();
            }
            return suffix(dependents).replaceFirst("^, ", "");
        }

        private String suffix(Set<String> dependents) {
            if (dependents.isEmpty()) {
                return "";
            }
            var named = dependents.stream().limit(NAMED_DEPENDENTS).toList();
            var more = dependents.size() - named.size();
            return ", " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "")
                    + (dependents.size() == 1 ? " depends on it" : " depend on it");
        }

        private Instant since(Container container, Problem.Kind kind) {
            return switch (kind) {
                case EXITED, OUT_OF_MEMORY ->
                    container.exit().map(Exit::at).orElseGet(() -> since(container.id(), kind));
                case RESTARTED -> container.startedAt().orElseGet(() -> since(container.id(), kind));
                case UNHEALTHY, CRASH_LOOP ->
                    toldSince.apply(container.id()).orElseGet(() -> since(container.id(), kind));
                case HOST_LOST, HOST_PRESSURE, MEMORY_PRESSURE, WAITING -> since(container.id(), kind);
            };
        }

        private Instant since(Subject subject, Problem.Kind kind) {
            return since(subject.value(), kind);
        }

        private Instant since(String subject, Problem.Kind kind) {
            var key = kind + "/" + subject;
            var since = firstSeen.getOrDefault(key, now);
            stillSeen.put(key, since);
            return since;
        }
    }

    private static boolean outOfMemory(Container container) {
        return container.exit().filter(Exit::outOfMemory).isPresent();
    }

    private static Condition condition(Problem.Kind kind) {
        return switch (kind) {
            case HOST_LOST, CRASH_LOOP, OUT_OF_MEMORY, EXITED -> Condition.FAILING;
            case UNHEALTHY, HOST_PRESSURE, MEMORY_PRESSURE, WAITING, RESTARTED -> Condition.DEGRADED;
        };
    }

    private static String word(Problem.Kind kind) {
        return switch (kind) {
            case HOST_LOST -> "not seen";
            case CRASH_LOOP -> "in a crash loop";
            case OUT_OF_MEMORY -> "out of memory";
            case EXITED -> "exited";
            case UNHEALTHY -> "unhealthy";
            case HOST_PRESSURE -> "short of room";
            case MEMORY_PRESSURE -> "near the memory limit";
            case WAITING -> "waiting";
            case RESTARTED -> "restarted";
        };
    }

    private String trouble(Container container, Problem.Kind kind) {
        return switch (kind) {
            case CRASH_LOOP ->
                "crash loop" + (outOfMemory(container) ? ", out of memory" : "") + exitWords(container, ", ");
            case OUT_OF_MEMORY -> "out of memory" + exitWords(container, ", ");
            case EXITED -> exitWords(container, "").isEmpty() ? "dead" : exitWords(container, "");
            case UNHEALTHY -> "unhealthy, " + Words.count(container.health().failures(), "failed check");
            case MEMORY_PRESSURE ->
                "memory "
                        + Words.percent(gauges.latest(container.id(), Metric.MEMORY)
                                / container.limits().memoryBytes())
                        + " of its limit";
            case RESTARTED ->
                container.restarts() == 1 ? "restarted once" : "restarted " + container.restarts() + " times";
            case HOST_LOST, HOST_PRESSURE, WAITING -> word(kind);
        };
    }

    private static String exitWords(Container container, String before) {
        return container.exit().map(exit -> before + "exit " + exit.code()).orElse("");
    }
}
