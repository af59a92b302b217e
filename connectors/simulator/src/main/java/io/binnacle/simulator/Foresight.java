package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Peer;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says what an operation would do to the cluster as it is now.
final class Foresight {
    private final World world;
    private final Changes changes;

    Foresight(World world) {
        this.world = world;
        this.changes = new Changes(world);
    }

    Preview of(Operation operation) {
        return switch (operation) {
            case Operation.OnContainer on ->
                ofContainer(on, world.container(on.container()).orElseThrow());
            case Operation.OnApp on -> ofApp(on, world.app(on.app()).orElseThrow());
            case Operation.OnHost _, Operation.Deploy _ ->
                throw new IllegalArgumentException("refused before: " + operation);
        };
    }

    /// What must still be the same when the preview is run.
    String basis(Operation operation) {
        return switch (operation) {
            case Operation.OnContainer on ->
                world.container(on.container()).map(Foresight::basis).orElse("gone");
            case Operation.OnApp on -> world.app(on.app()).map(this::basis).orElse("gone");
            case Operation.OnHost _, Operation.Deploy _ -> "";
        };
    }

    /// A restart by the engine is no change to one who wants it stopped.
    private static String basis(Container container) {
        return switch (container.state()) {
            case RUNNING, RESTARTING -> "up";
            case PAUSED -> "paused";
            case CREATED, EXITED, DEAD -> "down";
            case REMOVING -> "leaving";
        };
    }

    private String basis(App app) {
        return app.revisions().getFirst().id() + " × " + app.wanted().orElse(0)
                + world.deployment(app.id()).map(one -> one.id().value()).orElse("");
    }

    private Preview ofContainer(Operation.OnContainer operation, Container container) {
        var host = world.host(container.host());
        return new Preview(
                operation,
                operation.verb() + " " + container.name() + " on " + host.name(),
                steps(operation, container),
                losses(operation, container),
                callers(Set.of(container.id())),
                Commands.of(operation, container, host),
                friction(operation, container),
                inverse(operation),
                world.now(),
                basis(operation));
    }

    private static List<String> steps(Operation.OnContainer operation, Container container) {
        var name = container.name();
        return switch (operation) {
            case Operation.Start _ -> List.of(name + " starts", "healthy when its check answers");
            case Operation.Stop stop -> ending(name, stop.graceSeconds());
            case Operation.Restart restart -> {
                var steps = new ArrayList<>(ending(name, restart.graceSeconds()));
                steps.add(name + " starts again");
                yield steps;
            }
            case Operation.Pause _ -> List.of("every process of " + name + " is frozen where it is");
            case Operation.Unpause _ -> List.of("every process of " + name + " goes on");
            case Operation.Kill kill -> List.of("SIG" + kill.signal() + " is sent to " + name);
            case Operation.Remove remove ->
                container.state().alive()
                        ? List.of(name + " is killed", name + " is removed" + volumes(remove))
                        : List.of(name + " is removed" + volumes(remove));
        };
    }

    private static String volumes(Operation.Remove remove) {
        return remove.volumes() ? " with its anonymous volumes" : "";
    }

    private static List<String> ending(String name, int graceSeconds) {
        return List.of(
                "SIGTERM to " + name + ", up to " + graceSeconds + " s to end by itself", "SIGKILL if it runs still");
    }

    private static List<String> losses(Operation.OnContainer operation, Container container) {
        var memory = "What " + container.name() + " holds in memory";
        return switch (operation) {
            case Operation.Start _, Operation.Pause _, Operation.Unpause _ -> List.of();
            case Operation.Stop _, Operation.Restart _, Operation.Kill _ ->
                container.state().alive() ? List.of(memory) : List.of();
            case Operation.Remove remove ->
                remove.volumes()
                        ? List.of(memory, "Its file system and its log", "Its anonymous volumes")
                        : List.of(memory, "Its file system and its log");
        };
    }

