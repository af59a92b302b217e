package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Host;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the simulated cluster. What it measures is a function of the subject and the time alone: a daily shape, the
/// app's character, the instance's own level, its trouble, and noise that is the same for all who ask.
final class Meter {
    private static final double MEBIBYTE = 1 << 20;
    private static final double DAY_SECONDS = 86_400;
    private static final double BUSIEST_HOUR = 20;
    /// CPU and memory of the demo's three hosts.
    private static final Map<String, double[]> DEMO_HOSTS = Map.of(
            "atlas-1", new double[] {0.58, 0.71}, "boreas-2", new double[] {0.66, 0.74}, "cetus-3", new double[] {
                0.41, 0.62
            });

    private final World world;

    Meter(World world) {
        this.world = world;
    }

    List<Sample> host(Host host, Instant at) {
        var level = DEMO_HOSTS.getOrDefault(host.name(), usual(host));
        var key = key(host.id().value());
        var cpu = level[0] * (0.96 + 0.08 * Noise.smooth(key, seconds(at) / 7));
        var network = 40 * MEBIBYTE * daily(at) * (0.8 + 0.4 * Noise.smooth(~key, seconds(at) / 5));
        return List.of(
                new Sample(host.id(), Metric.CPU, cpu * host.capacity().cpuCores(), at),
                new Sample(
                        host.id(),
                        Metric.MEMORY,
                        memory(host, level[1], at) * host.capacity().memoryBytes(),
                        at),
                new Sample(host.id(), Metric.NETWORK_IN, network, at),
                new Sample(host.id(), Metric.NETWORK_OUT, network * 0.7, at),
                new Sample(host.id(), Metric.DISK_READ, network * 0.05, at),
                new Sample(host.id(), Metric.DISK_WRITE, network * 0.12, at),
                new Sample(host.id(), Metric.DISK_USED, 0.38 + 0.2 * Noise.unit(key, 3), at));
    }

    private double[] usual(Host host) {
        var key = key(host.id().value());
        return new double[] {0.36 + 0.3 * Noise.unit(key, 1), 0.46 + 0.29 * Noise.unit(key, 2)};
    }

    private double memory(Host host, double usual, Instant at) {
        var little = 0.006 * (Noise.smooth(key(host.id().value()), seconds(at) / 20) - 0.5);
        return little
                + Incident.of(world.settings()).stream()
                        .filter(incident -> incident.trouble() == Incident.Trouble.HOST_PRESSED)
                        .filter(incident -> world.isHost(incident.host(), host.id()))
                        .findFirst()
                        .map(_ -> pressed(at))
                        .orElse(usual);
    }

    /// From 64 % an hour before the start to 83 %, or 94 % where the cluster is large.
    private double pressed(Instant at) {
        var most = world.settings().scenario() == SimulatorSettings.Scenario.FLEET ? 0.94 : 0.83;
        var part = 1 + minutesSinceStart(at) / 62;
        return 0.64 + (most - 0.64) * Math.clamp(part, 0, 1);
    }

    /// Nothing of one that has no processes.
    List<Sample> container(Container container, Instant at) {
        return container.state() == ContainerState.RUNNING || container.state() == ContainerState.PAUSED
                ? measured(container, at)
                : List.of();
    }

    /// What was, or would have been, measured then.
    List<Sample> measured(Container container, Instant at) {
        var kind = world.kind(container.app());
        var key = key(container.id().value());
        var own = 0.85 + 0.3 * Noise.unit(key, 7);
        var busy = container.state() == ContainerState.PAUSED ? 0 : daily(at) * own;
        var cpu = kind.cpuUse()
                * container.limits().cpuCores()
                * busy
                * (0.75 + 0.5 * Noise.smooth(key, seconds(at) / 6));
        var network = kind.bytesPerSecond() * busy * (0.7 + 0.6 * Noise.smooth(~key, seconds(at) / 4));
        var samples = new ArrayList<Sample>(6);
        samples.add(new Sample(container.id(), Metric.CPU, cpu, at));
        samples.add(new Sample(container.id(), Metric.MEMORY, memory(container, kind, at), at));
        samples.add(new Sample(container.id(), Metric.NETWORK_IN, network, at));
        samples.add(new Sample(container.id(), Metric.NETWORK_OUT, network * 1.6, at));
        samples.add(new Sample(container.id(), Metric.DISK_READ, network * 0.02, at));
        samples.add(new Sample(container.id(), Metric.DISK_WRITE, network * 0.06, at));
        return samples;
    }

    private double memory(Container container, AppKind kind, Instant at) {
        var key = key(container.id().value());
        var usual = kind.memoryUse() * (0.96 + 0.08 * Noise.unit(key, 9));
        var little = 0.012 * (Noise.smooth(key, seconds(at) / 30) - 0.5);
        var share = world.ailment(container.id())
                .map(incident -> troubled(incident, container, usual, at))
                .orElse(usual);
        return (share + little) * container.limits().memoryBytes();
    }

    private double troubled(Incident incident, Container container, double usual, Instant at) {
        var since = minutesSinceStart(at) + incident.minutesAgo();
        return switch (incident.trouble()) {
            case POOL_EXHAUSTED ->
                usual + ((container.name().endsWith("2") ? 0.803 : 0.777) - usual) * Math.clamp(since / 10, 0, 1);
            case NEAR_LIMIT -> usual + (0.94 - usual) * Math.clamp(1 + since / 25, 0, 1);
            case OUT_OF_MEMORY_LOOP -> sawtooth(container, at);
            case OUT_OF_MEMORY -> 0.985;
            case SEGFAULT_LOOP, EXITED, CHECK_TIMES_OUT, RESTARTED_ONCE, HOST_PRESSED, HOST_LOST -> usual;
        };
    }

    /// Fills its memory in each run, up to where it is killed.
    private static double sawtooth(Container container, Instant at) {
        var begun = container.startedAt().orElse(container.createdAt());
        var cycle = Ailment.LOOP_RUN.plus(Ailment.LOOP_WAIT).toMillis();
        var into = Math.floorMod(Duration.between(begun, at).toMillis(), cycle);
        return 0.2 + 0.79 * Math.clamp((double) into / Ailment.LOOP_RUN.toMillis(), 0, 1);
    }

    /// Busiest in the evening, quietest before dawn.
    private static double daily(Instant at) {
        var hour = at.getEpochSecond() % (long) DAY_SECONDS / 3600.0;
        return 1 + 0.18 * Math.cos((hour - BUSIEST_HOUR) / 24 * 2 * Math.PI);
    }

    private double minutesSinceStart(Instant at) {
        return Duration.between(world.startedAt(), at).toMillis() / 60_000.0;
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() * 1e-9;
    }

    private long key(String id) {
        return Noise.mix(world.settings().seed(), id.hashCode());
    }
}
