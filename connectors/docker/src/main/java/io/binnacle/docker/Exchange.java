package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Bounded;
import io.binnacle.craft.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;

/// One question under way. It can be ended from any thread, before its answer and after; the answer is closed by the
/// thread that reads it.
final class Exchange {
    static final long LARGEST = 64L << 20;
    private static final int LARGEST_REASON = 8192;

    private final Call call;
    private final Ask.Kind kind;
    private final Consumer<Exchange> over;

    /// @param over told when it has ended, however it did
    Exchange(Call call, Ask.Kind kind, Consumer<Exchange> over) {
        this.call = call;
        this.kind = kind;
        this.over = over;
    }

    Ask.Kind kind() {
        return kind;
    }

    /// Waits for the head of the answer.
    ///
    /// @throws StatusException when it is a refusal
    Answer answer() throws IOException {
        var good = false;
        try {
            var answer = accepted(call.execute());
            good = true;
            return answer;
        } finally {
            if (!good) {
                over.accept(this);
            }
        }
    }

    private Answer accepted(Response response) throws StatusException, IOException {
        if (response.isSuccessful() || response.code() == 101) {
            return new Answer(response);
        }
        try (response) {
            throw new StatusException(response.code(), reason(response));
        }
    }

    private static String reason(Response response) throws IOException {
        var text = new String(response.body().byteStream().readNBytes(LARGEST_REASON), StandardCharsets.UTF_8);
        try {
            var message = Json.read(text).path("message").asText("");
            return Words.line(message.isEmpty() ? "HTTP " + response.code() : message);
        } catch (Json.NotJson other) {
            return "HTTP " + response.code() + " " + Words.line(text.replaceAll("<[^>]*>", " "));
        }
    }

    /// The whole answer as JSON.
    JsonNode json() throws IOException {
        try (var answer = answer()) {
            return Json.read(answer.bounded());
        }
    }

    /// Waits until it is done, and drops what it says.
    void done() throws IOException {
        try (var answer = answer()) {
            answer.bounded().skip(LARGEST_REASON);
        }
    }

    void cancel() {
        call.cancel();
        over.accept(this);
    }

    /// An answer whose head has come.
    final class Answer implements AutoCloseable {
        private final Response response;

        private Answer(Response response) {
            this.response = response;
        }

        int status() {
            return response.code();
        }

        Map<String, List<String>> headers() {
            return response.headers().toMultimap();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(response.header(name));
        }

        InputStream stream() {
            return response.body().byteStream();
        }

        InputStream bounded() {
            return new Bounded(stream(), LARGEST);
        }

        /// The connection itself, where the engine has handed it over.
        okio.Socket duplex() throws IOException {
            var socket = response.socket();
            if (socket == null) {
                throw new IOException("the engine did not hand the connection over");
            }
            return socket;
        }

        @Override
        public void close() {
            over.accept(Exchange.this);
            if (kind == Ask.Kind.STREAM) {
                call.cancel(); // an endless body cannot be read to its end
            }
            if (response.code() != 101) {
                response.close();
            }
        }
    }
}
