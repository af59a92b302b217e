package io.binnacle.spi;

import io.binnacle.model.Endpoint;
import java.util.List;

/// One kind of cluster Binnacle can talk to, found by `ServiceLoader`. It holds no state of its own.
public interface Connector {
    /// For people: "Docker".
    String name();

    /// Whether this connector is the one for the endpoint, told from its form alone; no I/O.
    boolean recognises(Endpoint endpoint);

    /// Opens a connection and returns at once; whether anybody answers is told to the subscriber.
    ///
    /// @throws io.binnacle.model.ConnectorException when the endpoint can never work as written (a bad address,
    ///     a context that does not exist, a key file that cannot be read)
    Connection open(Endpoint endpoint, Surroundings surroundings);

    /// What is worth offering on this computer, told without asking any of it: the local socket, Docker contexts.
    List<Offer> offers(Surroundings surroundings);

    /// Asks an endpoint who it is, for the connect dialog. Blocks until answered or refused, at most `timeout`.
    Greeting greet(Endpoint endpoint, Surroundings surroundings, java.time.Duration timeout);

    /// An endpoint to offer.
    ///
    /// @param name for people: "This computer", or the context's name
    /// @param kind "Local socket", "Docker context"
    record Offer(Endpoint endpoint, String name, String kind) {}

    /// What an endpoint said of itself.
    ///
    /// @param facts short, for chips: "Docker 28.3", "18 containers"
    record Greeting(
            java.util.Optional<io.binnacle.model.Refusal> refusal, List<String> facts, java.time.Duration took) {}
}
