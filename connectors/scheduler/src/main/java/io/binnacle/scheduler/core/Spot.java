package io.binnacle.scheduler.core;

/// A host and what is used of it.
record Spot(State.HostState host, Load load) {
    long cpuFree() {
        return Math.round(host.cpus() * 1000) - load.cpuMillis();
    }

    long memoryFree() {
        return Math.round(host.memory() * 1024) - load.memoryKib();
    }

    long diskFree() {
        return Math.round(host.disk() * 1024) - load.diskKib();
    }

    int gpusFree() {
        return host.gpus() - load.gpus();
    }

    /// Used shares of processor and memory, in millionths, added.
    long used() {
        return share(load.cpuMillis(), host.cpus() * 1000) + share(load.memoryKib(), host.memory() * 1024);
    }

    private static long share(long used, double all) {
        return all <= 0 ? 1_000_000 : Math.round(used * 1_000_000 / all);
    }

    boolean free(int port) {
        return !load.owns(port) && !host.takenPorts().contains(port);
    }
}
