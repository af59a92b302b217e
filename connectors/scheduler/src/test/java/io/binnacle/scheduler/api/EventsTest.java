package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventsTest {
    private static final int OUTSTANDING = 8;

    private final Served served = new Served(settings -> settings.with(
            new Limits(64, 16, 3, 100_000, 8192, 20, OUTSTANDING, Duration.ofMillis(300), Duration.ofSeconds(20))));
    private final List<Stream> streams = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var stream : streams) {
            stream.close();
        }
        served.close();
    }

    @Test
    void aFrameIsAsMarathonWritesItWithAnIdBehind() throws IOException {
        var stream = open("/v2/events", Optional.empty());
        served.scheduler.tell("app_terminated_event", Map.of("appId", "/x"));
        var frame = stream.frame();
        assertThat(frame.get(0)).isEqualTo("event: app_terminated_event");
        assertThat(frame.get(1))
                .isEqualTo("data: {\"appId\":\"/x\",\"eventType\":\"app_terminated_event\","
                        + "\"timestamp\":\"2026-01-01T00:00:00.000Z\"}");
        assertThat(frame.get(2)).matches("id: [a-z0-9]+-1");
        assertThat(frame).hasSize(3);
    }

    @Test
    void onlyWhatIsAskedForIsTold() throws IOException {
        var stream = open("/v2/events?event_type=b&event_type=c", Optional.empty());
        for (var type : List.of("a", "b", "d", "c")) {
            served.scheduler.tell(type, Map.of());
        }
        assertThat(stream.frame().getFirst()).isEqualTo("event: b");
        assertThat(stream.frame().getFirst()).isEqualTo("event: c");
    }

    @Test
    void aWriteIsToldWithWhoDidIt() throws IOException {
        var stream = open("/v2/events?event_type=api_post_event&event_type=deployment_success", Optional.empty());
        served.post("/v2/apps", "{\"id\":\"/x\",\"cmd\":\"run\"}");
        assertThat(stream.frame().getFirst()).isEqualTo("event: deployment_success");
        var post = stream.frame();
        assertThat(post.getFirst()).isEqualTo("event: api_post_event");
        var data = Served.JSON.readTree(post.get(1).substring("data: ".length()));
        assertThat(data.path("clientIp").asText()).isEqualTo("127.0.0.1");
        assertThat(data.path("uri").asText()).isEqualTo("/v2/apps");
        assertThat(data.at("/appDefinition/id").asText()).isEqualTo("/x");
    }

    @Test
    void whoComesBackIsToldWhatItMissed() throws IOException {
        var stream = open("/v2/events", Optional.empty());
        served.scheduler.tell("one", Map.of());
        var id = stream.frame().get(2).substring("id: ".length());
        stream.close();
        served.scheduler.tell("two", Map.of());
        served.scheduler.tell("three", Map.of());
        var again = open("/v2/events", Optional.of(id));
        assertThat(again.attached).contains("\"complete\":true").contains("\"replayed\":2");
        assertThat(again.frame().getFirst()).isEqualTo("event: two");
        assertThat(again.frame().getFirst()).isEqualTo("event: three");
        served.scheduler.tell("four", Map.of());
        assertThat(again.frame().getFirst()).isEqualTo("event: four");
    }

    @Test
    void whoMissedMoreThanIsKeptIsToldSo() throws IOException {
        var stream = open("/v2/events", Optional.empty());
        served.scheduler.tell("first", Map.of());
        var id = stream.frame().get(2).substring("id: ".length());
        stream.close();
        for (var i = 0; i < 30; i++) {
            served.scheduler.tell("more", Map.of());
        }
        assertThat(open("/v2/events", Optional.of(id)).attached).contains("\"complete\":false");
        assertThat(open("/v2/events", Optional.of("otherprocess-1")).attached).contains("\"complete\":false");
    }

    @Test
    void aQuietStreamBeats() throws IOException {
        var stream = open("/v2/events", Optional.empty());
        assertThat(stream.in.readLine()).isEqualTo(": beat");
    }

    @Test
    void aSlowReaderIsCutAndToldAndNobodyWaitsForIt() throws IOException {
        var slow = new Stream(4096);
        streams.add(slow);
        slow.ask("/v2/events", Optional.empty());
        var quick = open("/v2/events", Optional.empty());
        var big = "x".repeat(200_000);
        var told = 0;
        while (served.get("/metrics")
                        .json()
                        .at("/counters/binnacle.events.streams.opened.counter/count")
                        .asInt()
                < 2) {
            Thread.onSpinWait();
        }
        for (; told < 200; told++) {
            served.scheduler.tell("big", Map.of("text", big, "number", told));
            assertThat(quick.frame().getFirst()).isEqualTo("event: big");
        }
        var last = "";
        for (var line = slow.in.readLine(); line != null; line = slow.in.readLine()) {
            last = line.isEmpty() ? last : line;
        }
        assertThat(last).contains("more than " + OUTSTANDING + " events behind");
        assertThat(last).startsWith("data: ");
    }

    @Test
    void streamsAreCountedAndOthersAreNot() throws IOException {
        for (var i = 0; i < 3; i++) {
            open("/v2/events", Optional.empty());
        }
        var refused = served.send(served.request("/v2/events").GET().header("Accept", "text/event-stream"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.message()).contains("3 streams");
        assertThat(served.get("/v2/apps").status()).isEqualTo(200);
    }

    @Test
    void eventsComeOnlyAsEvents() {
        var reply = served.send(served.request("/v2/events").GET().header("Accept", "application/json"));
        assertThat(reply.status()).isEqualTo(406);
        assertThat(served.post("/v2/events", "").status()).isEqualTo(405);
    }

    private Stream open(String path, Optional<String> last) throws IOException {
        var stream = new Stream(1 << 20);
        streams.add(stream);
        stream.ask(path, last);
        stream.attach();
        return stream;
    }

    /// A reader by hand, which knows how much it takes.
    private final class Stream implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;
        private String attached = "";

        Stream(int buffer) throws IOException {
            socket.setReceiveBufferSize(buffer);
            socket.setSoTimeout(20_000);
            socket.connect(served.api.address());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
        }

        /// By HTTP/1.0, so that the stream is the body as it is.
        void ask(String path, Optional<String> last) throws IOException {
            var request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + last.map(id -> "Last-Event-ID: " + id + "\r\n").orElse("") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        void attach() throws IOException {
            assertThat(in.readLine()).contains("200");
            var header = in.readLine();
            while (!header.isEmpty()) {
                header = in.readLine();
            }
            attached = String.join("\n", frame());
            assertThat(attached)
                    .startsWith("event: event_stream_attached\ndata: {")
                    .contains("remoteAddress");
        }

        /// The lines of the next frame, past what is no event.
        List<String> frame() throws IOException {
            var lines = new ArrayList<String>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty() && !lines.isEmpty()) {
                    return lines;
                }
                if (!line.isEmpty() && !line.startsWith(":")) {
                    lines.add(line);
                }
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
