package io.binnacle.scheduler.engine;

import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.scheduler.store.Store;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The scheduler as it runs: the thread that owns the state in the middle, and around it what keeps the state, acts on
/// the hosts, watches them, and asks the instances how they are.
///
/// ```
///  ask ──▶ mailbox ──▶ decide ──▶ store ──▶ state ──▶ effects ──▶ hosts
///            ▲                                            │          │
///            └────────────── answers, events, checks ◀────┴──────────┘
/// ```
///
/// Closing it leaves every container running; so does killing it. The next process takes up where the file ends.
public final class Engine implements Scheduler, Loop.Outcome {
    private static final Logger LOG = System.getLogger(Engine.class.getName());
    private static final long TICK_MILLIS = 500;

    private final Store store;
    private final Clock clock;
    private final Supplier<Decider> deciders;
    private final Mailbox mailbox = new Mailbox();
    private final Teller teller = new Teller();
    private final Loop loop;
    private final Thread thread;
    private final Fleet fleet;
    private final Effects effects;
    private final Checks checks;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("scheduler-ticker").factory());

    private Engine(
            EngineSettings settings,
            Supplier<Decider> deciders,
            Store store,
            List<Connection> connections,
            Clock wall) {
        var restored = store.restored();
        this.store = store;
        this.deciders = deciders;
        this.clock = new SteadyClock(wall, System::nanoTime, restored.savedAt());
        this.loop = new Loop(mailbox, deciders.get(), store::save, clock, restored.state(), this);
        this.thread = Thread.ofPlatform().name("scheduler").daemon().unstarted(loop);
        var labels = new Labels(restored.id());
        this.fleet = new Fleet(connections, labels, settings, clock, this::state, this::post);
        var launches = new TaskLaunch(labels, settings.defaultImage(), settings.secrets());
        this.effects = new Effects(fleet, launches, settings.perHost(), this::post);
        this.checks = new Checks(new Question(fleet), this::state, this::post);
    }

    /// Takes up what the store holds. Closing it closes the store, and leaves the connections to who opened them.
    ///
    /// @param deciders makes one for the scheduler, and one for each preview
    public static Engine start(
            EngineSettings settings,
            Supplier<Decider> deciders,
            Store store,
            List<Connection> connections,
            Clock wall) {
        var engine = new Engine(settings, deciders, store, connections, wall);
        engine.begin(settings);
        return engine;
    }

    private void begin(EngineSettings settings) {
        post(new Message.Resumed());
        teller.start();
        thread.start();
        checks.start();
        checks.look(state(), state().instances().keySet());
        fleet.start();
        var _ = ticker.scheduleWithFixedDelay(guarded(fleet::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        var every = settings.reconcile().toMillis();
        var _ = ticker.scheduleWithFixedDelay(
                guarded(fleet::reconcile), Math.min(every, 1_000), every, TimeUnit.MILLISECONDS);
    }

    /// One mistake must not end what is done again and again.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException ours) {
                LOG.log(Level.ERROR, "looking at the hosts failed", ours);
            }
        };
    }

    private void post(Message message) {
        mailbox.offer(Envelope.of(message));
    }

    @Override
    public State state() {
        return loop.state();
    }

    @Override
    public Decision.Reply ask(Write write, Message.Author author, boolean force) {
        var reply = new CompletableFuture<Decision.Reply>();
        var asked = new Envelope(new Message.Asked(write, author, force), Optional.of(reply));
        if (!mailbox.offer(asked)) {
            return Envelope.refused(
                    WriteRefused.Kind.TOO_MANY, "too many writes wait already, or the scheduler stops; ask again");
        }
        try {
            return reply.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Envelope.refused(WriteRefused.Kind.UNAVAILABLE, "interrupted; whether it was done is not known");
        } catch (ExecutionException never) {
            throw new IllegalStateException("an answer is a value", never);
        }
    }

    @Override
    public Plan preview(Write write, boolean force) {
        return new Preview(deciders.get(), state(), clock.instant()).of(write, force);
    }

    @Override
    public Subscription listen(Consumer<Decision.Happening> listener) {
        return teller.listen(listener);
    }

    @Override
    public List<AuditEntry> audit(long before, int limit) {
        try {
            return store.audit(before, limit);
        } catch (StoreRefused unreadable) {
            LOG.log(Level.ERROR, unreadable.refusal().sentence());
            return List.of();
        }
    }

    @Override
    public Optional<Refusal> trouble() {
        return loop.trouble();
    }

    @Override
    public List<Connection> hosts() {
        return fleet.connections();
    }

    @Override
    public void durable(State before, State after, Decision.Touched touched) {
        checks.look(after, touched.instances());
    }

    @Override
    public void effects(List<Decision.Effect> some) {
        effects.run(some);
    }

    @Override
    public void happenings(List<Decision.Happening> happenings) {
        teller.tell(happenings);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        fleet.close();
        checks.close();
        effects.close();
        loop.close();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        teller.close();
        store.close();
    }
}
