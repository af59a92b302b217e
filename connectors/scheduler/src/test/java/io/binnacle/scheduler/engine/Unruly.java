package io.binnacle.scheduler.engine;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A simulated connection whose worker sometimes refuses, loses an answer, or finds an instance unwell.
final class Unruly implements Connection, Worker {
    /// Shares of one.
    record Odds(double refused, double lost, double unwell) {
        static final Odds FAIR = new Odds(0, 0, 0);
    }

    private final Connection real;
    private final Worker worker;
    private final Random random;
    final AtomicInteger portsTaken = new AtomicInteger();
    volatile Odds odds = Odds.FAIR;
    /// What the scheduler was told so far.
    volatile Topology told = Topology.EMPTY;

    Unruly(Connection real, Random random) {
        this.real = real;
        this.worker = real.capability(Worker.class).orElseThrow();
        this.random = random;
    }

    private synchronized boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @Override
    public Launched launch(HostId host, Launch launch) {
        if (chance(odds.refused)) {
            return new Launched.Refused(refusal("no room left on the disk"), true);
        }
        var lost = chance(odds.lost);
        var answer = worker.launch(host, launch);
        if (answer instanceof Launched.Refused(Refusal why, boolean known)
                && known
                && why.answered().contains("has a port of it")) {
            portsTaken.incrementAndGet();
        }
        return lost ? new Launched.Refused(refusal("the answer was lost"), false) : answer;
    }

    @Override
    public Answered end(ContainerId container, Duration grace) {
        var lost = chance(odds.lost);
        var answer = worker.end(container, grace);
        return lost ? new Answered.Refused(refusal("the answer was lost")) : answer;
    }

    private static Refusal refusal(String answered) {
        return new Refusal(Refusal.Reason.BROKEN, "to try a test's patience", answered, "try again");
    }

    @Override
    public Executed execute(ContainerId container, List<String> command, Duration timeout) {
        return chance(odds.unwell) ? new Executed.Exit(1, "unwell") : worker.execute(container, command, timeout);
    }

    @Override
    public Ports portsInUse(HostId host) {
        return worker.portsInUse(host);
    }

    @Override
    public ClusterId cluster() {
        return real.cluster();
    }

    @Override
    public Endpoint endpoint() {
        return real.endpoint();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Subscription watch(Watcher watcher) {
        return real.watch(new Watcher() {
            @Override
            public void changed(TopologyChange change) {
                watcher.changed(change);
                told = told.apply(change);
            }

            @Override
            public void happened(ClusterEvent event) {
                watcher.happened(event);
            }

            @Override
            public void status(Status status) {
                watcher.status(status);
            }

            @Override
            public void heard(Instant at) {
                watcher.heard(at);
            }

            @Override
            public void dropped(long events) {
                watcher.dropped(events);
            }
        });
    }

    @Override
    public void refresh() {
        real.refresh();
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind == Worker.class ? Optional.of(kind.cast(this)) : real.capability(kind);
    }

    @Override
    public void close() {
        real.close();
    }
}
