package io.binnacle.docker;

/// The small container that looks at a host's sockets.
final class Probe {
    static final String LABEL = "io.binnacle.probe";

    private Probe() {}
}
