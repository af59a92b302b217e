package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.scheduler.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several messages decided one after another, to be made durable together.
final class Batch {
    private static final Logger LOG = System.getLogger(Batch.class.getName());
    private static final Decision.Touched NOTHING = new Decision.Touched(Set.of(), Set.of(), Set.of(), Set.of(), false);

    /// An answer that is given once it is true.
    record Answer(Envelope envelope, Optional<Decision.Reply> reply) {}

    private final Decider decider;
    private final Instant now;
    private final List<Decision.Effect> effects = new ArrayList<>();
    private final List<Decision.Happening> happenings = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private State state;
    private Decision.Touched touched = NOTHING;
    private Optional<Instant> wakeAt;

    Batch(Decider decider, State state, Optional<Instant> wakeAt, Instant now) {
        this.decider = decider;
        this.state = state;
        this.wakeAt = wakeAt;
        this.now = now;
    }

    /// A message whose decision fails is as if it had never come: a mistake of ours must not stop everything else.
    void take(Envelope envelope) {
        try {
            accept(envelope, decider.decide(state, envelope.message(), now));
        } catch (RuntimeException ours) {
            LOG.log(
                    Level.ERROR,
                    "no decision on a " + envelope.message().getClass().getSimpleName(),
                    ours);
            envelope.refuse(
                    WriteRefused.Kind.UNAVAILABLE, "the scheduler failed to decide this: " + ours + "; see its log");
        }
    }

    private void accept(Envelope envelope, Decision decision) {
        state = decision.next();
        touched = Store.union(touched, decision.touched());
        wakeAt = decision.wakeAt();
        effects.addAll(decision.effects());
        happenings.addAll(decision.happenings());
        answers.add(new Answer(envelope, decision.reply()));
        if (envelope.message() instanceof Message.Asked asked
                && decision.reply().orElse(null) instanceof Decision.Reply.Accepted accepted) {
            audit.add(AuditEntry.of(asked, accepted, now));
        }
    }

    /// Whether there is anything to make durable.
    @SuppressWarnings("ReferenceEquality") // the very same state needs no writing
    boolean changes(State before) {
        return state != before || !audit.isEmpty();
    }

    State state() {
        return state;
    }

    Decision.Touched touched() {
        return touched;
    }

    Optional<Instant> wakeAt() {
        return wakeAt;
    }

    List<Decision.Effect> effects() {
        return effects;
    }

    List<Decision.Happening> happenings() {
        return happenings;
    }

    List<Answer> answers() {
        return answers;
    }

    List<AuditEntry> audit() {
        return audit;
    }

    Instant now() {
        return now;
    }
}
