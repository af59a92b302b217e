package io.binnacle.scheduler.core;

import io.binnacle.model.ContainerId;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A host of the simulated world, and the containers on it.
final class Machine {
    State.HostState state;
    final Map<String, Box> boxes = new TreeMap<>();
    boolean up = true;

    Machine(State.HostState state) {
        this.state = state;
    }

    static final class Box {
        final String instance;
        final int incarnation;
        final PathId app;
        final Optional<AppDefinition> definition;
        final ContainerId id;
        final List<Integer> ports;
        boolean running = true;
        Optional<Integer> exit = Optional.empty();

        Box(
                String instance,
                int incarnation,
                PathId app,
                Optional<AppDefinition> definition,
                ContainerId id,
                List<Integer> ports) {
            this.instance = instance;
            this.incarnation = incarnation;
            this.app = app;
            this.definition = definition;
            this.id = id;
            this.ports = ports;
        }

        Message.Seen seen() {
            return new Message.Seen(instance, incarnation, app, id, running, exit, false, List.of("10.0.0.1"), ports);
        }
    }
}
