package io.binnacle.model;

/// The transport under a port.
public enum Protocol {
    TCP,
    UDP,
    SCTP
}
