package io.binnacle.docker;

import io.binnacle.craft.Teller;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One engine, open.
final class DockerConnection implements Connection {
    private final Endpoint endpoint;
    private final ClusterId cluster;
    private final Surroundings surroundings;
    private final Engine engine;
    private final Picture picture = new Picture();
    private final Tasks tasks = new Tasks();
    private final HostFigures figures = new HostFigures();
    private final List<Capability> capabilities;
    private @Nullable Watch watch;
    private boolean closed;

    DockerConnection(Endpoint endpoint, Engine engine, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.cluster = new ClusterId("docker:" + endpoint.display());
        this.surroundings = surroundings;
        this.engine = engine;
        this.capabilities = List.of(
                new DockerLogs(engine, picture, surroundings, tasks),
                new DockerSamples(engine, surroundings, tasks, figures),
                new DockerTerminals(engine, picture, tasks),
                new DockerTraffic(engine, picture, surroundings, tasks, figures),
                new DockerOperator(engine, picture, surroundings),
                new DockerWorker(engine, picture, surroundings),
                picture.chronicle());
    }

    @Override
    public ClusterId cluster() {
        return cluster;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public String name() {
        return picture.host().map(host -> host.name()).orElse(engine.place().name());
    }

    @Override
    public synchronized Subscription watch(Watcher watcher) {
        if (closed || watch != null) {
            throw new IllegalStateException(closed ? "the connection is closed" : "it is watched already");
        }
        var started = new Watch(watcher);
        watch = started;
        started.start();
        return () -> unwatch(started);
    }

    private synchronized void unwatch(Watch which) {
        if (watch == which) {
            watch = null;
            which.end(false);
            picture.clear();
        }
    }

    @Override
    public synchronized void refresh() {
        if (watch != null) {
            watch.engineWatch.refresh();
        }
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (watch != null) {
            watch.end(true);
            watch = null;
        }
        tasks.close();
        picture.chronicle().close();
        engine.close();
    }

    /// One watcher and what works for it.
    private final class Watch {
        private final Teller teller;
        private final SwarmWatch swarmWatch;
        private final EngineWatch engineWatch;

        Watch(Watcher watcher) {
            teller = new Teller("docker-teller", watcher, picture::whole);
            swarmWatch = new SwarmWatch(engine, picture, surroundings);
            engineWatch = new EngineWatch(engine, surroundings, cluster, picture, teller, swarmWatch);
        }

        void start() {
            picture.onChange(teller::changed);
            teller.start();
            swarmWatch.start();
            engineWatch.start();
        }

        void end(boolean forGood) {
            picture.onChange(() -> {});
            engineWatch.close();
            swarmWatch.close();
            if (forGood) {
                teller.end(new Status.Closed());
            } else {
                teller.close();
            }
        }
    }
}
