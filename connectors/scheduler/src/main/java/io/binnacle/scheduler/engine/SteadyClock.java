package io.binnacle.scheduler.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/// Time as deadlines need it: it never goes back and never jumps, whatever somebody does to the clock of the machine.
///
/// It runs as the processor's own counter does, and where the wall clock says something else it is drawn towards it,
/// by at most a twentieth of the time that passes. A step of an hour so ends nobody's grace period, and after a day
/// both say the same again.
final class SteadyClock extends Clock {
    private static final int SLEW = 20;

    private final Clock wall;
    private final LongSupplier nanos;
    private long lastNanos;
    private Instant last;

    /// @param notBefore the latest time that has ever been told, for a machine that wakes up in the past
    SteadyClock(Clock wall, LongSupplier nanos, Instant notBefore) {
        this.wall = wall;
        this.nanos = nanos;
        var now = wall.instant();
        last = now.isBefore(notBefore) ? notBefore : now;
        lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        var ticks = nanos.getAsLong();
        var passed = Math.max(0, ticks - lastNanos);
        lastNanos = ticks;
        var steady = last.plusNanos(passed);
        last = steady.plusNanos(drawn(steady, passed / SLEW));
        return last;
    }

    private long drawn(Instant steady, long most) {
        var off = Duration.between(steady, wall.instant());
        if (off.compareTo(Duration.ofNanos(most)) > 0) {
            return most;
        }
        return off.compareTo(Duration.ofNanos(-most)) < 0 ? -most : off.toNanos();
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return wall.getZone().equals(zone) ? this : Clock.fixed(instant(), zone);
    }
}
