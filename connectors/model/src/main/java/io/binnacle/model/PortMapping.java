package io.binnacle.model;

/// A port inside a container and, when published, where it is reached on the host.
///
/// @param hostAddress the address bound on the host (`0.0.0.0`, `::`), or empty when not published
/// @param hostPort 0 when not published
public record PortMapping(int containerPort, Protocol protocol, String hostAddress, int hostPort)
        implements Comparable<PortMapping> {
    private static final java.util.Comparator<PortMapping> ORDER = java.util.Comparator.comparingInt(
                    PortMapping::containerPort)
            .thenComparing(PortMapping::protocol)
            .thenComparing(PortMapping::hostAddress)
            .thenComparingInt(PortMapping::hostPort);

    public boolean published() {
        return hostPort > 0;
    }

    @Override
    public int compareTo(PortMapping other) {
        return ORDER.compare(this, other);
    }
}
