package io.binnacle.model;

/// A link is known by its ends, the server's port, and how we know of it.
///
/// @param port the port connected to, as the client dials it; 0 when only the dependency is declared
public record LinkId(Peer client, Peer server, int port, Protocol protocol, Link.Evidence evidence)
        implements Comparable<LinkId> {
    private static final java.util.Comparator<LinkId> ORDER = java.util.Comparator.comparing(LinkId::client)
            .thenComparing(LinkId::server)
            .thenComparingInt(LinkId::port)
            .thenComparing(LinkId::protocol)
            .thenComparing(LinkId::evidence);

    @Override
    public int compareTo(LinkId other) {
        return ORDER.compare(this, other);
    }
}
