package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/// A deployment under way: a plan, and how far it has come.
///
/// @param version of the tree it leads to
/// @param original the tree before, which a revert needs
/// @param currentStep 0 before the first, then from 1
/// @param reverts the deployment it undoes
/// @param startedInstances ids of the instances this deployment has made, by which a restart knows its own
/// @param failures of instances of its apps, since it began
/// @param waitingFor what holds it up, in words; empty when nothing does
public record Rollout(
        String id,
        Instant version,
        Group original,
        Group target,
        List<Step> steps,
        int currentStep,
        Instant startedAt,
        String by,
        Optional<String> reverts,
        Set<String> startedInstances,
        int failures,
        Optional<String> waitingFor) {
    public Rollout {
        steps = List.copyOf(steps);
        startedInstances = shared(startedInstances);
    }

    /// The very same set where it is one that shares: a deployment of many apps adds to it app by app.
    private static PSet<String> shared(Set<String> instances) {
        return instances instanceof PSet<String> kept ? kept : HashTreePSet.from(instances);
    }

    /// The apps it acts on, which it holds.
    public Set<PathId> apps() {
        return steps.stream()
                .flatMap(step -> step.actions().stream())
                .map(Action::app)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Those of the step under way.
    public List<Action> currentActions() {
        return currentStep == 0 ? List.of() : steps.get(currentStep - 1).actions();
    }

    Rollout at(int step) {
        return new Rollout(
                id,
                version,
                original,
                target,
                steps,
                step,
                startedAt,
                by,
                reverts,
                startedInstances,
                failures,
                waitingFor);
    }

    Rollout failedOnce() {
        return new Rollout(
                id,
                version,
                original,
                target,
                steps,
                currentStep,
                startedAt,
                by,
                reverts,
                startedInstances,
                failures + 1,
                waitingFor);
    }

    Rollout waiting(Optional<String> why) {
        return new Rollout(
                id,
                version,
                original,
                target,
                steps,
                currentStep,
                startedAt,
                by,
                reverts,
                startedInstances,
                failures,
                why);
    }

    Rollout started(Set<String> instances) {
        return new Rollout(
                id,
                version,
                original,
                target,
                steps,
                currentStep,
                startedAt,
                by,
                reverts,
                shared(startedInstances).plusAll(instances),
                failures,
                waitingFor);
    }

    /// Actions that run side by side; the next step begins when all are done.
    public record Step(List<Action> actions) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    /// @param scaleTo for a scale: how many
    public record Action(Kind kind, PathId app, int scaleTo) {
        public enum Kind {
            START_APPLICATION,
            SCALE_APPLICATION,
            STOP_APPLICATION,
            RESTART_APPLICATION
        }
    }
}
