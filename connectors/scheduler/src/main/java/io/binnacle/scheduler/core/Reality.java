package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes what hosts and engines report about instances.
final class Reality {
    /// A report may have been made before a container that is younger than this ran.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private Reality() {}

    static void started(Draft draft, Message.LaunchStarted started) {
        current(draft, started.instance(), started.incarnation())
                .ifPresent(i -> i.placed().ifPresent(p -> runs(draft, i, p.seen(started.container(), List.of()))));
    }

    static void refused(Draft draft, Message.LaunchRefused refused) {
        Optional<Instance> launched = current(draft, refused.instance(), refused.incarnation());
        if (launched.filter(Reality::launching).isEmpty()) {
            return;
        }
        Instance instance = launched.get();
        if (refused.known()) {
            Endings.ended(draft, instance, Condition.DROPPED, refused.message());
        } else if (instance.condition() == Condition.PROVISIONED) {
            draft.put(instance.condition(Condition.STAGING, draft.now()));
        }
    }

    private static boolean launching(Instance instance) {
        return switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING -> true;
            case SCHEDULED,
                    RUNNING,
                    UNREACHABLE,
                    UNREACHABLE_INACTIVE,
                    KILLING,
                    KILLED,
                    FAILED,
                    FINISHED,
                    ERROR,
                    GONE,
                    DROPPED -> false;
        };
    }

    static void gone(Draft draft, Message.ContainerGone gone) {
        current(draft, gone.instance(), gone.incarnation())
                .filter(i -> on(i, gone.host()))
                .ifPresent(i -> Endings.ended(draft, i, Condition.GONE, "the container is no longer there"));
    }

    /// A host's whole list.
    static void listed(Draft draft, HostId host, List<Message.Seen> all) {
        Set<String> tasks = new HashSet<>();
        all.forEach(seen -> {
            tasks.add(seen.instance() + "/" + seen.incarnation());
            seen(draft, host, seen, true);
        });
        for (String id : draft.ledger().on(host)) {
            draft.instance(id)
                    .filter(i -> !tasks.contains(i.id() + "/" + i.incarnation()))
                    .ifPresent(i -> missing(draft, i));
        }
    }

    private static void missing(Draft draft, Instance instance) {
        switch (instance.condition()) {
            case SCHEDULED, PROVISIONED -> {}
            case STAGING, STARTING -> {
                if (instance.doomed().isPresent()) {
                    Endings.ended(draft, instance, Condition.KILLED, "it never started");
                } else {
                    launchAgain(draft, instance);
                }
            }
            case RUNNING,
                    KILLING,
                    UNREACHABLE,
                    UNREACHABLE_INACTIVE,
                    KILLED,
                    FAILED,
                    FINISHED,
                    ERROR,
                    GONE,
                    DROPPED -> {
                if (!fresh(draft, instance)) {
                    Endings.ended(draft, instance, Condition.GONE, "its host does not have the container any more");
                }
            }
        }
    }

    /// Whether what is told of it may be older than what is known: a container that was only made, and not yet started.
    private static boolean fresh(Draft draft, Instance instance) {
        return instance.since().plus(FRESH).isAfter(draft.now())
                && !instance.since().isAfter(draft.now());
    }

    static void seen(Draft draft, HostId host, Message.Seen seen, boolean listed) {
        Optional<Instance> known = draft.instance(seen.instance());
        if (known.isEmpty()) {
            unknown(draft, host, seen, listed);
            return;
        }
        Instance instance = known.get();
        if (seen.incarnation() == instance.incarnation() && on(instance, host)) {
            own(draft, host, instance, seen, listed);
        } else if (seen.running() || neverRan(seen) || (listed && seen.incarnation() != instance.incarnation() - 1)) {
            Kills.sweep(draft, host, seen);
        }
    }

    /// Made for a launch that was given up meanwhile: there is nothing in it to be read.
    private static boolean neverRan(Message.Seen seen) {
        return !seen.running() && seen.exitCode().isEmpty();
    }

    /// A container of ours of which we know nothing: it holds its ports until it has ended.
    private static void unknown(Draft draft, HostId host, Message.Seen seen, boolean listed) {
        if (!seen.running()) {
            if (listed || neverRan(seen)) {
                Kills.sweep(draft, host, seen);
            }
            return;
        }
        String name = Optional.ofNullable(draft.state().hosts().get(host))
                .map(State.HostState::name)
                .orElse(host.value());
        Instance.Placed placed = new Instance.Placed(
                host, name, seen.hostPorts(), Optional.of(seen.container()), seen.addresses(), Instance.Held.NOTHING);
        draft.put(Instance.scheduled(
                        seen.instance(), seen.app(), Instant.EPOCH, Instant.EPOCH, seen.incarnation(), draft.now())
                .provisioned(placed, Instant.EPOCH, draft.now())
                .running(draft.now())
                .doomed(new Doom(
                        Doom.Kind.ORPHANED, "no instance is known for this container", draft.now(), Optional.empty())));
    }

    private static void own(Draft draft, HostId host, Instance instance, Message.Seen seen, boolean listed) {
        if (seen.running()) {
            instance.placed().ifPresent(p -> runs(draft, instance, p.seen(seen.container(), seen.addresses())));
        } else if (neverRan(seen) && nobodyLaunches(instance)) {
            onlyMade(draft, host, instance, seen, listed);
        } else if (seen.exitCode().isPresent()
                || (instance.condition() == Condition.RUNNING && !fresh(draft, instance))) {
            int code = seen.exitCode().orElse(-1);
            Condition how = code == 0 && !seen.oomKilled() ? Condition.FINISHED : Condition.FAILED;
            Endings.ended(draft, instance, how, exit(seen));
        }
    }

    /// What was on its way when the process before this one was killed, or when its host fell silent.
    private static boolean nobodyLaunches(Instance instance) {
        return instance.condition() == Condition.STAGING || instance.condition() == Condition.STARTING;
    }

    /// Its container was made and not started: nobody will start it but we.
    private static void onlyMade(Draft draft, HostId host, Instance instance, Message.Seen seen, boolean listed) {
        if (instance.doomed().isPresent()) {
            Kills.sweep(draft, host, seen);
        } else if (listed) {
            launchAgain(draft, instance);
        }
    }

    private static String exit(Message.Seen seen) {
        String code = seen.exitCode().map(c -> "the container exited with " + c).orElse("the container does not run");
        return seen.oomKilled() ? code + ": it used more memory than it may" : code;
    }

    private static void runs(Draft draft, Instance instance, Instance.Placed placed) {
        Instance told = instance.placed().filter(placed::equals).isPresent() ? instance : instance.placed(placed);
        switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING, UNREACHABLE, UNREACHABLE_INACTIVE -> {
                Instance running = told.running(draft.now());
                draft.put(running);
                Events.changed(draft, running, Condition.RUNNING, "");
                draft.definition(running).ifPresent(app -> Backoffs.launched(draft, app));
            }
            case SCHEDULED, RUNNING, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> {
                if (!told.equals(instance)) {
                    draft.put(told);
                }
            }
        }
    }

    /// Its host does not answer any more.
    static void lost(Draft draft, Instance instance) {
        String words = "its host does not answer";
        if (instance.doomed().isPresent()) {
            Endings.ended(draft, instance, Condition.GONE, words);
            return;
        }
        switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING, RUNNING -> {
                Instance lost = instance.condition(Condition.UNREACHABLE, draft.now());
                draft.put(lost);
                Events.changed(draft, lost, Condition.UNREACHABLE, words);
            }
            case SCHEDULED,
                    UNREACHABLE,
                    UNREACHABLE_INACTIVE,
                    KILLING,
                    KILLED,
                    FAILED,
                    FINISHED,
                    ERROR,
                    GONE,
                    DROPPED -> {}
        }
    }

    /// Nothing was heard of it for as long as it may be.
    static void due(Draft draft, Instance instance) {
        if (instance.doomed().isPresent()) {
            Kills.send(draft, instance);
            return;
        }
        switch (instance.condition()) {
            case PROVISIONED, STAGING, STARTING -> launchAgain(draft, instance);
            case UNREACHABLE -> inactive(draft, instance);
            case UNREACHABLE_INACTIVE -> expunge(draft, instance);
            case SCHEDULED, RUNNING, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> {}
        }
    }

    private static void inactive(Draft draft, Instance instance) {
        if (draft.definition(instance)
                .flatMap(AppDefinition::unreachable)
                .filter(s -> s.inactiveAfter().equals(s.expungeAfter()))
                .isPresent()) {
            expunge(draft, instance);
            return;
        }
        Instance inactive = instance.condition(Condition.UNREACHABLE_INACTIVE, instance.since());
        draft.put(inactive);
        Events.changed(draft, inactive, Condition.UNREACHABLE_INACTIVE, "");
    }

    private static void expunge(Draft draft, Instance instance) {
        draft.remove(instance);
        Events.changed(draft, instance, Condition.GONE, "its host does not answer");
    }

    static void launchAgain(Draft draft, Instance instance) {
        draft.definition(instance).ifPresent(app -> {
            Instance again = instance.condition(Condition.PROVISIONED, draft.now());
            draft.put(again);
            draft.effect(new Effect.Start(again, app));
        });
    }

    /// The process is a new one: answers that were under way are lost, and why instances wait is to be found anew.
    static void resumed(Draft draft) {
        List.copyOf(draft.ledger().waiting()).forEach(app -> {
            draft.wanting(app);
            draft.dirty(app);
        });
        for (Instance instance : List.copyOf(draft.state().instances().values())) {
            if (instance.doomed().flatMap(Doom::sentAt).isPresent()) {
                if (Kills.drainedAt(draft.state(), instance).isEmpty()) {
                    Kills.send(draft, instance);
                }
            } else if (launching(instance)) {
                again(draft, instance);
            }
        }
    }

    private static void again(Draft draft, Instance instance) {
        if (instance.doomed().isEmpty()) {
            launchAgain(draft, instance);
        } else if (instance.condition() == Condition.PROVISIONED) {
            draft.put(instance.condition(Condition.STAGING, draft.now()));
        }
    }

    private static Optional<Instance> current(Draft draft, String id, int incarnation) {
        return draft.instance(id).filter(i -> i.incarnation() == incarnation);
    }

    private static boolean on(Instance instance, HostId host) {
        return instance.placed().filter(p -> p.host().equals(host)).isPresent();
    }
}
