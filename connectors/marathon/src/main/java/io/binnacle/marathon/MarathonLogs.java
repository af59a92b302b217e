package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.LogLine;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Reads logs through the scheduler, which can reach hosts that we often cannot.
final class MarathonLogs implements Logs {
    private final Wire wire;

    MarathonLogs(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Subscription read(Request request, Reader reader) {
        var path = "/x/instances/" + Api.encoded(request.container().value()) + "/logs?tail=" + request.tail()
                + "&follow=" + request.follow();
        return new NdLines(wire, path, new Lines(request, reader)).start();
    }

    private final class Lines implements NdLines.Listener {
        private final Request request;
        private final Reader reader;
        private boolean over;

        Lines(Request request, Reader reader) {
            this.request = request;
            this.reader = reader;
        }

        @Override
        public void line(JsonNode line) {
            if (line.has("refused")) {
                over = true;
                reader.refused(new Refusal(
                        Refusal.Reason.REJECTED, tried(), Words.line(Json.text(line, "refused")), "look at its host"));
            } else if (line.has("text")) {
                reader.lines(List.of(new LogLine(
                        request.container(),
                        Json.text(line, "stream").equals("err") ? LogLine.Stream.ERR : LogLine.Stream.OUT,
                        Json.instant(line, "at").orElse(Instant.EPOCH),
                        Json.text(line, "text"),
                        line.path("cut").asBoolean(false))));
            }
        }

        private String tried() {
            return "to read the log of " + request.container();
        }

        @Override
        public void ended() {
            if (!over) {
                reader.ended();
            }
        }

        @Override
        public void failed(IOException why) {
            if (!over) {
                reader.refused(Refusals.of(tried(), wire.place(), why));
            }
        }
    }
}
