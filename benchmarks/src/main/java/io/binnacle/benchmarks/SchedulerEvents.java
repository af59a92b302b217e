package io.binnacle.benchmarks;

import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The events of a scheduler, read as they come.
final class SchedulerEvents implements AutoCloseable {
    private static final int KEPT = 100_000;
    private static final String END = "";

    private final Stream<String> lines;
    private final LinkedBlockingQueue<String> waiting = new LinkedBlockingQueue<>(KEPT);

    SchedulerEvents(Stream<String> lines) {
        this.lines = lines;
        Thread.ofVirtual().start(this::read);
    }

    /// However it ends, whoever waits is told.
    private void read() {
        try {
            lines.filter(line -> line.startsWith("data:")).forEach(this::put);
        } finally {
            put(END);
        }
    }

    private void put(String line) {
        try {
            waiting.put(line);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads on until so many tasks of the app have been told to run.
    void awaitRunning(String app, int count, int patienceSeconds) throws IOException, InterruptedException {
        await("\"TASK_RUNNING\"", "\"appId\":\"" + app + "\"", count, patienceSeconds);
    }

    /// Reads on until a deployment has ended well.
    void awaitDeployed(String deployment, int patienceSeconds) throws IOException, InterruptedException {
        await("deployment_success", deployment, 1, patienceSeconds);
    }

    private void await(String one, String other, int count, int patienceSeconds)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        for (var seen = 0; seen < count; ) {
            var line = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IOException(
                        seen + " of " + count + " " + one + " of " + other + " in " + patienceSeconds + " s");
            }
            if (line.equals(END)) {
                waiting.add(END);
                throw new IOException(
                        "the scheduler's events ended after " + seen + " of " + count + " " + one + " of " + other);
            }
            seen += line.contains(one) && line.contains(other) ? 1 : 0;
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
