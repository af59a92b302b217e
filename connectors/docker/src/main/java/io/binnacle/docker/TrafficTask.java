package io.binnacle.docker;

import io.binnacle.craft.BackOff;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Metric;
import io.binnacle.model.Refusal;
import io.binnacle.model.Sample;
import io.binnacle.spi.Surroundings;
import io.binnacle.spi.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Observes one host's traffic for as long as it is wanted: starts the probe when the host is there, asks it each
/// second, and starts another when it is lost.
final class TrafficTask extends Telling {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_IMAGE = Duration.ofSeconds(15);
    private static final int SELDOM = 15;
    private static final int MOST_PIDS = 2000;
    private static final int HOST_PID = 1;

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final HostFigures figures;
    private final Traffic.Listener listener;
    private final String image;
    private final Observed observed = new Observed();
    private final Newcomers newcomers = new Newcomers();
    private final BackOff backOff;
    private final Map<Integer, Set<Integer>> listened = new HashMap<>();
    private Set<String> ownAddresses = Set.of();
    private Optional<Scan.Cpu> lastCpu = Optional.empty();

    TrafficTask(
            Engine engine, Picture picture, Surroundings surroundings, HostFigures figures, Traffic.Listener listener) {
        super("docker-traffic");
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.figures = figures;
        this.listener = listener;
        this.image = surroundings.environment().getOrDefault("BINNACLE_PROBE_IMAGE", Probe.USUAL_IMAGE);
        this.backOff = new BackOff(surroundings.random());
    }

    @Override
    void work() throws InterruptedException {
        try {
            while (!closed()) {
                var host = picture.host().filter(one -> one.presence().live());
                if (host.isEmpty()) {
                    pause(PACE.dividedBy(4));
                } else {
                    session(host.get());
                }
            }
        } finally {
            picture.observed(observed.none());
        }
    }

    private void session(Host host) throws InterruptedException {
        try {
            Probe.sweep(engine);
            try (var probe = Probe.start(engine, image)) {
                onClose(probe::close);
                observe(host, probe);
            }
        } catch (Probe.NoImage missing) {
            refused(host.id(), Probe.noImage(image, engine));
            pause(WAIT_FOR_IMAGE);
        } catch (IOException wrong) {
            if (!closed()) {
                refused(host.id(), engine.refusal("to observe traffic on " + host.name(), wrong));
                pause(backOff.next().plus(PACE));
            }
        } finally {
            picture.observed(observed.none());
        }
    }

    private void refused(HostId host, Refusal refusal) {
        tell(() -> listener.host(host, Optional.of(refusal)));
    }

    private void observe(Host host, Probe probe) throws IOException, InterruptedException {
        lastCpu = Optional.empty();
        for (var round = 0; !closed(); round++) {
            var start = System.nanoTime();
            var containers = picture.all();
            var pids = new ArrayList<>(List.of(HOST_PID));
            Talk.pids(containers).stream().limit(MOST_PIDS).forEach(pids::add);
            var scan = probe.scan(pids, round % SELDOM == 0);
            if (round == 0) {
                backOff.reset();
                tell(() -> listener.host(host.id(), Optional.empty()));
            }
            listened.keySet().retainAll(pids);
            addresses(scan);
            show(host, containers, scan);
            tellFigures(host, scan);
            pause(PACE.minusNanos(System.nanoTime() - start));
        }
    }

    private void show(Host host, List<Seen> containers, Scan scan) {
        var seen = Talk.seen(host.id(), containers, ownAddresses, scan, HOST_PID, listened);
        var told = newcomers.withoutStrangers(seen, containers);
        var links = observed.update(told, scan.closing(), surroundings.clock().instant());
        tell(() -> picture.observed(links));
    }

    /// The addresses of bridges are the same on many hosts, so they tell none from another.
    private void addresses(Scan scan) {
        if (scan.addresses().isEmpty()) {
            return;
        }
        var all = new HashSet<String>();
        var unique = new TreeSet<String>();
        for (var one : scan.addresses()) {
            all.add(one.address());
            if (!one.device().matches("(lo|docker.*|br-.*|veth.*|cni.*|podman.*|virbr.*|flannel.*)(@.*)?")
                    && !one.address().startsWith("fe80:")) {
                unique.add(one.address());
            }
        }
        ownAddresses = all;
        picture.addresses(unique);
    }

    private void tellFigures(Host host, Scan scan) {
        var at = surroundings.clock().instant();
        var samples = new ArrayList<Sample>();
        scan.memory()
                .ifPresent(memory -> samples.add(
                        new Sample(host.id(), Metric.MEMORY, memory.totalBytes() - memory.availableBytes(), at)));
        scan.diskUsed().ifPresent(share -> samples.add(new Sample(host.id(), Metric.DISK_USED, share, at)));
        scan.cpu().ifPresent(now -> {
            lastCpu.filter(before ->
                            now.total() > before.total() && host.capacity().cpuCores() > 0)
                    .ifPresent(before -> samples.add(new Sample(
                            host.id(),
                            Metric.CPU,
                            host.capacity().cpuCores()
                                    * Math.max(0, now.busy() - before.busy())
                                    / (now.total() - before.total()),
                            at)));
            lastCpu = Optional.of(now);
        });
        tell(() -> figures.tell(samples));
    }
}
