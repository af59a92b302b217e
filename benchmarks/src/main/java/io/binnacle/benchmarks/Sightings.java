package io.binnacle.benchmarks;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.TopologyChange;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// When containers came into view and left it, by name.
final class Sightings {
    private final Map<ContainerId, String> names = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Long>> came = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Long>> went = new ConcurrentHashMap<>();

    void look(TopologyChange change) {
        var now = System.nanoTime();
        for (var container : change.containers().put().values()) {
            if (container.state() == ContainerState.RUNNING) {
                names.put(container.id(), container.name());
                came(container.name()).complete(now);
            }
        }
        for (var gone : change.containers().removed()) {
            var name = names.remove(gone);
            if (name != null) {
                went(name).complete(now);
            }
        }
    }

    /// Done, with the moment, once the container runs.
    CompletableFuture<Long> came(String name) {
        return came.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }

    /// Done, with the moment, once the container is no more.
    CompletableFuture<Long> went(String name) {
        return went.computeIfAbsent(name, _ -> new CompletableFuture<>());
    }
}
