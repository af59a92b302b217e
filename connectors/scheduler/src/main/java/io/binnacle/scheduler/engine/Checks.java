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
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks every running instance, each of its checks at its own pace, at most so many at once. An instance that is gone,
/// or runs anew, is no longer asked.
final class Checks {
    private static final Logger LOG = System.getLogger(Checks.class.getName());
    private static final int AT_ONCE = 256;
    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Question question;
    private final Supplier<State> state;
    private final Consumer<Message> found;
    private final Set<Key> known = ConcurrentHashMap.newKeySet();
    private final Pace pace;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Checks(Question question, Supplier<State> state, Consumer<Message> found, Pace pace) {
        this.question = question;
        this.state = state;
        this.found = found;
        this.pace = pace;
    }

    /// One check of one run of an instance.
    private record Key(String instance, int incarnation, boolean readiness, int index) {}

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
            later(delay, key);
        }
    }

    /// Soon after it runs, so that nobody waits a whole interval for good news.
    private static Duration first(HealthCheck check) {
        if (check.protocol().beside()) {
            return check.delay();
        }
        return check.interval().compareTo(FIRST) < 0 ? check.interval() : FIRST;
    }

    private void later(Duration delay, Key key) {
        pace.in(delay, () -> Thread.ofVirtual().name("scheduler-check").start(() -> turn(key)));
    }

    private void turn(Key key) {
        turns.acquireUninterruptibly();
        try {
            ask(key);
        } finally {
            turns.release();
        }
    }

    private void ask(Key key) {
        try {
            subject(key).ifPresentOrElse(subject -> ask(key, subject), () -> known.remove(key));
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "a check failed", ours);
            known.remove(key);
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
            later(subject.interval(key), key);
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
}
