package io.binnacle.model;

/// One end of a link.
public sealed interface Peer extends Comparable<Peer> {
    /// A container.
    record Instance(ContainerId container) implements Peer {}

    /// A process of the host itself.
    record OfHost(HostId host) implements Peer {}

    /// Somebody outside the picture, or not yet told to be inside it.
    record Outside(String address) implements Peer {}

    private String key() {
        return switch (this) {
            case Instance instance -> "c" + instance.container().value();
            case OfHost ofHost -> "h" + ofHost.host().value();
            case Outside outside -> "o" + outside.address();
        };
    }

    @Override
    default int compareTo(Peer other) {
        return key().compareTo(other.key());
    }
}
