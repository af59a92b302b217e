package io.binnacle.session;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Where every change is made: previewed, confirmed while armed, run, and written down.
///
/// The clock that counts down an arming is the monotonic one, so that a wall clock that jumps neither seals nor arms.
public final class Desk {
    private static final int RUNS_KEPT = 200;

    private final Clock clock;
    private final Audit audit;
    private final Function<Operation, Optional<Operator>> operatorOf;
    private final LongSupplier nanos;
    private final ArrayDeque<Run> runs = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long armedUntilNanos;
    private boolean armed;

    Desk(Clock clock, Audit audit, Function<Operation, Optional<Operator>> operatorOf) {
        this(clock, audit, operatorOf, System::nanoTime);
    }

    /// @param nanos the monotonic clock
    Desk(Clock clock, Audit audit, Function<Operation, Optional<Operator>> operatorOf, LongSupplier nanos) {
        this.nanos = nanos;
        this.clock = clock;
        this.audit = audit;
        this.operatorOf = operatorOf;
    }

    /// Told whenever the seal or a run changes, on the thread that changed it.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public synchronized Seal seal() {
        var left = armedUntilNanos - nanos.getAsLong();
        return armed && left > 0 ? new Seal.Armed(clock.instant().plusNanos(left)) : new Seal.Sealed();
    }

    public void arm(Duration howLong) {
        synchronized (this) {
            armed = true;
            armedUntilNanos = nanos.getAsLong() + howLong.toNanos();
        }
        tell();
    }

    public void sealNow() {
        synchronized (this) {
            armed = false;
        }
        tell();
    }

    /// Why the operation cannot be done now, or empty. Sealed is told last, since it is the one a key mends.
    public Optional<Refusal> refusal(Operation operation) {
        var operator = operatorOf.apply(operation);
        if (operator.isEmpty()) {
            return Optional.of(notHere(operation));
        }
        return operator.get().refusal(operation).or(this::sealedRefusal);
    }

    /// What the operation would do. Asks the cluster, changes nothing, and is allowed while sealed. Blocks.
    public Preview.Answer preview(Operation operation) {
        return preview(operation, Force.NO);
    }

    public Preview.Answer preview(Operation operation, Force force) {
        return operator(operation, force)
                .map(operator -> operator.preview(operation))
                .orElseGet(() -> new Preview.Answer.Refused(missing(operation, force)));
    }

    /// Whether a change takes the place of another that is under way.
    public enum Force {
        NO,
        YES
    }

    private Optional<Operator> operator(Operation operation, Force force) {
        var operator = operatorOf.apply(operation);
        return force == Force.YES ? operator.flatMap(Operator::forcing) : operator;
    }

    private Refusal missing(Operation operation, Force force) {
        return force == Force.YES && operatorOf.apply(operation).isPresent()
                ? new Refusal(
                        Refusal.Reason.UNSUPPORTED,
                        operation.verb().toLowerCase(java.util.Locale.ROOT) + " by force",
                        "nothing here holds a change back, so there is nothing to force",
                        "do it without")
                : notHere(operation);
    }

    /// Does what was previewed, if armed. Blocks until it has ended.
    public Run run(Preview preview, Consumer<Run> progress) {
        return run(preview, Force.NO, progress);
    }

    /// @param force as in the preview
    public Run run(Preview preview, Force force, Consumer<Run> progress) {
        var operator = operator(preview.operation(), force);
        var refusal = operator.isEmpty() ? Optional.of(missing(preview.operation(), force)) : sealedRefusal();
        if (refusal.isPresent()) {
            return ended(refused(preview, refusal.get()), progress);
        }
        audit.write("begin", preview, "", force == Force.YES ? "by force" : "");
        return ended(done(operator.orElseThrow(), preview, progress), progress);
    }

    /// What breaks off without an answer is written down as such before anybody else hears of it.
    private Run done(Operator operator, Preview preview, Consumer<Run> progress) {
        try {
            return operator.run(preview, run -> progressed(run, progress));
        } catch (RuntimeException broken) { // whatever it was, the record says that it began and did not end
            audit.write("end", preview, Run.State.UNKNOWN.name(), String.valueOf(broken.getMessage()));
            throw broken;
        }
    }

    /// The runs of this session, the newest first.
    public synchronized List<Run> runs() {
        return new ArrayList<>(runs);
    }

    private Run ended(Run run, Consumer<Run> progress) {
        audit.write("end", run.preview(), run.state().name(), run.message());
        progressed(run, progress);
        return run;
    }

    private void progressed(Run run, Consumer<Run> progress) {
        synchronized (this) {
            runs.removeIf(known -> known.id().equals(run.id()));
            runs.addFirst(run);
            if (runs.size() > RUNS_KEPT) {
                runs.removeLast();
            }
        }
        progress.accept(run);
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private Optional<Refusal> sealedRefusal() {
        return seal() instanceof Seal.Armed
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Reason.SEALED,
                        "a change",
                        "the cluster is sealed: nothing changes by accident",
                        "arm it"));
    }

    private static Refusal notHere(Operation operation) {
        return new Refusal(
                Refusal.Reason.UNSUPPORTED,
                operation.verb().toLowerCase(java.util.Locale.ROOT),
                "nobody here can do that to it",
                "see whether it still exists, and what its cluster offers");
    }

    private Run refused(Preview preview, Refusal refusal) {
        var now = clock.instant();
        return new Run(
                UUID.randomUUID().toString(),
                preview,
                Run.State.FAILED,
                "Nothing was changed: " + refusal.answered(),
                now,
                Optional.of(now),
                Optional.of(refusal));
    }
}
