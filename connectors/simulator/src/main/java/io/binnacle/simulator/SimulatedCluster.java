package io.binnacle.simulator;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.model.Topology;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;

/// A cluster that exists only in this process: the same for the same seed, driven by its own time, and obedient to
/// whoever wants to see it fail. Safe from any thread.
public final class SimulatedCluster {
    private final World world;
    private final Site site;
    private final Meter meter;
    private final LogBook logs;
    private final Faults faults;
    private final Deeds deeds;

    private SimulatedCluster(World world) {
        this.world = world;
        this.site = new Site(world.settings());
        this.meter = new Meter(world);
        this.logs = new LogBook(world);
        this.faults = new Faults(this, world);
        this.deeds = new Deeds(world);
    }

    public static SimulatedCluster of(SimulatorSettings settings, SimulatedTime time) {
        var cluster = later(settings, time);
        cluster.advance();
        return cluster;
    }

    /// It is made when it is first looked at.
    private static SimulatedCluster later(SimulatorSettings settings, SimulatedTime time) {
        var world = new World(settings, time);
        var cluster = new SimulatedCluster(world);
        world.atBirth(() -> {
            Liveliness.begin(world, cluster.deeds);
            cluster.failAsAsked();
        });
        time.onMove(cluster::advance);
        return cluster;
    }

    private void failAsAsked() {
        var settings = world.settings();
        Runnable all = () -> settings.faults().forEach(faults::named);
        if (settings.faultsAfter().isZero()) {
            all.run();
        } else {
            world.in(settings.faultsAfter(), all);
        }
        if (settings.floodPerSecond() > 0) {
            faults.flood(settings.floodPerSecond());
        }
    }

    /// What makes it fail.
    public Faults faults() {
        return faults;
    }

    /// What its people do to it behind our back.
    public Deeds deeds() {
        return deeds;
    }

    /// Returns at once; the cluster is made when it is first looked at. The settings may say at what time it starts,
    /// else the clock does.
    static SimulatedCluster later(SimulatorSettings settings, Clock clock) {
        return later(
                settings,
                settings.startAt().map(SimulatedTime::runningFrom).orElseGet(() -> SimulatedTime.following(clock)));
    }

    public ClusterId id() {
        return site.id();
    }

    public String name() {
        return site.name();
    }

    public SimulatorSettings settings() {
        return world.settings();
    }

    public SimulatedTime time() {
        return world.time();
    }

    /// What somebody outside sees of it now.
    public Topology topology() {
        synchronized (world) {
            world.advance();
            return world.sight().seen();
        }
    }

    /// What is really true there now, seen or not.
    public Topology truth() {
        synchronized (world) {
            world.advance();
            return world.truth();
        }
    }

    /// A new connection to it. Closing it leaves the cluster as it is.
    public Connection connect() {
        return connect(settings().endpoint());
    }

    Connection connect(Endpoint endpoint) {
        return new SimulatedConnection(this, world, endpoint);
    }

    /// Another person's hands on this cluster.
    public Operator operator(String by) {
        return new SimulatedOperator(world, deeds(), () -> false, by);
    }

    /// @throws NoSuchElementException when there is no container of that name
    public Container container(String name) {
        return truth().containers().values().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no container is named " + name));
    }

    /// @throws NoSuchElementException when there is no host of that name
    public Host host(String name) {
        return truth().hosts().values().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no host is named " + name));
    }

    /// What a measurement of it would say; nothing where nothing can be measured.
    public OptionalDouble measure(Subject subject, Metric metric, Instant at) {
        return samples(subject, at).stream()
                .filter(sample -> sample.metric() == metric)
                .mapToDouble(Sample::value)
                .findFirst();
    }

    /// Every metric of one subject; empty where nothing can be measured.
    List<Sample> samples(Subject subject, Instant at) {
        synchronized (world) {
            world.advance();
            return switch (subject) {
                case HostId host ->
                    world.hostSeen(host).map(one -> meter.host(one, at)).orElse(List.of());
                case ContainerId id ->
                    world.containerSeen(id).map(one -> meter.container(one, at)).orElse(List.of());
            };
        }
    }

    /// What would have been measured of it in the past, whatever it does now.
    List<Sample> pastSamples(Subject subject, Instant at) {
        synchronized (world) {
            world.advance();
            return switch (subject) {
                case HostId host ->
                    world.hostSeen(host).map(one -> meter.host(one, at)).orElse(List.of());
                case ContainerId id ->
                    world.containerSeen(id).map(one -> meter.measured(one, at)).orElse(List.of());
            };
        }
    }

    /// The last lines of a container; empty when there is none such.
    public List<LogLine> logTail(ContainerId id, int count) {
        synchronized (world) {
            world.advance();
            return world.container(id)
                    .map(one -> logs.tail(one, count, world.time().now()))
                    .orElse(List.of());
        }
    }

    /// The lines a container wrote after `from`, up to and including `until`.
    public List<LogLine> logBetween(ContainerId id, Instant from, Instant until) {
        synchronized (world) {
            world.advance();
            return world.container(id)
                    .map(one -> logs.between(one, from, until))
                    .orElse(List.of());
        }
    }

    private void advance() {
        synchronized (world) {
            world.advance();
        }
    }
}
