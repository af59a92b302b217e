package io.binnacle.scheduler.core;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Decides what follows from a message. Depends on its arguments alone: the ledger it keeps between two calls is only
/// an index of the state it returned last, and is made anew for any other state.
///
/// `now` should not step back while a process runs (a start plus a steady clock's distance); when it does, versions
/// still increase and no deadline moves away by more than it was long.
public final class Core {
    private final Settings settings;
    private final Placer placer;
    private final AtomicReference<@Nullable Ledger> kept = new AtomicReference<>();

    public Core(Settings settings) {
        this(settings, new GreedyPlacer(settings.preference()));
    }

    public Core(Settings settings, Placer placer) {
        this.settings = settings;
        this.placer = placer;
    }

    public Decision decide(State state, Message message, Instant now) {
        Draft draft = new Draft(state, ledger(state, now), settings, now);
        Optional<Decision.Reply> reply = Receiving.receive(draft, message);
        Deadlines.pass(draft);
        new Settling(draft, placer).settle();
        Lives.count(draft);
        Decision decision = draft.decision(reply);
        draft.ledger().kept(decision.next());
        kept.set(draft.ledger());
        return decision;
    }

    private Ledger ledger(State state, Instant now) {
        Ledger ledger = kept.getAndSet(null);
        return ledger != null && ledger.isOf(state) ? ledger : Ledger.of(state, now);
    }
}
