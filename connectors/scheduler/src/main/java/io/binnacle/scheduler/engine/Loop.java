package io.binnacle.scheduler.engine;

import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.store.StoreRefused;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one thread that owns the state.
///
/// It takes what waits in the mailbox, a batch at a time; decides message by message; makes the difference durable in
/// one transaction; and only then publishes the new state, runs the effects, tells the happenings and answers. So
/// nothing is done or said that a crash could take back, and what was not done yet when the process died follows from
/// the state that was kept. Under load a batch holds more, so that waiting for the disk is shared.
///
/// When the disk refuses, nothing of the batch has happened: those who asked are refused with the reason, what the
/// world has reported is kept and tried again, and readers go on reading the last durable state.
final class Loop implements Runnable {
    private static final Logger LOG = System.getLogger(Loop.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int KEPT = 100_000;

    /// Who acts on what has become true. Must return quickly.
    interface Outcome {
        void durable(State before, State after, Decision.Touched touched);

        void effects(List<Decision.Effect> effects);

        void happenings(List<Decision.Happening> happenings);
    }

    private final Mailbox mailbox;
    private final Decider decider;
    private final Ledger ledger;
    private final Clock clock;
    private final Outcome outcome;
    private volatile State state;
    private volatile Optional<Refusal> trouble = Optional.empty();
    private volatile boolean closed;
    private Optional<Instant> wakeAt = Optional.empty();
    private List<Envelope> unsaved = List.of();
    private Instant retryAt = Instant.MIN;

    Loop(Mailbox mailbox, Decider decider, Ledger ledger, Clock clock, State state, Outcome outcome) {
        this.mailbox = mailbox;
        this.decider = decider;
        this.ledger = ledger;
        this.clock = clock;
        this.state = state;
        this.outcome = outcome;
    }

    State state() {
        return state;
    }

    /// Why nothing can be written at the moment.
    Optional<Refusal> trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                turn(mailbox.take(patience(clock.instant())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            refuseAll(mailbox.close());
        }
    }

    /// Ends after the batch under way.
    void close() {
        closed = true;
        mailbox.wake();
    }

    private Duration patience(Instant now) {
        var next = unsaved.isEmpty() ? wakeAt : Optional.of(retryAt);
        var left = next.map(at -> Duration.between(now, at)).orElse(LONGEST_WAIT);
        return left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left.isNegative() ? Duration.ZERO : left;
    }

    private void turn(List<Envelope> arrived) {
        var now = clock.instant();
        var batch = new Batch(decider, state, wakeAt, now);
        var all = due(arrived, now);
        all.forEach(batch::take);
        if (!all.isEmpty()) {
            finish(batch, all);
        }
    }

    /// What is to be decided now: what could not be saved before, what came, and that time has passed.
    private List<Envelope> due(List<Envelope> arrived, Instant now) {
        var due = new ArrayList<>(unsaved);
        due.addAll(arrived);
        if (wakeAt.isPresent() && !wakeAt.get().isAfter(now)) {
            due.add(Envelope.of(new Message.Woke()));
        }
        return due;
    }

    private void finish(Batch batch, List<Envelope> all) {
        var before = state;
        try {
            if (batch.changes(before)) {
                ledger.save(batch.state(), batch.touched(), batch.audit(), batch.now());
            }
            settle(batch, before);
        } catch (StoreRefused refused) {
            keep(batch, all, refused.refusal());
        }
    }

    private void settle(Batch batch, State before) {
        if (trouble.isPresent()) {
            LOG.log(Level.INFO, "the state can be written again");
        }
        trouble = Optional.empty();
        unsaved = List.of();
        state = batch.state();
        wakeAt = batch.wakeAt();
        outcome.durable(before, batch.state(), batch.touched());
        outcome.happenings(batch.happenings());
        batch.answers().forEach(answer -> answer.envelope().answer(answer.reply()));
        outcome.effects(batch.effects());
    }

    private void keep(Batch batch, List<Envelope> all, Refusal refusal) {
        if (trouble.isEmpty()) {
            LOG.log(Level.ERROR, refusal.sentence());
        }
        trouble = Optional.of(refusal);
        retryAt = batch.now().plus(RETRY);
        for (var envelope : all) {
            envelope.refuse(WriteRefused.Kind.UNAVAILABLE, refusal.sentence());
        }
        unsaved = all.stream()
                .filter(envelope -> envelope.asker().isEmpty() && !(envelope.message() instanceof Message.Woke))
                .limit(KEPT)
                .toList();
        wakeAt = wakeAt.filter(at -> at.isAfter(batch.now())).or(() -> Optional.of(retryAt));
    }

    static void refuseAll(List<Envelope> envelopes) {
        envelopes.forEach(envelope ->
                envelope.refuse(WriteRefused.Kind.UNAVAILABLE, "the scheduler is stopping; ask again once it runs"));
    }
}
