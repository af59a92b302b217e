package io.binnacle.docker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// One question to an engine.
///
/// @param path with its query and the API version
/// @param file sent in place of a body, as it is read
/// @param limit how long the whole of it may take; zero for as long as it likes
record Ask(
        String method,
        String path,
        Optional<byte[]> body,
        Optional<Path> file,
        Map<String, String> headers,
        Kind kind,
        Duration limit) {
    Ask(String method, String path, Optional<byte[]> body, Map<String, String> headers, Kind kind, Duration limit) {
        this(method, path, body, Optional.empty(), headers, kind, limit);
    }

    /// What it needs of a connection.
    enum Kind {
        /// Is anybody there? On a connection of its own, so that nothing large stands before it.
        PING,
        /// An answer that ends.
        ANSWER,
        /// Goes on until somebody ends it.
        STREAM,
        /// Changes something: on a new connection, and never sent twice.
        CHANGE
    }

    static Ask ping(Duration limit) {
        return new Ask("GET", "/_ping", Optional.empty(), Map.of(), Kind.PING, limit);
    }

    static Ask get(String path, Duration limit) {
        return new Ask("GET", path, Optional.empty(), Map.of(), Kind.ANSWER, limit);
    }

    static Ask stream(String path) {
        return new Ask("GET", path, Optional.empty(), Map.of(), Kind.STREAM, Duration.ZERO);
    }

    /// Takes the connection over, in both directions.
    static Ask takeOver(String path, byte[] body) {
        var headers = Map.of("Connection", "Upgrade", "Upgrade", "tcp", "Content-Type", "application/json");
        return new Ask("POST", path, Optional.of(body), headers, Kind.STREAM, Duration.ZERO);
    }
}
