package io.binnacle.scheduler.core;

import java.util.HashMap;
import java.util.Map;

/// What our instances hold of one host. Changed in place.
final class Load {
    private long cpuMillis;
    private long memoryKib;
    private long diskKib;
    private int gpus;
    private final Map<Integer, Integer> owners = new HashMap<>();

    void add(Instance.Placed placed) {
        shift(placed.held(), 1);
        placed.hostPorts().forEach(port -> owners.merge(port, 1, Integer::sum));
    }

    void remove(Instance.Placed placed) {
        shift(placed.held(), -1);
        placed.hostPorts().forEach(port -> owners.computeIfPresent(port, (p, n) -> n == 1 ? null : n - 1));
    }

    private void shift(Instance.Held held, int sign) {
        cpuMillis += sign * held.cpuMillis();
        memoryKib += sign * held.memoryKib();
        diskKib += sign * held.diskKib();
        gpus += sign * held.gpus();
    }

    long cpuMillis() {
        return cpuMillis;
    }

    long memoryKib() {
        return memoryKib;
    }

    long diskKib() {
        return diskKib;
    }

    int gpus() {
        return gpus;
    }

    boolean owns(int port) {
        return owners.containsKey(port);
    }
}
