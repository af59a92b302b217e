package io.binnacle.contract;

import io.binnacle.model.HostId;
import java.util.List;

/// A cluster in which a worker's test can run things.
public interface WorkerWorld extends World {
    /// A host of the connection's topology.
    HostId host();

    /// One that the host has.
    String image();

    /// Runs for long, and ends within a second of being asked to.
    List<String> lasting();

    /// Ports of the host that nobody has; another answer each time.
    int freePort();
}
