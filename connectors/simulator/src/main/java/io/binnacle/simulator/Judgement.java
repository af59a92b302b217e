package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.util.Optional;
import java.util.Set;

/// Whether an operation can be done on the cluster as it is now, and if not, why.
final class Judgement {
    static final Set<String> SIGNALS = Set.of("KILL", "TERM", "HUP", "INT", "QUIT", "USR1", "USR2");

    private final World world;
    private final boolean force;

    Judgement(World world) {
        this(world, false);
    }

    /// @param force whether what is under way already is ended where it stands
    Judgement(World world, boolean force) {
        this.world = world;
        this.force = force;
    }

    Optional<Refusal> refusal(Operation operation) {
        return switch (operation) {
            case Operation.OnContainer on ->
                world.container(on.container())
                        .map(container -> ofContainer(on, container))
                        .orElseGet(() -> Optional.of(Refusals.unknown(operation, "container")));
            case Operation.OnApp on ->
                world.app(on.app())
                        .map(app -> ofApp(on, app))
                        .orElseGet(() -> Optional.of(Refusals.unknown(operation, "app")));
            case Operation.OnHost _ -> Optional.of(Refusals.noDrains(operation));
            case Operation.Deploy _ -> Optional.of(Refusals.noDefinitions(operation));
        };
    }

    private Optional<Refusal> ofContainer(Operation.OnContainer operation, Container container) {
        if (!world.reach().reached(container.host())) {
            return Optional.of(Refusals.of(
                    Reason.UNREACHABLE,
                    operation,
                    world.host(container.host()).name() + " does not answer",
                    "wait until it is seen again"));
        }
        var state = container.state();
        return switch (operation) {
            case Operation.Start _ -> when(up(state), operation, "it runs already", "restart it instead");
            case Operation.Stop _ -> when(!up(state), operation, "it does not run", "start it instead");
            case Operation.Restart _ ->
                when(state == ContainerState.REMOVING, operation, "it is being removed", "wait");
            case Operation.Pause _ ->
                when(state != ContainerState.RUNNING, operation, "only a running container can be paused", "start it");
            case Operation.Unpause _ ->
                when(state != ContainerState.PAUSED, operation, "it is not paused", "look at its state");
            case Operation.Kill kill -> kill(kill, state);
            case Operation.Remove _ -> when(state == ContainerState.REMOVING, operation, "it is being removed", "wait");
        };
    }

    private static Optional<Refusal> kill(Operation.Kill kill, ContainerState state) {
        if (!SIGNALS.contains(kill.signal())) {
            return Optional.of(Refusals.of(
                    Reason.REJECTED, kill, "there is no signal " + kill.signal(), "use KILL, TERM, HUP or INT"));
        }
        return when(!up(state), kill, "it does not run", "nothing needs to be killed");
    }

    private static boolean up(ContainerState state) {
        return state.alive() || state == ContainerState.RESTARTING;
    }

    private Optional<Refusal> ofApp(Operation.OnApp operation, App app) {
        if (world.hired().has(app.id())) {
            return Optional.of(Refusals.of(
                    Reason.UNSUPPORTED,
                    operation,
                    "its instances are a scheduler's, which would undo it",
                    "ask that scheduler"));
        }
        if (operation instanceof Operation.Cancel) {
            return when(
                    world.deployment(app.id()).isEmpty(),
                    operation,
                    "no change of it is under way",
                    "look at what it runs now");
        }
        if (!force && world.deployment(app.id()).isPresent()) {
            return Optional.of(Refusals.of(
                    Reason.CONFLICT, operation, "a deployment of it is under way", "wait until that has ended"));
        }
        return switch (operation) {
            case Operation.Scale scale -> scale(scale);
            case Operation.Redeploy redeploy -> redeploy(redeploy);
            case Operation.Rollback rollback -> rollback(rollback, app);
            case Operation.Cancel _ -> Optional.empty();
            case Operation.RestartApp _ ->
                when(world.instances(app.id()).isEmpty(), operation, "it has no instances", "scale it up");
        };
    }

    private static Optional<Refusal> redeploy(Operation.Redeploy redeploy) {
        return when(
                        redeploy.image().filter(String::isBlank).isPresent(),
                        redeploy,
                        "the image has no name",
                        "name an image, or leave it as it is")
                .or(() -> when(
                        !redeploy.environment().isEmpty(),
                        redeploy,
                        "variables of a simulated app cannot be changed",
                        "redeploy it with another image"));
    }

    private static Optional<Refusal> scale(Operation.Scale scale) {
        if (scale.instances() < 0 || scale.instances() > SimulatorSettings.MOST_CONTAINERS) {
            return Optional.of(Refusals.of(
                    Reason.REJECTED,
                    scale,
                    scale.instances() + " is no number of instances",
                    "ask for 0 to " + SimulatorSettings.MOST_CONTAINERS));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> rollback(Operation.Rollback rollback, App app) {
        if (app.revisions().stream().noneMatch(revision -> revision.id().equals(rollback.to()))) {
            return Optional.of(Refusals.unknown(rollback, "revision " + rollback.to()));
        }
        return when(
                app.revisions().getFirst().id().equals(rollback.to()),
                rollback,
                "that is the current revision",
                "choose an earlier one");
    }

    private static Optional<Refusal> when(boolean so, Operation operation, String answered, String next) {
        return so ? Optional.of(Refusals.of(Reason.CONFLICT, operation, answered, next)) : Optional.empty();
    }
}
