package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.binnacle.model.AppId;
import io.binnacle.model.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All that a scheduler last told of itself. One thread writes, any may read.
final class Book {
    /// @param info of `/v2/info`
    /// @param ended how each app's last task ended
    record Known(
            JsonNode info,
            Map<AppId, AppState> apps,
            Map<AppId, Ended> ended,
            List<Plan> plans,
            Map<AppId, Queued> queue,
            Map<AppId, List<Version>> history,
            Map<String, HostSeen> hosts,
            Presence presence) {}

    /// A host as the scheduler tells of it, and since when it does not answer the scheduler.
    record HostSeen(Extensions.HostFacts facts, Optional<Instant> lostAt) {}

    private final TreeMap<AppId, AppState> apps = new TreeMap<>();
    private final Map<AppId, Ended> ended = new HashMap<>();
    private final Map<AppId, List<Version>> history = new HashMap<>();
    private JsonNode info = MissingNode.getInstance();
    private List<Plan> plans = List.of();
    private Map<AppId, Queued> queue = Map.of();
    private Map<String, HostSeen> hosts = Map.of();
    private Optional<Presence> presence = Optional.empty();
    private Runnable onChange = () -> {};

    synchronized void onChange(Runnable listener) {
        onChange = listener;
    }

    /// Empty until the first list has come.
    synchronized Optional<Known> known() {
        return presence.map(now ->
                new Known(info, new TreeMap<>(apps), Map.copyOf(ended), plans, queue, Map.copyOf(history), hosts, now));
    }

    synchronized Optional<AppState> app(AppId id) {
        return Optional.ofNullable(apps.get(id));
    }

    synchronized Optional<Task> task(String id) {
        return apps.values().stream()
                .flatMap(app -> app.tasks().stream())
                .filter(task -> task.id().equals(id))
                .findFirst();
    }

    synchronized boolean holds() {
        return presence.isPresent();
    }

    synchronized void info(JsonNode told) {
        info = told;
    }

    /// Told with the next change.
    synchronized void hosts(List<Extensions.HostFacts> told, Instant now) {
        var next = new TreeMap<String, HostSeen>();
        for (var facts : told) {
            var before = Optional.ofNullable(hosts.get(facts.name())).flatMap(HostSeen::lostAt);
            next.put(
                    facts.name(),
                    new HostSeen(facts, facts.live() ? Optional.empty() : before.or(() -> Optional.of(now))));
        }
        hosts = next;
    }

    /// In place of all that was known, and all of it is so now.
    void all(Collection<AppState> listed, List<Plan> toldPlans, Map<AppId, Queued> toldQueue) {
        change(() -> {
            presence = Optional.of(new Presence.Live());
            plans = List.copyOf(toldPlans);
            queue = Map.copyOf(toldQueue);
            apps.clear();
            listed.forEach(this::put);
            ended.keySet().retainAll(apps.keySet());
            history.keySet().retainAll(apps.keySet());
        });
    }

    void app(AppId id, Optional<AppState> told) {
        change(() -> {
            if (told.isPresent()) {
                put(told.get());
            } else {
                apps.remove(id);
                ended.remove(id);
                history.remove(id);
            }
        });
    }

    /// What an app was is remembered as it goes by: it need not be asked for again.
    private void put(AppState app) {
        var before = apps.put(app.id(), app);
        if (before != null && !before.version().equals(app.version())) {
            Version.read(before.json()).ifPresent(version -> remember(app.id(), version));
        }
        app.lastFailure().ifPresent(this::keep);
    }

    private void remember(AppId id, Version version) {
        var versions = new ArrayList<>(history.getOrDefault(id, List.of()));
        if (versions.stream().noneMatch(one -> one.id().equals(version.id()))) {
            versions.addFirst(version);
        }
        history.put(id, List.copyOf(versions.subList(0, Math.min(versions.size(), History.MOST))));
    }

    private void keep(Ended end) {
        ended.merge(end.task().app(), end, (old, now) -> now.at().isBefore(old.at()) ? old : now);
    }

    /// Of an app that is not known it is not kept: the app is gone, or will be listed with its last failure.
    void ended(Ended end) {
        change(() -> {
            if (apps.containsKey(end.task().app())) {
                keep(end);
            }
        });
    }

    void plans(List<Plan> toldPlans, Map<AppId, Queued> toldQueue) {
        change(() -> {
            plans = List.copyOf(toldPlans);
            queue = Map.copyOf(toldQueue);
        });
    }

    void history(AppId id, List<Version> versions) {
        change(() -> {
            if (apps.containsKey(id)) {
                history.put(id, List.copyOf(versions));
            }
        });
    }

    void presence(Presence now) {
        change(() -> presence = Optional.of(now));
    }

    private void change(Runnable what) {
        Runnable told;
        synchronized (this) {
            what.run();
            told = onChange;
        }
        told.run();
    }

    synchronized void clear() {
        apps.clear();
        ended.clear();
        history.clear();
        plans = List.of();
        queue = Map.of();
        hosts = Map.of();
        presence = Optional.empty();
    }

    synchronized boolean waiting() {
        return !plans.isEmpty()
                || !queue.isEmpty()
                || apps.values().stream().anyMatch(app -> app.tasks().size() < app.instances());
    }
}
