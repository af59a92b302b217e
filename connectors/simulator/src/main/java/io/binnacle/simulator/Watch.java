package io.binnacle.simulator;

import io.binnacle.spi.Connection;
import java.util.concurrent.TimeUnit;

/// One watcher of a connection, and what it is told.
final class Watch extends Telling {
    private static final long HEARD_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final World world;
    private final Connection.Watcher watcher;
    private final Outbox outbox;
    private long heardDue;

    Watch(World world, Pulse pulse, Connection.Watcher watcher) {
        super(pulse);
        this.world = world;
        this.watcher = watcher;
        this.outbox = new Outbox(world, pulse::wake);
    }

    void begin(String threadName) {
        synchronized (world) {
            outbox.status(new Connection.Status.Connecting());
            world.advance();
            outbox.resync();
            world.pastEvents().forEach(outbox::happened);
            outbox.status(world.reach().status());
            world.add(outbox);
        }
        start(threadName);
    }

    void resync() {
        outbox.resync();
    }

    @Override
    long tell(long elapsedNanos) {
        advance();
        var more = true;
        while (more && !over()) {
            more = outbox.tellNext(watcher);
        }
        if (elapsedNanos >= heardDue && !over()) {
            heardDue = elapsedNanos + HEARD_EVERY;
            heard();
        }
        return Math.min(heardDue, nextDue());
    }

    private void advance() {
        synchronized (world) {
            world.advance();
        }
    }

    private long nextDue() {
        synchronized (world) {
            return world.nextDue();
        }
    }

    private void heard() {
        boolean answers;
        synchronized (world) {
            answers = !world.sight().allDark();
        }
        if (answers) {
            watcher.heard(world.time().now());
        }
    }

    /// Tells that it is closed, and then nothing more.
    void finish() {
        synchronized (world) {
            world.remove(outbox);
        }
        endWith(() -> watcher.status(new Connection.Status.Closed()));
    }

    @Override
    void ended() {
        synchronized (world) {
            world.remove(outbox);
        }
    }
}
