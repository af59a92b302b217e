package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.binnacle.craft.Bounded;
import io.binnacle.craft.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/// HTTP to one scheduler: every answer is bounded in size and time, and a refusal comes as one.
final class Wire implements AutoCloseable {
    static final Duration PING = Duration.ofMillis(1500);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration WHOLE = Duration.ofSeconds(90);
    private static final int LARGEST_REASON = 64 * 1024;
    private static final long LARGEST = 192L << 20;
    private static final MediaType JSON = MediaType.get("application/json");

    private final Place place;
    private final OkHttpClient answers;
    private final OkHttpClient pings;
    private final OkHttpClient streams;
    private final OkHttpClient changes;
    private final OkHttpClient sockets;

    Wire(Place place) {
        this.place = place;
        var settings = new OkHttpClient.Builder().connectTimeout(CONNECT);
        place.authorities()
                .map(Authorities::in)
                .ifPresent(authorities ->
                        settings.sslSocketFactory(authorities.context().getSocketFactory(), authorities.trust()));
        this.answers = settings.readTimeout(SILENCE).callTimeout(WHOLE).build();
        this.pings = answers.newBuilder().callTimeout(PING).build();
        this.streams = answers.newBuilder()
                .readTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .build();
        this.changes = answers.newBuilder()
                .dispatcher(new Dispatcher())
                .retryOnConnectionFailure(false)
                .build();
        this.sockets = streams.newBuilder()
                .retryOnConnectionFailure(false)
                .pingInterval(BEAT)
                .build();
    }

    Place place() {
        return place;
    }

    JsonNode get(String path) throws IOException {
        return json(answers.newCall(request(path).build()));
    }

    /// Whether anybody answers; what is said does not matter.
    void ping() throws IOException {
        try (var response = accepted(pings.newCall(request("/ping").build()).execute())) {
            response.body().source().skip(0);
        }
    }

    /// Sends a change, once: whoever cannot know whether it arrived must look.
    ///
    /// @param body empty for none
    JsonNode change(String method, String path, String body) throws IOException {
        var sent = method.equals("DELETE") && body.isEmpty() ? null : RequestBody.create(body, JSON);
        return json(changes.newCall(request(path).method(method, sent).build()));
    }

    /// A stream that ends when somebody ends it.
    Call stream(String path, String accept) {
        return streams.newCall(request(path).header("Accept", accept).build());
    }

    /// Opens a web socket; whether it did is told to the listener.
    WebSocket socket(String path, WebSocketListener listener) {
        return sockets.newWebSocket(request(path).build(), listener);
    }

    private Request.Builder request(String path) {
        var request = new Request.Builder().url(place.at(path)).header("Accept", "application/json");
        place.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static JsonNode json(Call call) throws IOException {
        try (var response = accepted(call.execute())) {
            var body = new Bounded(response.body().byteStream(), LARGEST);
            return response.code() == 204 || response.body().contentLength() == 0
                    ? MissingNode.getInstance()
                    : Json.read(body);
        }
    }

    /// @throws StatusException when it is a refusal
    static Response accepted(Response response) throws IOException {
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw refused(response);
        }
    }

    private static StatusException refused(Response response) throws IOException {
        var text = new String(response.body().byteStream().readNBytes(LARGEST_REASON), StandardCharsets.UTF_8);
        var json = Optional.<JsonNode>empty();
        try {
            json = Optional.of(Json.read(text));
        } catch (Json.NotJson other) {
            // a proxy's page, perhaps
        }
        var code = "HTTP " + response.code();
        var words = json.map(Wire::words)
                .filter(said -> !said.isBlank())
                .orElseGet(() -> code + " " + text.replaceAll("<[^>]*>", " "));
        return new StatusException(
                response.code(), Words.line(words), json.map(Wire::deployments).orElse(List.of()));
    }

    /// Of an answer that was only foretold.
    static StatusException refused(int status, JsonNode body) {
        var words = words(body);
        return new StatusException(status, Words.line(words.isBlank() ? "HTTP " + status : words), deployments(body));
    }

    /// The message, and what is wrong where.
    private static String words(JsonNode json) {
        var words = new StringBuilder(Json.text(json, "message"));
        for (var detail : json.path("details")) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(Json.text(detail, "path"))
                    .append(": ")
                    .append(String.join(", ", Json.texts(detail.path("errors"))));
        }
        if (json.path("details").isTextual()) {
            words.append(": ").append(Json.text(json, "details"));
        }
        return words.toString();
    }

    private static List<String> deployments(JsonNode json) {
        var ids = new ArrayList<String>();
        json.path("deployments").forEach(one -> ids.add(Json.text(one, "id")));
        return ids;
    }

    /// Ends what is being asked, but not what is being changed; what comes later is asked anew.
    void endQuestions() {
        answers.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        endQuestions();
        changes.dispatcher().cancelAll();
        answers.connectionPool().evictAll();
    }
}
