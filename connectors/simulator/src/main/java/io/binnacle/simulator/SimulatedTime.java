package io.binnacle.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The clock a simulated cluster lives by: real, or moved by hand in tests.
///
/// It has two faces, as a real machine has: the wall clock, which may [#jump], and the time elapsed since the start,
/// which only ever grows and by which things happen.
public final class SimulatedTime {
    private final InstantSource wall;
    private final LongSupplier elapsed;
    private final AtomicLong steps;
    private final boolean stepped;
    private final AtomicLong jumpedNanos = new AtomicLong();
    private final List<Runnable> onMove = new CopyOnWriteArrayList<>();

    private SimulatedTime(InstantSource wall, LongSupplier elapsed, AtomicLong steps, boolean stepped) {
        this.wall = wall;
        this.elapsed = elapsed;
        this.steps = steps;
        this.stepped = stepped;
    }

    /// Tells the time of `clock`; things happen as real time passes.
    public static SimulatedTime following(Clock clock) {
        var start = System.nanoTime();
        return new SimulatedTime(clock, () -> System.nanoTime() - start, new AtomicLong(), false);
    }

    /// Starts at an instant and goes on at the pace of real time.
    public static SimulatedTime runningFrom(Instant start) {
        var zero = System.nanoTime();
        LongSupplier elapsed = () -> System.nanoTime() - zero;
        return new SimulatedTime(() -> start.plusNanos(elapsed.getAsLong()), elapsed, new AtomicLong(), false);
    }

    /// Stands still until it is told to [#advance].
    public static SimulatedTime stepped(Instant start) {
        var steps = new AtomicLong();
        return new SimulatedTime(() -> start.plusNanos(steps.get()), steps::get, steps, true);
    }

    public Instant now() {
        return wall.instant().plusNanos(jumpedNanos.get());
    }

    /// Nanoseconds since the start; no jump of the wall clock changes it.
    public long elapsedNanos() {
        return elapsed.getAsLong();
    }

    /// Moves a stepped time on. What is due by then has happened when this returns.
    public void advance(Duration by) {
        if (!stepped) {
            throw new IllegalStateException("real time cannot be advanced by hand");
        }
        steps.addAndGet(by.toNanos());
        onMove.forEach(Runnable::run);
    }

    /// Sets the wall clock on or back, as an administrator or a time server does.
    public void jump(Duration by) {
        jumpedNanos.addAndGet(by.toNanos());
        onMove.forEach(Runnable::run);
    }

    /// This time as a clock in UTC, to be passed to those who take one.
    public Clock clock() {
        return ((InstantSource) this::now).withZone(ZoneOffset.UTC);
    }

    boolean isStepped() {
        return stepped;
    }

    /// Nanoseconds of real time until the elapsed time reaches `due`; a stepped time never gets there by waiting.
    long nanosUntil(long due) {
        return stepped ? Long.MAX_VALUE : due - elapsedNanos();
    }

    /// What the wall clock said, or will say, at that elapsed time.
    Instant wallAt(long elapsedNanos) {
        return now().minusNanos(elapsedNanos() - elapsedNanos);
    }

    void onMove(Runnable action) {
        onMove.add(action);
    }

    void forget(Runnable action) {
        onMove.remove(action);
    }
}
