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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(1);

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
    private final Pace pace;

    private Engine(
            EngineSettings settings,
            Supplier<Decider> deciders,
            Store store,
            List<Connection> connections,
            Clock wall,
            Pace pace) {
        var restored = store.restored();
        this.store = store;
        this.deciders = deciders;
        this.pace = pace;
        this.clock = new SteadyClock(wall, pace::nanos, restored.savedAt());
        this.loop = new Loop(mailbox, deciders.get(), store::save, clock, restored.state(), this);
        this.thread = Thread.ofPlatform().name("scheduler").daemon().unstarted(loop);
        var labels = new Labels(restored.id());
        this.fleet = new Fleet(connections, labels, settings, clock, this::state, this::post);
        var launches = new TaskLaunch(labels, settings.defaultImage(), settings.secrets());
        this.effects = new Effects(fleet, launches, new Fetching(settings.fetched()), settings.perHost(), this::post);
        this.checks = new Checks(new Question(fleet), this::state, this::post, pace);
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
        return start(settings, deciders, store, connections, wall, new MachinePace());
    }

    static Engine start(
            EngineSettings settings,
            Supplier<Decider> deciders,
            Store store,
            List<Connection> connections,
            Clock wall,
            Pace pace) {
        var engine = new Engine(settings, deciders, store, connections, wall, pace);
        engine.begin(settings);
        return engine;
    }

    private void begin(EngineSettings settings) {
        post(new Message.Resumed());
        teller.start();
        thread.start();
        checks.look(state(), state().instances().keySet());
        fleet.start();
        pace.every(TICK, TICK, guarded(fleet::tick));
        var every = settings.reconcile();
        pace.every(every.compareTo(SOON) < 0 ? every : SOON, every, guarded(fleet::reconcile));
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
                    WriteRefused.Kind.UNAVAILABLE, "too many writes wait already, or the scheduler stops; ask again");
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
        pace.close();
        fleet.close();
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
