package io.binnacle.scheduler.store;

import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.definition.Group;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A deployment as it is stored: its two trees by their keys.
record StoredRollout(
        String id,
        Instant version,
        long original,
        long target,
        List<Rollout.Step> steps,
        int currentStep,
        Instant startedAt,
        String by,
        Optional<String> reverts,
        Set<String> startedInstances,
        int failures,
        Optional<String> waitingFor) {
    static StoredRollout of(Rollout rollout, long original, long target) {
        return new StoredRollout(
                rollout.id(),
                rollout.version(),
                original,
                target,
                rollout.steps(),
                rollout.currentStep(),
                rollout.startedAt(),
                rollout.by(),
                rollout.reverts(),
                rollout.startedInstances(),
                rollout.failures(),
                rollout.waitingFor());
    }

    Rollout with(Group originalTree, Group targetTree) {
        return new Rollout(
                id,
                version,
                originalTree,
                targetTree,
                steps,
                currentStep,
                startedAt,
                by,
                reverts,
                startedInstances,
                failures,
                waitingFor);
    }
}
