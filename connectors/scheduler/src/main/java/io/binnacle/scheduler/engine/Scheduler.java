package io.binnacle.scheduler.engine;

import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The running scheduler, as its API sees it. All calls are safe from any thread.
public interface Scheduler extends AutoCloseable {
    /// What is true now. Anything a write was answered with is in it.
    State state();

    /// Asks for a change and waits until it is durable, or refused.
    Decision.Reply ask(Write write, Message.Author author, boolean force);

    /// What a change would do now; changes nothing.
    Plan preview(Write write, boolean force);

    /// Tells happenings, in order, on a thread of its own; must return quickly.
    Subscription listen(Consumer<Decision.Happening> listener);

    /// Accepted writes with a number below `before`, newest first.
    List<AuditEntry> audit(long before, int limit);

    /// Why nothing can be written at the moment, such as a full disk; what is read is then the last that was.
    Optional<Refusal> trouble();

    /// The connections it runs instances on, for what is proxied from the hosts.
    List<Connection> hosts();

    @Override
    void close();

    /// What a write would do, found by trying it on a copy.
    ///
    /// @param reply accepted or refused, as the write would be
    /// @param after the state right after it
    /// @param steps one line each: what starts where, what stops in which order, as a simulation of it ran
    /// @param risks what may go wrong, in words
    record Plan(
            Decision.Reply reply,
            State before,
            State after,
            List<String> steps,
            int floor,
            int ceiling,
            List<String> risks) {}
}
