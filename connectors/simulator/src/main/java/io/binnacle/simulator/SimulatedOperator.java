package io.binnacle.simulator;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes orders for a simulated cluster.
final class SimulatedOperator implements Operator {
    private static final AtomicLong RUNS = new AtomicLong();
    static final String YOU = "you";

    private final World world;
    private final BooleanSupplier closed;
    private final Judgement judgement;
    private final Foresight foresight;
    private final Execution execution;

    private final Deeds deeds;
    private final boolean force;

    private final String by;

    /// @param by who gives the orders
    SimulatedOperator(World world, Deeds deeds, BooleanSupplier closed, String by) {
        this(world, deeds, closed, by, false);
    }

    private SimulatedOperator(World world, Deeds deeds, BooleanSupplier closed, String by, boolean force) {
        this.by = by;
        this.world = world;
        this.closed = closed;
        this.deeds = deeds;
        this.force = force;
        this.judgement = new Judgement(world, force);
        this.foresight = new Foresight(world);
        this.execution = new Execution(world, deeds);
    }

    @Override
    public Optional<Operator> forcing() {
        return Optional.of(new SimulatedOperator(world, deeds, closed, by, true));
    }

    @Override
    public Optional<Refusal> refusal(Operation operation) {
        synchronized (world) {
            world.advance();
            return judgement.refusal(operation);
        }
    }

    @Override
    public Preview.Answer preview(Operation operation) {
        synchronized (world) {
            world.advance();
            return judgement
                    .refusal(operation)
                    .<Preview.Answer>map(Preview.Answer.Refused::new)
                    .orElseGet(() -> new Preview.Answer.Possible(foresight.of(operation)));
        }
    }

    @Override
    public Run run(Preview preview, Consumer<Run> progress) {
        var running = new Running(preview);
        progress.accept(running.now(Run.State.RUNNING, "sent", Optional.empty()));
        var refusal = running.begin();
        if (refusal.isPresent()) {
            var run = running.now(Run.State.FAILED, refusal.get().answered(), refusal);
            progress.accept(run);
            return run;
        }
        world.wake();
        return running.await(progress);
    }

    /// One order, from being sent to its answer.
    private final class Running implements Rollout.Listener {
        private final String id = "run-" + RUNS.incrementAndGet();
        private final Instant startedAt = world.time().now();
        private final BlockingQueue<Run> told = new LinkedBlockingQueue<>();
        private final Preview preview;
        private boolean answerIsLost;

        Running(Preview preview) {
            this.preview = preview;
        }

        Optional<Refusal> begin() {
            synchronized (world) {
                world.advance();
                var refusal = refused();
                if (refusal.isEmpty()) {
                    answerIsLost = world.obedience().losesAnswer();
                    if (force && preview.operation() instanceof Operation.OnApp on) {
                        execution.halt(on.app());
                    }
                    execution.begin(preview.operation(), by, this);
                }
                return refusal;
            }
        }

        private Optional<Refusal> refused() {
            var operation = preview.operation();
            if (world.obedience().refuses()) {
                return Optional.of(Refusals.denied(operation));
            }
            if (closed.getAsBoolean()) {
                return Optional.of(
                        Refusals.of(Refusal.Reason.BROKEN, operation, "the connection is closed", "connect again"));
            }
            if (!foresight.basis(operation).equals(preview.basis())) {
                return Optional.of(Refusals.stale(operation));
            }
            return judgement.refusal(operation);
        }

        Run await(Consumer<Run> progress) {
            if (answerIsLost) {
                return told(progress, lost());
            }
            try {
                while (true) {
                    var run = told.poll(50, TimeUnit.MILLISECONDS);
                    if (run != null) {
                        progress.accept(run);
                        if (run.ended()) {
                            return run;
                        }
                    } else if (closed.getAsBoolean()) {
                        return told(progress, lost());
                    } else {
                        advance();
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return told(progress, lost());
            }
        }

        private Run told(Consumer<Run> progress, Run run) {
            progress.accept(run);
            return run;
        }

        /// Nobody else may be there to let time pass.
        private void advance() {
            synchronized (world) {
                world.advance();
            }
        }

        private Run lost() {
            return now(
                    Run.State.UNKNOWN,
                    "it was sent, and no answer came",
                    Optional.of(Refusals.unanswered(preview.operation())));
        }

        @Override
        public void progress(String message) {
            told.add(now(Run.State.RUNNING, message, Optional.empty()));
        }

        @Override
        public void ended(boolean well, String message) {
            told.add(
                    well
                            ? now(Run.State.DONE, message, Optional.empty())
                            : now(
                                    Run.State.FAILED,
                                    message,
                                    Optional.of(Refusals.of(
                                            Refusal.Reason.REJECTED,
                                            preview.operation(),
                                            message,
                                            "read its log, and roll back"))));
        }

        Run now(Run.State state, String message, Optional<Refusal> refusal) {
            var ended = state == Run.State.RUNNING
                    ? Optional.<Instant>empty()
                    : Optional.of(world.time().now());
            return new Run(id, preview, state, message, startedAt, ended, refusal);
        }
    }
}
