package io.binnacle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.binnacle.views.UiThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/// Moves something at each pulse of the toolkit for a while, and counts what came of it.
final class FrameWatch extends AnimationTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Runnable move;
    private final LongSupplier frames;
    private final long forNanos;
    private final Durations between = new Durations();
    private final CompletableFuture<Seen> done = new CompletableFuture<>();
    private final long uiThread = Thread.currentThread().threadId();
    private final long uiBefore = THREADS.getThreadCpuTime(uiThread);
    private final long processBefore = PROCESS.getProcessCpuTime();
    private final long began = System.nanoTime();
    private final long framesBefore;
    private long lastFrames;
    private long lastAt = began;

    /// What was seen.
    ///
    /// @param between two frames that differ
    /// @param uiNanos of the processor, by the thread that all windows share
    record Seen(Durations between, long frames, long nanos, long uiNanos, long processNanos) {
        void tell(Report report, long size, String scenario) {
            report.add(size, "frame_p95_ms, " + scenario, between.quantileMillis(0.95), "ms");
            report.add(size, "frame_max_ms, " + scenario, between.quantileMillis(1), "ms");
            report.add(size, "frames_per_s, " + scenario, frames / seconds(), "/s");
            if (frames > 0) {
                report.add(size, "ui_thread_ms, " + scenario, uiNanos / 1e6 / frames, "ms a frame");
                report.add(size, "processor_ms, " + scenario, processNanos / 1e6 / frames, "ms a frame");
            }
            tellWork(report, size, scenario);
        }

        void tellWork(Report report, long size, String scenario) {
            report.add(size, "cpu_percent, " + scenario, processNanos / 1e7 / seconds(), "% of one core");
        }

        private double seconds() {
            return nanos / 1e9;
        }
    }

    private FrameWatch(Runnable move, LongSupplier frames, int seconds) {
        this.move = move;
        this.frames = frames;
        this.forNanos = TimeUnit.SECONDS.toNanos(seconds);
        this.framesBefore = frames.getAsLong();
        this.lastFrames = framesBefore;
    }

    /// Blocks; not to be called on the UI thread.
    ///
    /// @param move called at each pulse
    /// @param frames how many there have been
    static Seen watch(Runnable move, LongSupplier frames, int seconds) {
        var watch = new CompletableFuture<FrameWatch>();
        UiThread.run(() -> {
            var made = new FrameWatch(move, frames, seconds);
            watch.complete(made);
            made.start();
        });
        return watch.join().done.join();
    }

    /// Nothing is moved and nobody watches the pulses, which would be work itself.
    static Seen rest(LongSupplier frames, int seconds) throws InterruptedException {
        var before = frames.getAsLong();
        var processBefore = PROCESS.getProcessCpuTime();
        var began = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        return new Seen(
                new Durations(),
                frames.getAsLong() - before,
                System.nanoTime() - began,
                0,
                PROCESS.getProcessCpuTime() - processBefore);
    }

    @Override
    public void handle(long pulse) {
        var now = System.nanoTime();
        var count = frames.getAsLong();
        if (count != lastFrames) {
            between.add(now - lastAt);
            lastFrames = count;
            lastAt = now;
        }
        if (now - began < forNanos) {
            move.run();
            return;
        }
        stop();
        done.complete(new Seen(
                between,
                count - framesBefore,
                now - began,
                THREADS.getThreadCpuTime(uiThread) - uiBefore,
                PROCESS.getProcessCpuTime() - processBefore));
    }
}
