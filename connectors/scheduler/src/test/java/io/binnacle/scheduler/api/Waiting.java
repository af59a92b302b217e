package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.State.Reason;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes instances wait.
final class Waiting {
    private Waiting() {}

    /// Two of `/shop/web`, for want of memory on the only host.
    static State web(State state) {
        var id = PathId.of("/shop/web");
        var kind = Reason.Kind.INSUFFICIENT_MEMORY;
        var queued = new State.Queued(
                id,
                2,
                state.lastStamp(),
                7,
                Optional.of(state.lastStamp()),
                Optional.empty(),
                Map.of(kind, 1),
                Map.of(States.HOST, List.of(new Reason(kind, "needs 2048 MiB, has 512 free"))));
        var backoff = new State.Backoff(
                state.lastStamp(), Duration.ofSeconds(1), Instant.now().plus(Duration.ofHours(1)));
        return States.queueing(States.hosting(state, States.host()), queued, backoff);
    }
}
