package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Passes on what a container wrote, a line each: `at`, `stream`, `text`, `cut`.
///
/// Which host has the container is found by asking one after the other: one that has it not refuses.
final class InstanceLogs {
    private static final int MOST = 100_000;

    private final Scheduler scheduler;
    private final Limits limits;

    InstanceLogs(Scheduler scheduler, Limits limits) {
        this.scheduler = scheduler;
        this.limits = limits;
    }

    Answer read(Call call, ContainerId container) throws Fault {
        var tail = call.query().whole("tail", 100, MOST);
        var follow = call.query().flag("follow", false);
        var from = call.query().text("since");
        var since = from.isPresent() ? Instant.parse(Apps.timestamp(from.get())) : Instant.MIN;
        var readers = scheduler.hosts().stream()
                .flatMap(host -> host.capability(Logs.class).stream())
                .toList();
        if (readers.isEmpty()) {
            throw Fault.of(501, "No host here can read logs.");
        }
        var request = new Logs.Request(container, tail, follow);
        return new Answer.Flowing("application/x-ndjson", sink -> flow(readers, request, since, sink));
    }

    private void flow(List<Logs> readers, Logs.Request request, Instant since, Answer.Sink sink)
            throws IOException, InterruptedException {
        var why = JsonNodeFactory.instance.objectNode();
        for (var logs : readers) {
            var reading = new Reading(new Lines(limits), since);
            try (Subscription _ = logs.read(request, reading)) {
                if (reading.found()) {
                    reading.lines.flow(sink);
                    return;
                }
                why = reading.refusal;
            }
        }
        sink.write(Reception.text(why) + "\n");
    }

    /// Waits to know whether the host has the container, and then passes on.
    private static final class Reading implements Logs.Reader {
        private static final long PATIENCE_SECONDS = 10;

        private final Lines lines;
        private final Instant since;
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean refused;
        private volatile ObjectNode refusal = JsonNodeFactory.instance.objectNode();

        Reading(Lines lines, Instant since) {
            this.lines = lines;
            this.since = since;
        }

        /// A host that says nothing for long has it, and it is quiet.
        boolean found() throws InterruptedException {
            var known = answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return !(known && refused);
        }

        @Override
        public void lines(List<LogLine> more) {
            more.stream().filter(line -> !line.at().isBefore(since)).forEach(line -> lines.tell(write(line)));
            answered.countDown();
        }

        @Override
        public void ended() {
            lines.end();
            answered.countDown();
        }

        @Override
        public void refused(Refusal why) {
            refusal = JsonNodeFactory.instance.objectNode().put("refused", why.sentence());
            refused = true;
            lines.tell(refusal);
            lines.end();
            answered.countDown();
        }

        private static JsonNode write(LogLine line) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("at", line.at().toString())
                    .put("stream", line.stream().name().toLowerCase(Locale.ROOT))
                    .put("text", line.text())
                    .put("cut", line.cut());
        }
    }
}
