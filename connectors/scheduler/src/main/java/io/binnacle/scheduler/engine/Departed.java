package io.binnacle.scheduler.engine;

import io.binnacle.model.ContainerId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Containers that were ended on our word, until the picture no longer shows them: it may be a moment behind. The
/// oldest
/// are forgotten when there are very many.
final class Departed {
    private static final int MOST = 10_000;

    private final Map<ContainerId, Boolean> containers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContainerId, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(ContainerId container) {
        containers.put(container, true);
    }

    synchronized void forget(ContainerId container) {
        containers.remove(container);
    }

    synchronized boolean has(ContainerId container) {
        return containers.containsKey(container);
    }
}
