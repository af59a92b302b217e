package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.Optional;
import org.pcollections.TreePVector;

/// Which definition an instance runs.
final class Definitions {
    private Definitions() {}

    static Optional<AppDefinition> of(State state, Instance instance) {
        return state.history().getOrDefault(instance.app(), TreePVector.empty()).stream()
                .map(State.Revision::definition)
                .filter(definition -> definition.version().equals(instance.appVersion()))
                .findFirst();
    }
}
