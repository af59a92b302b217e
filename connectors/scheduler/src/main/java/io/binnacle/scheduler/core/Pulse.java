package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which configurations have won or lost healthy instances in one decision.
final class Pulse {
    private final Map<Key, Integer> changes = new HashMap<>();

    record Key(PathId app, Instant config) {
        static Key of(Instance instance) {
            return new Key(instance.app(), instance.configVersion());
        }
    }

    static boolean well(Draft draft, Instance instance) {
        return instance.condition() == Instance.Condition.RUNNING
                && instance.doomed().isEmpty()
                && draft.definition(instance)
                        .filter(app -> instance.healthy(app.healthChecks().size()))
                        .isPresent();
    }

    void moved(Draft draft, Optional<Instance> before, Optional<Instance> after) {
        before.filter(i -> well(draft, i)).ifPresent(i -> add(i, -1));
        after.filter(i -> well(draft, i)).ifPresent(i -> add(i, 1));
    }

    private void add(Instance instance, int by) {
        changes.merge(Key.of(instance), by, (a, b) -> a + b == 0 ? null : a + b);
    }

    Map<Key, Integer> take() {
        Map<Key, Integer> all = Map.copyOf(changes);
        changes.clear();
        return all;
    }
}
