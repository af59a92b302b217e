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
import java.util.function.Supplier;

/// Where every change is made: previewed, confirmed while armed, run, and written down.
///
/// The clock that counts down an arming is the monotonic one, so that a wall clock that jumps neither seals nor arms.
public final class Desk {
    private static final int RUNS_KEPT = 200;

    private final Clock clock;
    private final Audit audit;
    private final Function<Operation, Optional<Operator>> operatorOf;
    private final LongSupplier nanos;
    private final Circumstances circumstances;
    private final ChangeBook changes;
    private final ArrayDeque<Run> runs = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long armedUntilNanos;
    private boolean armed;

    Desk(Clock clock, Audit audit, Function<Operation, Optional<Operator>> operatorOf) {
        this(clock, audit, operatorOf, System::nanoTime);
    }

    /// @param nanos the monotonic clock
    Desk(Clock clock, Audit audit, Function<Operation, Optional<Operator>> operatorOf, LongSupplier nanos) {
        this(clock, audit, operatorOf, nanos, Circumstances.none(clock));
    }

    /// @param nanos the monotonic clock
    Desk(
            Clock clock,
            Audit audit,
            Function<Operation, Optional<Operator>> operatorOf,
            LongSupplier nanos,
            Circumstances circumstances) {
        this.nanos = nanos;
        this.clock = clock;
        this.audit = audit;
        this.operatorOf = operatorOf;
        this.circumstances = circumstances;
        this.changes = new ChangeBook(clock, circumstances.picture());
    }

    /// What a desk knows of what it works on.
    ///
    /// @param cluster what the cluster an operation is for is called
    /// @param production the same, where it is marked so
    /// @param evidence takes down what is about to go
    record Circumstances(
            Supplier<Picture> picture,
            Function<Operation, String> cluster,
            Function<Operation, Optional<String>> production,
            Function<Preview, Gathering.Outcome> evidence) {
        static Circumstances none(Clock clock) {
            var empty = Picture.empty(clock.instant());
            return new Circumstances(() -> empty, _ -> "", _ -> Optional.empty(), _ -> Gathering.Outcome.NOTHING);
        }
    }

    /// Every change under way or lately ended, and how what was changed is doing.
    public ChangeBook changes() {
        return changes;
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
        return refusal(operation, Force.NO);
    }

    public Optional<Refusal> refusal(Operation operation, Force force) {
        var operator = operator(operation, force);
        if (operator.isEmpty()) {
            return Optional.of(missing(operation, force));
        }
        return operator.get().refusal(operation).or(this::sealedRefusal);
    }

    /// What the operation would do. Asks the cluster, changes nothing, and is allowed while sealed. Blocks.
    public Preview.Answer preview(Operation operation) {
        return preview(operation, Force.NO);
    }

    public Preview.Answer preview(Operation operation, Force force) {
        return operator(operation, force)
                .map(operator -> weighed(operator.preview(operation)))
                .orElseGet(() -> new Preview.Answer.Refused(missing(operation, force)));
    }

    private Preview.Answer weighed(Preview.Answer answer) {
        return answer instanceof Preview.Answer.Possible(Preview preview)
                ? new Preview.Answer.Possible(preview.atLeast(weight(preview).friction()))
                : answer;
    }

    /// What a change would take down, as things are now. Takes a pass over the picture: not for the UI thread.
    public Weight weight(Preview preview) {
        return Weight.of(
                preview,
                circumstances.picture().get().topology(),
                circumstances.production().apply(preview.operation()),
                clock.instant());
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

    /// A change somebody has said yes to.
    ///
    /// @param force as in the preview
    /// @param how they said it, in words, for the audit
    /// @param evidence whether what would be lost must have been written down before
    public record Confirmed(Preview preview, Force force, String how, boolean evidence) {
        /// Said with the key that the preview asks for.
        public static Confirmed byKey(Preview preview, Force force) {
            var how = switch (preview.friction()) {
                case NONE -> "Enter";
                case HOLD -> "held";
                case TYPE_NAME -> "name typed";
            };
            return new Confirmed(preview, force, how, true);
        }

        /// Said once more, after the evidence could not be kept.
        public Confirmed withoutEvidence() {
            return new Confirmed(preview, force, how + ", without evidence", false);
        }
    }

    /// Does what was previewed, if armed. Blocks until it has ended.
    public Run run(Preview preview, Consumer<Run> progress) {
        return run(preview, Force.NO, progress);
    }

    /// @param force as in the preview
    public Run run(Preview preview, Force force, Consumer<Run> progress) {
        return run(Confirmed.byKey(preview, force), progress);
    }

    /// Does what was confirmed, if armed: what would be lost is written down first. Blocks until it has ended.
    public Run run(Confirmed confirmed, Consumer<Run> progress) {
        var operation = confirmed.preview().operation();
        var operator = operator(operation, confirmed.force());
        var refusal = operator.isEmpty() ? Optional.of(missing(operation, confirmed.force())) : sealedRefusal();
        var order = new Order(
                confirmed, circumstances.cluster().apply(operation), changes.begin(confirmed.preview()), progress);
        if (refusal.isPresent()) {
            return order.ended(refused(confirmed.preview(), refusal.get()));
        }
        var evidence = circumstances.evidence().apply(confirmed.preview());
        order.kept(evidence.names());
        if (confirmed.evidence() && evidence.refusal().isPresent()) {
            return order.ended(refused(confirmed.preview(), evidence.refusal().get()));
        }
        order.begin();
        return order.ended(order.done(operator.orElseThrow()));
    }

    /// One confirmed change on its way.
    private final class Order {
        private final Confirmed confirmed;
        private final String cluster;
        private final ChangeBook.Tracked tracked;
        private final Consumer<Run> progress;
        private List<String> evidence = List.of();

        Order(Confirmed confirmed, String cluster, ChangeBook.Tracked tracked, Consumer<Run> progress) {
            this.confirmed = confirmed;
            this.cluster = cluster;
            this.tracked = tracked;
            this.progress = progress;
        }

        void kept(List<String> names) {
            evidence = names;
            changes.kept(tracked, names);
        }

        void begin() {
            audit.write(AuditEntry.begin(
                    cluster, confirmed.preview(), confirmed.how(), confirmed.force() == Force.YES ? "by force" : ""));
        }

        /// What breaks off without an answer is written down as such before anybody else hears of it.
        Run done(Operator operator) {
            try {
                return operator.run(confirmed.preview(), this::progressed);
            } catch (RuntimeException broken) { // whatever it was, the record says that it began and did not end
                var message = String.valueOf(broken.getMessage());
                write(Run.State.UNKNOWN, message);
                changes.broke(tracked, message);
                throw broken;
            }
        }

        Run ended(Run run) {
            write(run.state(), run.message());
            progressed(run);
            return run;
        }

        private void write(Run.State state, String message) {
            audit.write(AuditEntry.end(cluster, confirmed.preview(), confirmed.how(), state.name(), message, evidence));
        }

        private void progressed(Run run) {
            changes.progressed(tracked, run);
            Desk.this.progressed(run, progress);
        }
    }

    /// The runs of this session, the newest first.
    public synchronized List<Run> runs() {
        return new ArrayList<>(runs);
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
