package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Rollout.Action;
import io.binnacle.scheduler.definition.PathId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the apps of one step wait for, so that only those something happened to are looked at again. Changed in place;
/// made anew it has every app still to look at.
final class Progress {
    private static final int TOLD = 5;

    private final int step;
    private final Map<PathId, Action> actions = new HashMap<>();
    private final Set<PathId> unseen = new HashSet<>();
    private final TreeMap<PathId, String> waits = new TreeMap<>();

    Progress(Rollout rollout) {
        step = rollout.currentStep();
        rollout.currentActions().forEach(a -> actions.put(a.app(), a));
        unseen.addAll(actions.keySet());
    }

    boolean isOf(Rollout rollout) {
        return step == rollout.currentStep();
    }

    /// Those to look at, when something happened to `dirty`.
    List<Action> take(Set<PathId> dirty) {
        Set<PathId> all = new HashSet<>(unseen);
        all.addAll(dirty);
        unseen.clear();
        return all.stream()
                .sorted()
                .flatMap(app -> Optional.ofNullable(actions.get(app)).stream())
                .toList();
    }

    void found(PathId app, Optional<String> why) {
        why.ifPresentOrElse(words -> waits.put(app, words), () -> waits.remove(app));
    }

    /// Empty when all is done.
    Optional<String> waits() {
        if (waits.isEmpty()) {
            return Optional.empty();
        }
        String words = waits.values().stream().limit(TOLD).collect(Collectors.joining(" · "));
        return Optional.of(waits.size() > TOLD ? words + " · and " + (waits.size() - TOLD) + " more apps" : words);
    }
}
