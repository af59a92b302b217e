package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.ReadinessState;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks every running instance, each of its checks at its own pace, at most so many at once. An instance that is gone,
/// or runs anew, is no longer asked.
final class Checks implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Checks.class.getName());
    private static final int AT_ONCE = 256;
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Question question;
    private final Supplier<State> state;
    private final Consumer<Message> found;
    private final Set<Key> known = ConcurrentHashMap.newKeySet();
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Thread thread = Thread.ofVirtual().name("scheduler-checks").unstarted(this::run);

    Checks(Question question, Supplier<State> state, Consumer<Message> found) {
        this.question = question;
        this.state = state;
        this.found = found;
    }

    /// One check of one run of an instance.
    private record Key(String instance, int incarnation, boolean readiness, int index) {}

    private record Due(Key key, long atNanos) implements Delayed {
        static Due in(Duration delay, Key key) {
            return new Due(key, System.nanoTime() + delay.toNanos());
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    void start() {
        thread.start();
    }

    /// Begins to ask those of these instances that run.
    void look(State now, Iterable<String> instances) {
        for (var id : instances) {
            var instance = now.instances().get(id);
            if (instance != null && instance.condition() == Instance.Condition.RUNNING) {
                now.definition(instance).ifPresent(app -> begin(app, instance));
            }
        }
    }

    private void begin(AppDefinition app, Instance instance) {
        for (var index = 0; index < app.healthChecks().size(); index++) {
            begin(
                    new Key(instance.id(), instance.incarnation(), false, index),
                    first(app.healthChecks().get(index)));
        }
        for (var index = 0; index < app.readinessChecks().size(); index++) {
            if (!ready(instance, index)) {
                begin(new Key(instance.id(), instance.incarnation(), true, index), Duration.ZERO);
            }
        }
    }

    private static boolean ready(Instance instance, int index) {
        return index < instance.readiness().size()
                && instance.readiness().get(index).ready();
    }

    private void begin(Key key, Duration delay) {
        if (known.add(key)) {
            queue.add(Due.in(delay, key));
        }
    }

    /// Soon after it runs, so that nobody waits a whole interval for good news.
    private static Duration first(HealthCheck check) {
        if (check.protocol() == HealthCheck.Protocol.COMMAND) {
            return check.delay();
        }
        return check.interval().compareTo(FIRST) < 0 ? check.interval() : FIRST;
    }

    private void run() {
        try {
            while (true) {
                var due = queue.take();
                turns.acquire();
                Thread.ofVirtual().name("scheduler-check").start(() -> ask(due.key()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Key key) {
        try {
            subject(key).ifPresentOrElse(subject -> ask(key, subject), () -> known.remove(key));
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "a check failed", ours);
            known.remove(key);
        } finally {
            turns.release();
        }
    }

    /// @param app the definition it runs
    private record Subject(AppDefinition app, Instance instance) {
        Duration interval(Key key) {
            return key.readiness()
                    ? app.readinessChecks().get(key.index()).interval()
                    : app.healthChecks().get(key.index()).interval();
        }
    }

    private Optional<Subject> subject(Key key) {
        var now = state.get();
        return Optional.ofNullable(now.instances().get(key.instance()))
                .filter(instance -> instance.incarnation() == key.incarnation())
                .flatMap(instance -> now.definition(instance).map(app -> new Subject(app, instance)));
    }

    private void ask(Key key, Subject subject) {
        var again = true;
        if (subject.instance().condition() == Instance.Condition.RUNNING) {
            again = put(key, subject);
        }
        if (again) {
            queue.add(Due.in(subject.interval(key), key));
        } else {
            known.remove(key);
        }
    }

    /// @return whether it is to be asked again
    private boolean put(Key key, Subject subject) {
        if (!key.readiness()) {
            try {
                question.health(subject.app(), subject.instance(), key.index()).ifPresent(found);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
            return true;
        }
        var answer = question.readiness(subject.app(), subject.instance(), key.index());
        found.accept(answer);
        return !(answer instanceof Message.ReadinessSeen(String _, int _, int _, ReadinessState told) && told.ready());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
