package io.binnacle.scheduler.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// Writes answers, with the headers every one of them bears.
final class Reception {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Limits limits;
    private final String leader;
    private final String scheme;

    Reception(ApiSettings settings, int port) {
        limits = settings.limits();
        leader = host(settings) + ":" + port;
        scheme = settings.tls().isPresent() ? "https" : "http";
    }

    /// A name others can call: not the address of everywhere.
    private static String host(ApiSettings settings) {
        var address = settings.listen().getAddress();
        if (address.isAnyLocalAddress()) {
            return settings.names().stream().sorted().findFirst().orElse("localhost");
        }
        return address instanceof Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : settings.listen().getHostString();
    }

    /// `host:port`.
    String leader() {
        return leader;
    }

    void headers(Response response) {
        response.getHeaders()
                .put("X-Marathon-Leader", scheme + "://" + leader)
                .put("Cache-Control", "no-cache, no-store, must-revalidate")
                .put("Pragma", "no-cache")
                .put("Expires", "0")
                .put("X-Frame-Options", "DENY")
                .put("X-Content-Type-Options", "nosniff");
    }

    void write(Request request, Response response, Callback callback, Answer answer) {
        switch (answer) {
            case Answer.Json json ->
                whole(response, callback, json.status(), json.headers(), "application/json", bytes(json.body()));
            case Answer.Text text ->
                whole(
                        response,
                        callback,
                        text.status(),
                        Map.of(),
                        text.type(),
                        text.text().getBytes(StandardCharsets.UTF_8));
            case Answer.Empty empty -> {
                response.setStatus(empty.status());
                empty.headers().forEach(response.getHeaders()::put);
                callback.succeeded();
            }
            case Answer.Flowing flowing -> flow(request, response, callback, flowing);
            case Answer.Conversing conversing -> converse(request, response, callback, conversing.conversation());
        }
    }

    static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException neverOfATree) {
            throw new IllegalStateException(neverOfATree);
        }
    }

    static String text(JsonNode body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }

    private static void whole(
            Response response, Callback callback, int status, Map<String, String> headers, String type, byte[] bytes) {
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", type);
        response.getHeaders().put("Content-Length", bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static void converse(
            Request request, Response response, Callback callback, Answer.Conversation conversation) {
        var sockets = ServerWebSocketContainer.get(request.getContext());
        try {
            if (sockets == null || !sockets.upgrade((_, _, _) -> conversation, request, response, callback)) {
                conversation.abandon();
                Response.writeError(request, response, callback, 426);
            }
        } catch (HttpException.RuntimeException malformed) { // a handshake that is none: whoever it was will not come
            conversation.abandon();
            Response.writeError(request, response, callback, 400);
        }
    }

    /// A reader that takes nothing for as long as our patience is hung up on by the endpoint's timeout.
    private void flow(Request request, Response response, Callback callback, Answer.Flowing flowing) {
        request.getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .setIdleTimeout(limits.patience().toMillis());
        response.setStatus(200);
        response.getHeaders().put("Content-Type", flowing.type());
        try {
            flowing.flow()
                    .run(text -> Content.Sink.write(
                            response, false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
            callback.succeeded();
        } catch (IOException gone) {
            callback.failed(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            callback.failed(stopping);
        }
    }
}
