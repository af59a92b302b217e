package io.binnacle.marathon;

import io.binnacle.contract.World;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Where a container is an app with one instance: stopping it is suspending the app.
final class MarathonWorld implements World {
    final FakeMarathon marathon = new FakeMarathon();
    private final Map<ContainerId, String> apps = new HashMap<>();
    private int started;

    static Surroundings surroundings() {
        return new Surroundings(Clock.systemUTC(), new Random(7), Map.of(), Path.of("/nowhere"));
    }

    /// A plain Marathon has no logs and measures nothing.
    @Override
    public Set<Class<? extends Capability>> offers() {
        return Set.of(Operator.class);
    }

    @Override
    public Connection connect() {
        return new MarathonConnector().open(marathon.endpoint(), surroundings());
    }

    @Override
    public ContainerId startContainer() {
        var app = "/contract/app-" + started++;
        marathon.apps().create(app, "busybox:1", 1);
        var id = new ContainerId(
                marathon.apps().tasksOf(app).getFirst().path("id").asText());
        apps.put(id, app);
        return id;
    }

    String app(ContainerId container) {
        return Optional.ofNullable(apps.get(container)).orElseThrow();
    }

    @Override
    public void stopContainer(ContainerId container) {
        var definition = marathon.apps().definition(app(container)).orElseThrow();
        marathon.apps().put(app(container), definition.deepCopy().put("instances", 0), false);
    }

    @Override
    public void removeContainer(ContainerId container) {
        marathon.apps().delete(app(container));
    }

    @Override
    public Operation ending(ContainerId container) {
        return new Operation.Scale(new AppId(app(container)), 0);
    }

    @Override
    public Operation passing(ContainerId container) {
        return new Operation.Scale(new AppId(app(container)), 3);
    }

    @Override
    public boolean restored(ContainerId container, Topology topology) {
        return topology.containers().values().stream()
                .anyMatch(one -> one.app().value().equals(app(container)) && one.state() == ContainerState.RUNNING);
    }

    @Override
    public void cut() {
        marathon.cut();
    }

    @Override
    public void heal() {
        marathon.heal();
    }

    @Override
    public void close() {
        marathon.close();
    }
}
