package io.binnacle.spi;

/// Something a connection may be able to do beyond showing its topology.
public sealed interface Capability permits Logs, Samples, Terminals, Traffic, Operator, Worker, History {}
