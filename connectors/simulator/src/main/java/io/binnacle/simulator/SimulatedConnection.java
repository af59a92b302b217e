package io.binnacle.simulator;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// A connection to a cluster in this process.
public final class SimulatedConnection implements Connection {
    private final SimulatedCluster cluster;
    private final World world;
    private final Endpoint endpoint;
    private final Pulse pulse;
    private final Openings openings;
    private final List<Capability> capabilities;
    private final AtomicReference<Watch> watch = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    SimulatedConnection(SimulatedCluster cluster, World world, Endpoint endpoint) {
        this.cluster = cluster;
        this.world = world;
        this.pulse = new Pulse(world.time());
        this.endpoint = endpoint;
        this.openings = new Openings(pulse);
        this.capabilities = List.of(
                new SimulatedLogs(cluster, openings),
                new SimulatedSamples(cluster, openings),
                new SimulatedTerminals(world, closed::get),
                new SimulatedTraffic(world, openings),
                new SimulatedOperator(world, cluster.deeds(), closed::get, SimulatedOperator.YOU),
                new SimulatedWorker(world, cluster.deeds(), closed::get));
    }

    /// The cluster behind it, to make it fail, or to be asked what is really true.
    public SimulatedCluster simulated() {
        return cluster;
    }

    @Override
    public ClusterId cluster() {
        return cluster.id();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public String name() {
        return cluster.name();
    }

    @Override
    public Subscription watch(Watcher watcher) {
        if (closed.get()) {
            throw new IllegalStateException("the connection is closed");
        }
        var next = new Watch(world, pulse, watcher);
        if (watch.get() != null && !watch.get().over()) {
            throw new IllegalStateException("it is watched already");
        }
        watch.set(next);
        next.start("simulator " + name());
        return next;
    }

    @Override
    public void refresh() {
        var current = watch.get();
        if (current != null) {
            current.resync();
        }
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            var current = watch.get();
            if (current != null) {
                current.finish();
            }
            openings.close();
            pulse.close();
        }
    }
}
