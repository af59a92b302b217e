package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.PMap;

/// Takes the list of all hosts.
final class Hosts {
    private Hosts() {}

    static void seen(Draft draft, Message.HostsSeen seen) {
        PMap<HostId, State.HostState> before = draft.state().hosts();
        PMap<HostId, State.HostState> after = merge(draft, seen.hosts());
        Set<HostId> changed = changed(before, after);
        draft.hosts(after, changed);
        changed.forEach(draft::freed);
        after.values().stream()
                .filter(h -> !h.live())
                .sorted(java.util.Comparator.comparing(State.HostState::id))
                .forEach(h -> draft.ledger()
                        .on(h.id())
                        .forEach(id -> draft.instance(id).ifPresent(i -> Reality.lost(draft, i))));
        Map<HostId, List<Message.Seen>> running = new TreeMap<>(seen.running());
        running.forEach((host, all) -> {
            State.HostState state = after.get(host);
            if (state != null && state.live()) {
                Reality.listed(draft, host, all);
            }
        });
        draft.ledger().appsWithInstances().forEach(draft::dirty);
        Apps.byPath(draft.state().wish()).keySet().forEach(draft::dirty);
    }

    private static PMap<HostId, State.HostState> merge(Draft draft, List<State.HostState> seen) {
        PMap<HostId, State.HostState> hosts = draft.state().hosts();
        Set<HostId> listed = new HashSet<>();
        for (State.HostState host : seen) {
            listed.add(host.id());
            State.HostState known = hosts.get(host.id());
            hosts = hosts.plus(host.id(), host.drained(known != null && known.drained()));
        }
        for (State.HostState host : draft.state().hosts().values()) {
            if (!listed.contains(host.id())) {
                hosts = kept(draft, host) ? hosts.plus(host.id(), host.live(false)) : hosts.minus(host.id());
            }
        }
        return hosts;
    }

    /// A host that nobody names any more is remembered as long as something depends on it.
    private static boolean kept(Draft draft, State.HostState host) {
        return host.drained() || !draft.ledger().on(host.id()).isEmpty();
    }

    private static Set<HostId> changed(PMap<HostId, State.HostState> before, PMap<HostId, State.HostState> after) {
        Set<HostId> changed = new HashSet<>();
        before.keySet().stream().filter(id -> !after.containsKey(id)).forEach(changed::add);
        after.forEach((id, host) -> {
            State.HostState was = before.get(id);
            if (was == null || !Objects.equals(was.seen(Instant.EPOCH), host.seen(Instant.EPOCH))) {
                changed.add(id);
            }
        });
        return changed;
    }
}