    private Friction friction(Operation.OnContainer operation, Container container) {
        return switch (operation) {
            case Operation.Start _, Operation.Unpause _ -> Friction.NONE;
            case Operation.Stop _, Operation.Restart _, Operation.Pause _ ->
                lastOne(container) ? Friction.HOLD : Friction.NONE;
            case Operation.Kill _ -> Friction.HOLD;
            case Operation.Remove remove -> remove.volumes() ? Friction.TYPE_NAME : Friction.HOLD;
        };
    }

    private boolean lastOne(Container container) {
        return world.instances(container.app()).stream()
                .noneMatch(other ->
                        !other.id().equals(container.id()) && other.state().alive());
    }

    private static Optional<Operation> inverse(Operation.OnContainer operation) {
        return switch (operation) {
            case Operation.Start start -> Optional.of(new Operation.Stop(start.container(), 10));
            case Operation.Stop stop -> Optional.of(new Operation.Start(stop.container()));
            case Operation.Kill kill -> Optional.of(new Operation.Start(kill.container()));
            case Operation.Pause pause -> Optional.of(new Operation.Unpause(pause.container()));
            case Operation.Unpause unpause -> Optional.of(new Operation.Pause(unpause.container()));
            case Operation.Restart _, Operation.Remove _ -> Optional.empty();
        };
    }

    private Preview ofApp(Operation.OnApp operation, App app) {
        var instances = world.instances(app.id());
        return new Preview(
                operation,
                summary(operation, app),
                changes.steps(operation, app),
                changes.losses(operation, app),
                callers(instances.stream().map(Container::id).collect(Collectors.toSet())),
                Commands.of(operation, app),
                operation instanceof Operation.Scale scale && scale.instances() == 0
                        ? Friction.TYPE_NAME
                        : Friction.NONE,
                inverse(operation, app),
                world.now(),
                basis(operation),
                changes.outlook(operation, app));
    }

    private static String summary(Operation.OnApp operation, App app) {
        var current = app.revisions().getFirst().name();
        return switch (operation) {
            case Operation.Scale scale ->
                "Scale " + app.name() + " " + app.wanted().orElse(0) + " → " + scale.instances();
            case Operation.Redeploy redeploy ->
                redeploy.image()
                        .map(image -> "Deploy " + image + " as " + app.name())
                        .orElse("Deploy " + app.name() + " again as it is");
            case Operation.Rollback rollback ->
                "Roll back " + app.name() + " from " + current + " to " + name(app, rollback.to());
            case Operation.RestartApp _ -> "Restart every instance of " + app.name();
            case Operation.Cancel _ -> "Cancel the change of " + app.name() + " where it stands";
        };
    }

    static String name(App app, RevisionId id) {
        return app.revisions().stream()
                .filter(revision -> revision.id().equals(id))
                .map(Revision::name)
                .findFirst()
                .orElse(id.value());
    }

    private static Optional<Operation> inverse(Operation.OnApp operation, App app) {
        return switch (operation) {
            case Operation.Scale _ ->
                Optional.of(new Operation.Scale(app.id(), app.wanted().orElse(0)));
            case Operation.Redeploy _, Operation.Rollback _ ->
                Optional.of(new Operation.Rollback(
                        app.id(), app.revisions().getFirst().id()));
            case Operation.RestartApp _, Operation.Cancel _ -> Optional.empty();
        };
    }

    /// Who talks to any of these, or says it needs them.
    private List<String> callers(Set<ContainerId> servers) {
        var names = new TreeSet<String>();
        world.truth().links().keySet().forEach(link -> {
            if (link.server() instanceof Peer.Instance(ContainerId server) && servers.contains(server)) {
                caller(link.client()).ifPresent(names::add);
            }
        });
        return List.copyOf(names);
    }

    private Optional<String> caller(Peer peer) {
        return switch (peer) {
            case Peer.Instance(ContainerId id) ->
                world.container(id).map(Container::app).map(this::appName);
            case Peer.OfHost(var host) -> Optional.of(world.host(host).name());
            case Peer.Outside(String address) -> Optional.of(address);
        };
    }

    private String appName(AppId app) {
        return world.kind(app).name();
    }
}
