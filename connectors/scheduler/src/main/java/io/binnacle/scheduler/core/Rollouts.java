package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.core.Rollout.Action;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Brings deployments forward, step after step.
final class Rollouts {
    private Rollouts() {}

    /// Whether an app's turn in the deployment that holds it is still to come.
    static boolean ahead(Draft draft, PathId app) {
        return draft.rollout(app).filter(r -> turn(r, app) > r.currentStep()).isPresent();
    }

    /// The last step that acts on an app, from 1.
    private static int turn(Rollout rollout, PathId app) {
        for (int step = rollout.steps().size(); step > 0; step--) {
            if (rollout.steps().get(step - 1).actions().stream()
                    .anyMatch(a -> a.app().equals(app))) {
                return step;
            }
        }
        return 0;
    }

    /// An app whose turn is over is kept as it is to be, while others have theirs.
    static void hold(Draft draft, Rollout rollout, PathId app) {
        if (turn(rollout, app) < rollout.currentStep()) {
            draft.app(app).ifPresent(a -> Scaling.reach(draft, a));
        }
    }

    /// @param dirty those of its apps something happened to
    static void advance(Draft draft, String id, Set<PathId> dirty) {
        Optional<Rollout> rollout = draft.rollout(id);
        while (rollout.isPresent() && !failed(draft, rollout.get()) && step(draft, rollout.get(), dirty)) {
            rollout = draft.rollout(id);
        }
    }

    /// @return whether it came to another step
    private static boolean step(Draft draft, Rollout rollout, Set<PathId> dirty) {
        if (rollout.currentStep() > 0) {
            Optional<String> waits = act(draft, rollout, dirty);
            if (waits.isPresent()) {
                waiting(draft, rollout.id(), waits);
                return false;
            }
            Rollout done = draft.rollout(rollout.id()).orElse(rollout);
            Events.deployment(draft, "deployment_step_success", done);
        }
        return next(draft, draft.rollout(rollout.id()).orElse(rollout).waiting(Optional.empty()));
    }

    private static boolean next(Draft draft, Rollout rollout) {
        if (rollout.currentStep() == rollout.steps().size()) {
            draft.end(rollout);
            Events.succeeded(draft, rollout);
            return false;
        }
        Rollout next = rollout.at(rollout.currentStep() + 1);
        draft.put(next);
        next.currentActions().stream()
                .filter(a -> a.kind() == Action.Kind.RESTART_APPLICATION)
                .forEach(a -> Backoffs.reset(draft, a.app()));
        Events.deployment(draft, "deployment_info", next);
        return true;
    }

    private static void waiting(Draft draft, String id, Optional<String> why) {
        draft.rollout(id).filter(r -> !r.waitingFor().equals(why)).ifPresent(r -> draft.put(r.waiting(why)));
    }

    private static Optional<String> act(Draft draft, Rollout rollout, Set<PathId> dirty) {
        Progress progress = draft.ledger().progress(rollout);
        progress.take(dirty).forEach(action -> progress.found(action.app(), act(draft, rollout, action)));
        return progress.waits();
    }

    private static Optional<String> act(Draft draft, Rollout rollout, Action action) {
        Optional<AppDefinition> app = draft.app(action.app());
        return switch (action.kind()) {
            case START_APPLICATION -> Optional.empty();
            case STOP_APPLICATION -> stop(draft, action.app());
            case SCALE_APPLICATION ->
                app.flatMap(a -> Scaling.act(draft, a, a.instances() > before(rollout, action.app())));
            case RESTART_APPLICATION ->
                app.flatMap(a -> Rolling.act(
                        draft, a, i -> outdated(i, a) || Drains.leaves(draft, i), "it is replaced by another version"));
        };
    }

    private static boolean outdated(Instance instance, AppDefinition app) {
        return !instance.configVersion().equals(app.versionInfo().lastConfigChangeAt());
    }

    private static int before(Rollout rollout, PathId app) {
        return rollout.original().app(app).map(AppDefinition::instances).orElse(0);
    }

    /// Ends all there is of an app, and then forgets it.
    static Optional<String> stop(Draft draft, PathId app) {
        draft.of(app).forEach(i -> Kills.doom(draft, i, Doom.Kind.STOPPED, "the app was removed"));
        int left = draft.of(app).size();
        if (left > 0) {
            return Optional.of(app + ": " + left + " to end");
        }
        forget(draft, app);
        return Optional.empty();
    }

    private static void forget(Draft draft, PathId app) {
        if (draft.app(app).isPresent() || !draft.state().history().containsKey(app)) {
            return;
        }
        draft.state().history().get(app).stream().findFirst().ifPresent(r -> Events.noChecks(draft, r.definition()));
        draft.history(app, org.pcollections.TreePVector.empty());
        draft.queue(app, Optional.empty());
        draft.forgetFailure(app);
        draft.record(app, org.pcollections.TreePVector.empty());
        Backoffs.reset(draft, app);
        Events.terminated(draft, app);
    }

    private static boolean failed(Draft draft, Rollout rollout) {
        Optional<Integer> most = rollout.failures() == 0
                ? Optional.empty()
                : Extensions.maxFailures(rollout).filter(max -> rollout.failures() > max);
        most.ifPresent(max -> fail(
                draft,
                rollout,
                rollout.failures() + " instances failed, and " + Extensions.MAX_FAILURES + " is " + max));
        return most.isPresent();
    }

    static void timeout(Draft draft, Rollout rollout) {
        Instant now = draft.now();
        fail(
                draft,
                rollout,
                "it was not done by " + now
                        + rollout.waitingFor().map(w -> "; it waited for " + w).orElse(""));
    }

    private static void fail(Draft draft, Rollout rollout, String reason) {
        if (rollout.currentStep() > 0) {
            Events.deployment(draft, "deployment_step_failure", rollout);
        }
        cancel(draft, rollout, reason);
        Lives.failed(draft, rollout, reason);
        if (Extensions.autoRevert(rollout)) {
            Reverting.automatic(draft, rollout, reason);
        }
    }

    static void cancel(Draft draft, Rollout rollout, String reason) {
        draft.end(rollout);
        Events.failed(draft, rollout, reason);
    }
}
