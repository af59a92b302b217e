package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.ReadinessState;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tries a write on a copy of the state, and then runs it to its end in a time of its own, in a world where every
/// launch
/// succeeds, every check finds the best, and every stop is done at once. Depends on its arguments alone.
final class Preview {
    private static final int MOST_STEPS = 2_000;
    private static final int MOST_TURNS = 20_000;
    private static final Message.Author NOBODY = new Message.Author("", "", "");

    private final Decider decider;
    private final State before;
    private final List<String> steps = new ArrayList<>();
    private final Deque<Message> heard = new ArrayDeque<>();
    private State state;
    private Instant now;
    private Optional<Instant> wakeAt = Optional.empty();
    private Set<PathId> apps = Set.of();
    private int floor;
    private int ceiling;

    Preview(Decider decider, State state, Instant now) {
        this.decider = decider;
        this.before = state;
        this.state = state;
        this.now = now;
    }

    Scheduler.Plan of(Write write, boolean force) {
        var decision = decider.decide(state, new Message.Asked(write, NOBODY, force), now);
        var reply = decision.reply()
                .orElseGet(
                        () -> Envelope.refused(WriteRefused.Kind.UNAVAILABLE, "the scheduler has no answer to this"));
        return switch (reply) {
            case Decision.Reply.Refused _ -> new Scheduler.Plan(reply, before, before, List.of(), 0, 0, List.of());
            case Decision.Reply.Accepted accepted -> {
                var after = decision.next();
                apps = apps(write, accepted, after);
                floor = serving(before);
                ceiling = present(before);
                take(decision);
                run(accepted.deployment());
                yield new Scheduler.Plan(reply, before, after, steps, floor, ceiling, risks(accepted.deployment()));
            }
        };
    }

    private static Set<PathId> apps(Write write, Decision.Reply.Accepted accepted, State after) {
        var apps = new TreeSet<>(write.apps());
        accepted.killed().forEach(instance -> apps.add(instance.app()));
        accepted.deployment()
                .map(id -> after.rollouts().get(id))
                .ifPresent(rollout ->
                        rollout.steps().forEach(step -> step.actions().forEach(action -> apps.add(action.app()))));
        return apps;
    }

    private void run(Optional<String> deployment) {
        for (var turn = 0; turn < MOST_TURNS && steps.size() < MOST_STEPS; turn++) {
            var message = next();
            if (message.isEmpty() || (heard.isEmpty() && ended(deployment) && turn > 0)) {
                return;
            }
            take(decider.decide(state, message.get(), now));
        }
    }

    private boolean ended(Optional<String> deployment) {
        return deployment.filter(id -> state.rollouts().containsKey(id)).isEmpty();
    }

    /// What is heard next; when nothing is, time passes until the next deadline.
    private Optional<Message> next() {
        now = now.plusMillis(1);
        var message = heard.poll();
        if (message != null) {
            return Optional.of(message);
        }
        wakeAt.filter(at -> at.isAfter(now)).ifPresent(at -> now = at);
        return wakeAt.map(_ -> new Message.Woke());
    }

    private void take(Decision decision) {
        state = decision.next();
        wakeAt = decision.wakeAt();
        decision.effects().forEach(this::done);
        floor = Math.min(floor, serving(state));
        ceiling = Math.max(ceiling, present(state));
    }

    private void done(Effect effect) {
        switch (effect) {
            case Effect.Start start -> started(start.instance(), start.app());
            case Effect.End end -> ended(end);
        }
    }

    private void started(Instance instance, AppDefinition app) {
        instance.placed().ifPresent(placed -> {
            if (concerns(instance.app())) {
                steps.add("start " + instance.app() + " on " + placed.hostName() + ports(placed));
            }
            var container = new io.binnacle.model.ContainerId("preview-" + TaskEnvironment.taskId(instance));
            heard.add(new Message.LaunchStarted(instance.id(), instance.incarnation(), container));
            well(instance, app);
        });
    }

    private boolean concerns(PathId app) {
        return apps.isEmpty() || apps.contains(app);
    }

    private static String ports(Instance.Placed placed) {
        return placed.hostPorts().isEmpty()
                ? ""
                : " with port "
                        + placed.hostPorts().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void well(Instance instance, AppDefinition app) {
        for (var index = 0; index < app.healthChecks().size(); index++) {
            heard.add(new Message.HealthSeen(instance.id(), instance.incarnation(), index, Optional.empty()));
        }
        for (var index = 0; index < app.readinessChecks().size(); index++) {
            var ready = new ReadinessState(app.readinessChecks().get(index).name(), true, Optional.empty());
            heard.add(new Message.ReadinessSeen(instance.id(), instance.incarnation(), index, ready));
        }
    }

    private void ended(Effect.End end) {
        var instance = state.instances().get(end.instance());
        if (instance != null && concerns(instance.app())) {
            steps.add("stop " + instance.app() + " on "
                    + instance.placed().map(Instance.Placed::hostName).orElse("no host")
                    + instance.doomed().map(doom -> ": " + doom.reason()).orElse(""));
        }
        heard.add(new Message.ContainerGone(end.host(), end.instance(), end.incarnation()));
    }

    /// Instances of the apps that serve: running, healthy, and not about to go.
    private int serving(State at) {
        return (int) at.instances().values().stream()
                .filter(instance -> apps.contains(instance.app()))
                .filter(instance -> instance.condition() == Instance.Condition.RUNNING
                        && instance.doomed().isEmpty())
                .filter(instance -> instance.health().stream().allMatch(Instance.HealthState::alive))
                .count();
    }

    private int present(State at) {
        return (int) at.instances().values().stream()
                .filter(instance -> apps.contains(instance.app()))
                .filter(instance -> instance.placed().isPresent())
                .count();
    }

    private List<String> risks(Optional<String> deployment) {
        var risks = new ArrayList<String>();
        deployment
                .flatMap(id -> Optional.ofNullable(state.rollouts().get(id)))
                .ifPresent(rollout -> risks.add(
                        "it does not come to an end: " + rollout.waitingFor().orElse("it waits")));
        apps.forEach(app -> Optional.ofNullable(state.queues().get(app)).ifPresent(queue -> refusals(queue, risks)));
        apps.forEach(app -> state.wish().app(app).ifPresent(wished -> unchecked(wished, risks)));
        if (floor == 0 && serving(before) > 0 && wanted() > 0) {
            risks.add("for a moment nothing of it serves");
        }
        if (steps.size() >= MOST_STEPS) {
            risks.add("only the first " + MOST_STEPS + " steps are shown");
        }
        return risks;
    }

    private int wanted() {
        return apps.stream()
                .flatMap(app -> state.wish().app(app).stream())
                .mapToInt(AppDefinition::instances)
                .sum();
    }

    private void refusals(State.Queued queue, List<String> risks) {
        queue.lastRound()
                .forEach((host, reasons) -> reasons.forEach(reason -> {
                    var name = Optional.ofNullable(state.hosts().get(host))
                            .map(State.HostState::name)
                            .orElse(host.value());
                    risks.add(name + " does not take " + queue.app() + ": " + reason.words());
                }));
    }

    private static void unchecked(AppDefinition app, List<String> risks) {
        if (app.healthChecks().isEmpty() && app.instances() > 0) {
            risks.add(app.id() + " has no health check: an instance counts as healthy as soon as it runs");
        }
    }
}
