package io.binnacle.simulator;

import io.binnacle.spi.Connection;
import java.util.concurrent.TimeUnit;

/// One watcher of a connection, and what it is told.
final class Watch extends Telling {
    private static final long HEARD_EVERY = TimeUnit.SECONDS.toNanos(1);

    private static final int AT_ONCE = 1_000;

    private final World world;
    private final Connection.Watcher watcher;
    private final Outbox outbox;
    private boolean begun;
    private boolean shown;
    private long heardDue;

    Watch(World world, Pulse pulse, Connection.Watcher watcher) {
        super(pulse);
        this.world = world;
        this.watcher = watcher;
        this.outbox = new Outbox(world, pulse::wake);
    }

    void resync() {
        outbox.resync();
    }

    /// A large cluster takes a moment to be made; nobody who wants to close the watch waits for that.
    @Override
    void prepare() {
        if (!begun) {
            begun = true;
            outbox.status(new Connection.Status.Connecting());
            return;
        }
        synchronized (world) {
            world.advance();
            if (!shown) {
                shown = true;
                outbox.resync();
                world.pastEvents().forEach(outbox::happened);
                outbox.status(world.reach().status());
                world.add(outbox);
            }
        }
    }

    @Override
    long tell(long elapsedNanos) {
        for (var told = 0; told < AT_ONCE && !over(); told++) {
            if (!outbox.tellNext(watcher)) {
                return Math.min(heard(elapsedNanos), nextDue());
            }
        }
        heard(elapsedNanos);
        return elapsedNanos;
    }

    private long nextDue() {
        synchronized (world) {
            return world.nextDue();
        }
    }

    /// @return when it is due to be told again
    private long heard(long elapsedNanos) {
        if (elapsedNanos >= heardDue && shown && !over()) {
            heardDue = elapsedNanos + HEARD_EVERY;
            if (answers()) {
                watcher.heard(world.time().now());
            }
        }
        return shown ? heardDue : Long.MAX_VALUE;
    }

    private boolean answers() {
        synchronized (world) {
            return !world.sight().allDark();
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
