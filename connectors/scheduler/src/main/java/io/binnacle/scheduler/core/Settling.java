package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.PathId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Looks at every app something happened to, until nothing more follows.
record Settling(Draft draft, Launches launches) {
    /// Far more than ever follow from one message; a fault must not stop the thread that decides.
    private static final int ROUNDS = 1_000;

    Settling(Draft draft, Placer placer) {
        this(draft, new Launches(draft, placer));
    }

    void settle() {
        for (int round = 0; round < ROUNDS && look(); round++) {
            launches.launch();
            Kills.send(draft);
        }
    }

    private boolean look() {
        List<PathId> apps = draft.takeDirty();
        Map<String, Set<PathId>> rollouts = new TreeMap<>();
        for (PathId app : apps) {
            draft.rollout(app)
                    .ifPresentOrElse(
                            r -> {
                                Rollouts.hold(draft, r, app);
                                rollouts.computeIfAbsent(r.id(), id -> new HashSet<>())
                                        .add(app);
                            },
                            () -> free(app));
        }
        rollouts.forEach((id, dirty) -> Rollouts.advance(draft, id, dirty));
        return !apps.isEmpty();
    }

    /// An app that no deployment holds.
    private void free(PathId path) {
        draft.app(path).ifPresentOrElse(app -> Scaling.reach(draft, app), () -> Rollouts.stop(draft, path));
    }
}
