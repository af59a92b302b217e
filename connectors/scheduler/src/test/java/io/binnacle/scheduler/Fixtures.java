package io.binnacle.scheduler;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePVector;

/// Definitions and states to try things with.
public final class Fixtures {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

    private Fixtures() {}

    /// A web app that uses nearly everything a definition has.
    public static AppDefinition app(String path, Instant version) {
        var mapping = new AppDefinition.PortMapping(
                80, OptionalInt.of(0), 10_000, "tcp", Optional.of("http"), Map.of(), List.of());
        return new AppBuilder(PathId.of(path), version)
                .cmd(Optional.of("echo hello"))
                .user(Optional.of("www"))
                .env(Map.of("MODE", new EnvValue.Plain("fast"), "KEY", new EnvValue.Secret("key")))
                .secrets(Map.of("key", "/shop/key"))
                .instances(5)
                .cpus(new BigDecimal("0.10"))
                .disk(new BigDecimal("1E+3"))
                .resourceLimits(Optional.of(new AppDefinition.ResourceLimits(
                        Optional.of(new AppDefinition.Limit(Optional.empty())), Optional.empty())))
                .constraints(Set.of(new AppDefinition.Constraint(
                        "hostname", AppDefinition.Constraint.Operator.MAX_PER, Optional.of("2"))))
                .container(Optional.of(image("demo/web:1", mapping)))
                .networks(List.of(bridge()))
                .portDefinitions(List.of())
                .healthChecks(List.of(health()))
                .dependencies(List.of(PathId.of("/shop/db")))
                .upgradeStrategy(new AppDefinition.UpgradeStrategy(new BigDecimal("0.9"), new BigDecimal("1")))
                .unreachable(Optional.of(new AppDefinition.UnreachableStrategy(Duration.ZERO, Duration.ofSeconds(5))))
                .killGracePeriod(Optional.of(Duration.ofSeconds(3)))
                .labels(Map.of("team", "shop"))
                .acceptedResourceRoles(Set.of("*"))
                .build();
    }

    public static AppDefinition.Network bridge() {
        return new AppDefinition.Network(AppDefinition.Network.Mode.BRIDGE, Optional.empty(), Map.of("a", "b"));
    }

    public static AppDefinition.Containerisation image(String image, AppDefinition.PortMapping... mappings) {
        return new AppDefinition.Containerisation(
                AppDefinition.Containerisation.Type.DOCKER,
                Optional.of(new AppDefinition.DockerImage(
                        image,
                        false,
                        false,
                        List.of(new AppDefinition.Parameter("init", "true")),
                        Optional.of("pull"))),
                List.of(new AppDefinition.Volume("/data", "/srv/data", true)),
                List.of(mappings),
                Optional.empty());
    }

    private static AppDefinition.HealthCheck health() {
        return new AppDefinition.HealthCheck(
                AppDefinition.HealthCheck.Protocol.HTTP,
                Optional.of("/healthz"),
                OptionalInt.of(0),
                OptionalInt.empty(),
                Optional.empty(),
                Duration.ofSeconds(300),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                3,
                Duration.ofSeconds(15),
                false,
                false);
    }

    public static Group tree(Instant version, AppDefinition... apps) {
        var shop = new Group(PathId.of("/shop"), HashTreePMap.empty(), HashTreePMap.empty(), List.of(), version);
        for (var app : apps) {
            shop = new Group(shop.id(), shop.apps().plus(app.id(), app), shop.groups(), List.of(), version);
        }
        return new Group(
                PathId.ROOT, HashTreePMap.empty(), HashTreePMap.singleton(shop.id(), shop), List.of(), version);
    }

    public static Instance instance(String id, PathId app, Instant version) {
        return new Instance(
                id,
                app,
                version,
                version,
                1,
                Instance.Condition.SCHEDULED,
                Optional.empty(),
                List.of(new Instance.HealthState(
                        true, 0, Optional.of(version), Optional.of(version), Optional.empty(), Optional.empty())),
                List.of(),
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Instance.Doom(Instance.Doom.Kind.SCALED, "too many", version, Optional.empty())));
    }

    public static Instance placed(Instance instance, HostId host, int port) {
        return new Instance(
                instance.id(),
                instance.app(),
                instance.appVersion(),
                instance.configVersion(),
                instance.incarnation(),
                Instance.Condition.PROVISIONED,
                Optional.of(new Instance.Placed(
                        host, "host-1", List.of(port), Optional.empty(), List.of(), Instance.Held.NOTHING)),
                instance.health(),
                instance.readiness(),
                instance.since(),
                instance.stagedAt(),
                instance.startedAt(),
                Optional.empty());
    }

    public static State with(State state, Group wish, AppDefinition... changed) {
        var history = state.history();
        for (var app : changed) {
            var mine = history.getOrDefault(app.id(), TreePVector.empty());
            history = history.plus(app.id(), mine.plus(0, new State.Revision(app, app.version(), "me", "a note")));
        }
        return new State(
                wish,
                history,
                state.treeHistory().plus(0, state.wish()),
                state.instances(),
                state.rollouts(),
                state.backoffs(),
                state.failures(),
                state.queues(),
                state.hosts(),
                state.records(),
                wish.version());
    }

    public static State with(State state, Instance instance) {
        return withInstances(state, state.instances().plus(instance.id(), instance));
    }

    public static State without(State state, String instance) {
        return withInstances(state, state.instances().minus(instance));
    }

    private static State withInstances(State state, org.pcollections.PMap<String, Instance> instances) {
        return new State(
                state.wish(),
                state.history(),
                state.treeHistory(),
                instances,
                state.rollouts(),
                state.backoffs(),
                state.failures(),
                state.queues(),
                state.hosts(),
                state.records(),
                state.lastStamp());
    }
}
