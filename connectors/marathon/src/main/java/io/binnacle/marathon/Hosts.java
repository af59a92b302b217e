package io.binnacle.marathon;

import io.binnacle.craft.Json;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The machines tasks run on, as far as tasks tell of them. Where there is no task at all, the scheduler's own stands
/// for them, so that an empty cluster is still one that answers.
final class Hosts {
    private final ClusterId cluster;
    private final String place;
    private final Book.Known known;
    private final Map<HostId, String> names = new HashMap<>();

    /// @param place what the scheduler is called before it has told its name
    Hosts(ClusterId cluster, String place, Book.Known known) {
        this.cluster = cluster;
        this.place = place;
        this.known = known;
    }

    HostId id(String name) {
        return seen(name).flatMap(seen -> seen.facts().id()).orElseGet(() -> id(cluster, name));
    }

    static HostId id(ClusterId cluster, String name) {
        return new HostId(cluster.value() + "#" + name);
    }

    /// @param used hosts of what is drawn
    List<Host> all(Collection<HostId> used) {
        var ids = Set.copyOf(used);
        var tasks = new TreeMap<String, Tally>();
        known.apps().values().stream()
                .flatMap(app -> app.tasks().stream())
                .filter(Task::placed)
                .forEach(task ->
                        tasks.computeIfAbsent(task.host(), _ -> new Tally()).count(task));
        known.ended().values().forEach(end -> tasks.computeIfAbsent(end.task().host(), _ -> new Tally()));
        tasks.keySet().forEach(name -> names.put(id(name), name));
        known.hosts().keySet().forEach(name -> names.put(id(name), name));
        if (ids.isEmpty() && known.hosts().isEmpty()) {
            return List.of(host(leader(), known.presence()));
        }
        return Stream.concat(ids.stream().map(this::name), known.hosts().keySet().stream())
                .distinct()
                .sorted()
                .map(name -> host(name, presence(name, tasks.getOrDefault(name, new Tally()))))
                .toList();
    }

    /// The name of a host, as tasks and variables tell it.
    String name(HostId id) {
        return names.getOrDefault(id, id.value().substring(id.value().indexOf('#') + 1));
    }

    private String leader() {
        return Json.word(known.info(), "leader")
                .map(address -> address.replaceFirst(":[0-9]+$", ""))
                .filter(name -> !name.isBlank())
                .orElse(place);
    }

    private Optional<Book.HostSeen> seen(String name) {
        return Optional.ofNullable(known.hosts().get(name));
    }

    private Presence presence(String name, Tally tally) {
        var lost = seen(name).flatMap(Book.HostSeen::lostAt);
        return known.presence().live() && lost.isPresent() ? new Presence.Stale(lost.get(), silent()) : presence(tally);
    }

    private static Refusal silent() {
        return new Refusal(
                Refusal.Reason.UNREACHABLE,
                "to hear of this host from the scheduler",
                "it does not answer the scheduler",
                "see whether the host is up and its engine runs");
    }

    private Presence presence(Tally tally) {
        return known.presence().live() && tally.unreachable > 0 && tally.unreachable == tally.all
                ? new Presence.Stale(tally.since(), lost())
                : known.presence();
    }

    private static Refusal lost() {
        return new Refusal(
                Refusal.Reason.UNREACHABLE,
                "to hear of its tasks from the scheduler",
                "it has lost contact with this host (TASK_UNREACHABLE)",
                "see whether the host is up and its agent runs");
    }

    private Host host(String name, Presence presence) {
        var facts = seen(name).map(Book.HostSeen::facts);
        var labels = facts.filter(Extensions.HostFacts::drained).isPresent()
                ? Map.of("drained", "true")
                : Map.<String, String>of();
        return new Host(
                id(name),
                cluster,
                name,
                name,
                Set.of(name),
                presence,
                facts.map(Extensions.HostFacts::capacity).orElse(Capacity.UNKNOWN),
                facts.flatMap(Extensions.HostFacts::id).isPresent() ? "" : engine(),
                labels);
    }

    private String engine() {
        var version = Json.text(known.info(), "version");
        return ("Marathon " + version).strip();
    }

    /// How many tasks of a host the scheduler still hears of.
    private static final class Tally {
        private int all;
        private int unreachable;
        private Instant latest = Instant.EPOCH;

        void count(Task task) {
            all++;
            unreachable += task.unreachable() ? 1 : 0;
            task.startedAt().filter(latest::isBefore).ifPresent(at -> latest = at);
        }

        Instant since() {
            return latest;
        }
    }
}
