package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Response;
import okio.Okio;

/// One question under way. It can be ended from any thread, before its answer and after; the answer is closed by the
/// thread that reads it.
final class Exchange {
    static final long LARGEST = 64L << 20;
    private static final int LARGEST_REASON = 8192;

    private final Call call;

    Exchange(Call call) {
        this.call = call;
    }

    /// Waits for the head of the answer.
    ///
    /// @throws StatusException when it is a refusal
    Answer answer() throws IOException {
        var response = call.execute();
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
    }

    boolean cancelled() {
        return call.isCanceled();
    }

    /// An answer whose head has come.
    final class Answer implements AutoCloseable {
        private final Response response;

        private Answer(Response response) {
            this.response = response;
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
        Duplex duplex() throws IOException {
            var socket = response.socket();
            if (socket == null) {
                throw new IOException("the engine did not hand the connection over");
            }
            return new Duplex(
                    Okio.buffer(socket.getSource()).inputStream(), Okio.buffer(socket.getSink()), socket::cancel);
        }

        @Override
        public void close() {
            call.cancel();
            if (response.code() != 101) {
                response.close();
            }
        }
    }

    /// A connection taken over.
    record Duplex(InputStream input, okio.BufferedSink output, Runnable end) {}
}
