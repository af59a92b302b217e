package io.binnacle.marathon;

import io.binnacle.craft.Teller;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One scheduler, open.
final class MarathonConnection implements Connection {
    private final Endpoint endpoint;
    private final ClusterId cluster;
    private final Surroundings surroundings;
    private final Wire wire;
    private final Api api;
    private final Extensions extensions;
    private final Book book = new Book();
    private final Picture picture;
    private final Verdicts verdicts = new Verdicts();
    private final List<Capability> capabilities;
    private final MarathonTerminals terminals;
    private final List<Capability> extended;
    private @Nullable Watched watched;
    private boolean closed;

    MarathonConnection(Endpoint endpoint, Place place, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.cluster = new ClusterId("marathon:" + place.shown());
        this.surroundings = surroundings;
        this.wire = new Wire(place);
        this.api = new Api(wire);
        this.extensions = new Extensions(cluster, wire);
        this.picture = new Picture(cluster, place.name(), book, surroundings);
        this.capabilities =
                List.of(new MarathonOperator(api, extensions, book, picture, verdicts, surroundings, this::lookAt));
        this.terminals = new MarathonTerminals(wire);
        this.extended = List.of(new MarathonLogs(wire), new MarathonSamples(wire), terminals);
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
        return wire.place().name();
    }

    @Override
    public synchronized Subscription watch(Watcher watcher) {
        if (closed || watched != null) {
            throw new IllegalStateException(closed ? "the connection is closed" : "it is watched already");
        }
        var started = new Watched(watcher);
        watched = started;
        started.start();
        return () -> unwatch(started);
    }

    private synchronized void unwatch(Watched which) {
        if (watched == which) {
            watched = null;
            which.end(false);
            book.clear();
        }
    }

    private synchronized void lookAt(Order order) {
        var now = watched;
        if (now != null) {
            order.apps().forEach(now.watch::lookAt);
        }
    }

    @Override
    public synchronized void refresh() {
        if (watched != null) {
            watched.watch.refresh();
        }
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return Stream.concat(capabilities.stream(), extensions.offered() ? extended.stream() : Stream.empty())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (watched != null) {
            watched.end(true);
            watched = null;
        }
        terminals.close();
        wire.close();
    }

    /// One watcher and what works for it.
    private final class Watched {
        private final Teller teller;
        private final Watch watch;

        Watched(Watcher watcher) {
            teller = new Teller("marathon-teller", watcher, picture::whole);
            watch = new Watch(api, extensions, book, teller, verdicts, surroundings);
        }

        void start() {
            book.onChange(teller::changed);
            teller.start();
            watch.start();
        }

        void end(boolean forGood) {
            book.onChange(() -> {});
            watch.close();
            if (forGood) {
                teller.end(new Status.Closed());
            } else {
                teller.close();
            }
        }
    }
}
