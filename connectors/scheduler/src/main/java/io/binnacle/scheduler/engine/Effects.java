package io.binnacle.scheduler.engine;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Message;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Does to the hosts what was decided, each effect on a virtual thread, so many at once on a host; what comes of it
/// goes
/// back as a message.
///
/// The same effect asked for again while it is under way is not done twice.
final class Effects implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Effects.class.getName());

    private final Hands hands;
    private final TaskLaunch launches;
    private final Fetching fetching;
    private final Consumer<Message> answers;
    private final int perHost;
    private final Map<HostId, Semaphore> turns = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("scheduler-effect-", 0).factory());

    /// How a host is reached.
    interface Hands {
        /// Waits for a host that has not answered yet, but not for ever; empty when it did not.
        Optional<Worker> worker(HostId host) throws InterruptedException;

        /// Would not start something: perhaps somebody else has taken its port.
        void refused(HostId host);

        /// Was ended on our word: the host's next report may be older than that.
        void ended(ContainerId container);
    }

    Effects(Hands hands, TaskLaunch launches, Fetching fetching, int perHost, Consumer<Message> answers) {
        this.hands = hands;
        this.launches = launches;
        this.fetching = fetching;
        this.perHost = perHost;
        this.answers = answers;
    }

    void run(List<Effect> effects) {
        effects.forEach(this::run);
    }

    private void run(Effect effect) {
        switch (effect) {
            case Effect.Start start ->
                start.instance()
                        .placed()
                        .ifPresent(placed -> submit(
                                "start " + TaskEnvironment.taskId(start.instance()),
                                () -> launch(start, placed.host())));
            case Effect.End end ->
                submit("end " + end.instance() + " " + end.container(), () -> inTurn(end.host(), () -> end(end)));
        }
    }

    @FunctionalInterface
    private interface Deed {
        Message run() throws InterruptedException;
    }

    private void submit(String name, Deed deed) {
        if (!underWay.add(name)) {
            return;
        }
        try {
            threads.execute(() -> perform(name, deed));
        } catch (RejectedExecutionException stopping) {
            underWay.remove(name);
        }
    }

    private void perform(String name, Deed deed) {
        try {
            answers.accept(deed.run());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(name);
        }
    }

    private Message inTurn(HostId host, Deed deed) throws InterruptedException {
        var turn = turns.computeIfAbsent(host, _ -> new Semaphore(perHost));
        turn.acquire();
        try {
            return deed.run();
        } finally {
            turn.release();
        }
    }

    /// What is fetched first takes no turn: it may take minutes, and others are to be ended meanwhile.
    private Message launch(Effect.Start start, HostId host) throws InterruptedException {
        var instance = start.instance();
        try (var fetched = fetching.of(start.app())) {
            var launch = launches.of(start.app(), instance, fetched);
            return inTurn(host, () -> launch(instance, host, launch));
        } catch (Unlaunchable impossible) {
            return refused(instance, String.valueOf(impossible.getMessage()), true);
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "a launch failed", ours);
            return refused(instance, ours.toString(), false);
        }
    }

    private Message launch(Instance instance, HostId host, Launch launch) throws InterruptedException {
        var worker = hands.worker(host);
        return worker.isEmpty()
                ? refused(instance, silent(host), false)
                : launched(instance, host, worker.get().launch(host, launch));
    }

    private Message launched(Instance instance, HostId host, Worker.Launched answer) {
        return switch (answer) {
            case Worker.Launched.Started(ContainerId container) ->
                new Message.LaunchStarted(instance.id(), instance.incarnation(), container);
            case Worker.Launched.Refused(Refusal why, boolean known) -> {
                hands.refused(host);
                yield refused(instance, why.sentence(), known);
            }
        };
    }

    private static String silent(HostId host) {
        return "host " + host + " does not answer";
    }

    private static Message refused(Instance instance, String why, boolean known) {
        return new Message.LaunchRefused(instance.id(), instance.incarnation(), why, known);
    }

    private Message end(Effect.End end) throws InterruptedException {
        try {
            var worker = hands.worker(end.host());
            return worker.isEmpty()
                    ? refused(end, silent(end.host()))
                    : ended(end, worker.get().end(end.container(), end.grace()));
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "an end failed", ours);
            return refused(end, ours.toString());
        }
    }

    private Message ended(Effect.End end, Worker.Answered answer) {
        return switch (answer) {
            case Worker.Answered.Done _ -> {
                hands.ended(end.container());
                yield new Message.ContainerGone(end.host(), end.instance(), end.incarnation());
            }
            case Worker.Answered.Refused(Refusal why) -> refused(end, why.sentence());
        };
    }

    private static Message refused(Effect.End end, String why) {
        return new Message.EndRefused(end.instance(), end.incarnation(), why);
    }

    /// What is under way is left to the engines: the next process asks for it again.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
