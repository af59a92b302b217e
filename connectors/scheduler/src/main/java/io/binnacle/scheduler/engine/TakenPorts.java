package io.binnacle.scheduler.engine;

import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.spi.Worker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Ports of hosts that somebody has who is not ours. Each host is asked on a thread of its own, once at a time.
final class TakenPorts {
    private static final Logger LOG = System.getLogger(TakenPorts.class.getName());

    private final Map<HostId, Set<Integer>> taken = new ConcurrentHashMap<>();
    private final Set<HostId> asking = ConcurrentHashMap.newKeySet();
    private final Supplier<State> state;
    private final Runnable changed;

    TakenPorts(Supplier<State> state, Runnable changed) {
        this.state = state;
        this.changed = changed;
    }

    Set<Integer> of(HostId host) {
        return taken.getOrDefault(host, Set.of());
    }

    void ask(HostId host, Worker worker) {
        if (asking.add(host)) {
            Thread.ofVirtual().name("scheduler-ports").start(() -> answer(host, worker));
        }
    }

    private void answer(HostId host, Worker worker) {
        try {
            switch (worker.portsInUse(host)) {
                case Worker.Ports.Known(Set<Integer> tcp, Set<Integer> udp) -> known(host, tcp, udp);
                case Worker.Ports.Refused(Refusal why) -> LOG.log(Level.DEBUG, why.sentence());
            }
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "the ports of a host cannot be told", ours);
        } finally {
            asking.remove(host);
        }
    }

    private void known(HostId host, Set<Integer> tcp, Set<Integer> udp) {
        var others = new HashSet<>(tcp);
        others.addAll(udp);
        state.get().instances().values().stream()
                .flatMap(instance -> instance.placed().stream())
                .filter(placed -> placed.host().equals(host))
                .map(Instance.Placed::hostPorts)
                .forEach(others::removeAll);
        if (!others.equals(taken.put(host, Set.copyOf(others)))) {
            changed.run();
        }
    }
}
