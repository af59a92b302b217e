package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One JSON object a line, from whoever tells them to one reader. What a slow reader has no room for is dropped,
/// counted, and told.
final class Lines {
    private static final long TURN_MILLIS = 250;

    private final BlockingQueue<JsonNode> queue;
    private final AtomicLong dropped = new AtomicLong();
    private final Duration heartbeat;
    private volatile boolean ended;

    Lines(Limits limits) {
        queue = new ArrayBlockingQueue<>(limits.outstanding());
        heartbeat = limits.heartbeat();
    }

    void tell(JsonNode line) {
        if (!queue.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    void end() {
        ended = true;
    }

    /// Until its end. An empty line says that all is well and there is nothing to say.
    void flow(Answer.Sink sink) throws IOException, InterruptedException {
        var quiet = 0L;
        while (!(ended && queue.isEmpty())) {
            var line = queue.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
            quiet = line == null ? quiet + TURN_MILLIS : 0;
            if (line != null) {
                sink.write(lost() + Reception.text(line) + "\n");
            } else if (quiet >= heartbeat.toMillis()) {
                sink.write(lost() + "\n");
                quiet = 0;
            }
        }
        sink.write(lost());
    }

    private String lost() {
        var lost = dropped.getAndSet(0);
        return lost == 0
                ? ""
                : Reception.text(JsonNodeFactory.instance.objectNode().put("dropped", lost)) + "\n";
    }
}
