package io.binnacle.model;

/// One end of a link.
public sealed interface Peer extends Comparable<Peer> {
    /// A container.
    record Instance(ContainerId container) implements Peer {}

    /// A process of the host itself.
    record OfHost(HostId host) implements Peer {}

    /// Somebody outside the picture, or not yet told to be inside it.
    record Outside(String address) implements Peer {}

    private int rank() {
        return switch (this) {
            case Instance _ -> 0;
            case OfHost _ -> 1;
            case Outside _ -> 2;
        };
    }

    private String key() {
        return switch (this) {
            case Instance instance -> instance.container().value();
            case OfHost ofHost -> ofHost.host().value();
            case Outside outside -> outside.address();
        };
    }

    @Override
    default int compareTo(Peer other) {
        var byRank = Integer.compare(rank(), other.rank());
        return byRank == 0 ? key().compareTo(other.key()) : byRank;
    }
}
