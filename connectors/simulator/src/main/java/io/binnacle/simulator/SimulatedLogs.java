package io.binnacle.simulator;

import io.binnacle.model.ContainerState;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Reads what simulated containers wrote.
final class SimulatedLogs implements Logs {
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(400);

    private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

    private final SimulatedCluster cluster;
    private final Openings openings;

    SimulatedLogs(SimulatedCluster cluster, Openings openings) {
        this.cluster = cluster;
        this.openings = openings;
    }

    @Override
    public Subscription read(Request request, Reader reader) {
        return openings.open(pulse -> new Reading(pulse, request, reader), "simulated logs");
    }

    private final class Reading extends Telling {
        private final Request request;
        private final Reader reader;
        private Instant from = Instant.MIN;

        Reading(Pulse pulse, Request request, Reader reader) {
            super(pulse);
            this.request = request;
            this.reader = reader;
        }

        @Override
        long tell(long elapsedNanos) {
            var container = cluster.topology().containers().get(request.container());
            if (container == null) {
                finish(from.equals(Instant.MIN) ? () -> reader.refused(unknown()) : reader::ended);
                return Long.MAX_VALUE;
            }
            var now = cluster.time().now();
            var first = from.equals(Instant.MIN);
            tell(first ? cluster.logTail(request.container(), request.tail()) : fresh(now));
            from = now;
            var goesOn = container.state().alive() || container.state() == ContainerState.RESTARTING;
            if (!request.follow() || !goesOn) {
                finish(reader::ended);
            }
            return elapsedNanos + EVERY;
        }

        /// After a jump of the clock not all that would have been written is read.
        private List<LogLine> fresh(Instant now) {
            return from.plus(LONGEST_GAP).isBefore(now)
                    ? cluster.logTail(request.container(), Math.max(100, request.tail()))
                    : cluster.logBetween(request.container(), from, now);
        }

        private void tell(List<LogLine> lines) {
            if (!lines.isEmpty() && !over()) {
                reader.lines(lines);
            }
        }

        /// The reader may have closed it while it was told the lines.
        private void finish(Runnable last) {
            endWith(last);
        }

        private Refusal unknown() {
            return new Refusal(
                    Refusal.Reason.REJECTED,
                    "to read the log of " + request.container(),
                    "there is no such container",
                    "look whether it was removed or replaced");
        }
    }
}
