package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// How far the map is with what it was asked for: scenes wished and built, frames ordered and painted. UI thread only.
final class Progress {
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private long ordered;
    private long painted;
    private long wished;
    private long built;

    long nextWish() {
        return ++wished;
    }

    void built(long wish) {
        built = wish;
    }

    long nextOrder() {
        return ++ordered;
    }

    void painted(long order) {
        painted = Math.max(painted, order);
    }

    /// Done with the next [#settled].
    CompletableFuture<Void> whenSettled() {
        var future = new CompletableFuture<Void>();
        waiting.add(future);
        return future;
    }

    boolean awaited() {
        return !waiting.isEmpty();
    }

    /// Whether the last scene wished is built and the last frame ordered is painted.
    boolean upToDate() {
        return painted == ordered && built == wished;
    }

    void settled() {
        var done = List.copyOf(waiting);
        waiting.clear();
        done.forEach(each -> each.complete(null));
    }
}
