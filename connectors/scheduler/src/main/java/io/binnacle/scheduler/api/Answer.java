package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.websocket.api.Session;

/// What a request is answered with.
sealed interface Answer {
    record Json(int status, JsonNode body, Map<String, String> headers) implements Answer {}

    record Text(int status, String type, String text) implements Answer {}

    record Empty(int status, Map<String, String> headers) implements Answer {}

    /// Goes on until its end, on the thread of the request.
    record Flowing(String type, Flow flow) implements Answer {}

    /// Goes on in both directions over a web socket, until one side ends it.
    record Conversing(Conversation conversation) implements Answer {}

    /// One side of a web socket.
    interface Conversation extends Session.Listener {
        /// Called once it is over, or never came to be.
        void onOver(Runnable then);

        /// Nobody came to hear it.
        void abandon();
    }

    @FunctionalInterface
    interface Flow {
        void run(Sink sink) throws IOException, InterruptedException;
    }

    /// Where a flow goes. Blocks while the reader is slow, and fails once it is too slow.
    @FunctionalInterface
    interface Sink {
        void write(String text) throws IOException;
    }

    static Answer ok(JsonNode body) {
        return new Json(200, body, Map.of());
    }

    static Answer empty(int status) {
        return new Empty(status, Map.of());
    }
}
