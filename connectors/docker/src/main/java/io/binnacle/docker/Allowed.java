package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Host;
import io.binnacle.model.Operation;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.util.Optional;

/// Whether an operation makes sense for a container in the state it is in. Pure.
final class Allowed {
    private Allowed() {}

    static Refusal app(Operation operation, String app) {
        return new Refusal(
                Reason.UNSUPPORTED,
                "to " + operation.verb().toLowerCase(java.util.Locale.ROOT) + " " + app + " as a whole",
                "a plain Docker host knows containers, and nobody there keeps the revisions of an app",
                "act on its containers one by one, or use `docker compose` where it is a Compose project");
    }

    static Refusal host(Operation.OnHost operation, Optional<Host> host) {
        return new Refusal(
                Reason.UNSUPPORTED,
                tried(operation, host.map(Host::name).orElse(operation.host().value())),
                "a plain Docker host starts what it is told to, and nobody moves its containers elsewhere",
                "stop its containers one by one, or act by way of a manager of its swarm");
    }

    static Refusal unknown(Operation.OnContainer operation) {
        var id = operation.container().value();
        return new Refusal(
                Reason.REJECTED,
                tried(operation, id.substring(0, Math.min(12, id.length()))),
                "there is no such container any more",
                "look at the picture again");
    }

    /// @param tried the rest of a sentence that begins with "Tried"
    static Optional<Refusal> host(String tried, Optional<Host> host) {
        return host.map(Host::presence)
                .filter(presence -> !presence.live())
                .map(presence -> new Refusal(
                        Reason.STALE,
                        tried,
                        "its host does not answer" + why(presence),
                        "wait until it is seen again"));
    }

    private static String why(Presence presence) {
        return switch (presence) {
            case Presence.Stale stale -> ": " + stale.why().answered();
            case Presence.Unreachable never -> ": " + never.why().answered();
            case Presence.Live _, Presence.Connecting _ -> "";
        };
    }

    /// Why it cannot be done, or empty.
    static Optional<Refusal> state(Operation.OnContainer operation, Container container) {
        var state = container.state();
        var why = switch (operation) {
            case Operation.Start _ -> start(state);
            case Operation.Stop _ -> stop(state);
            case Operation.Restart _ -> state == ContainerState.REMOVING ? "it is being removed" : "";
            case Operation.Pause _ -> pause(state);
            case Operation.Unpause _ -> state == ContainerState.PAUSED ? "" : "it is not paused";
            case Operation.Kill kill -> kill(kill, state);
            case Operation.Remove _ -> state == ContainerState.REMOVING ? "it is being removed already" : "";
        };
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.REJECTED, tried(operation, container.name()), why, next(operation)));
    }

    static String tried(Operation operation, String name) {
        return "to " + operation.verb().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }

    private static String start(ContainerState state) {
        return switch (state) {
            case RUNNING -> "it runs already";
            case PAUSED -> "it is paused; resume it instead";
            case RESTARTING -> "it is being restarted by its policy";
            case REMOVING -> "it is being removed";
            case DEAD -> "it is dead: the engine could not remove it whole";
            case CREATED, EXITED -> "";
        };
    }

    private static String stop(ContainerState state) {
        return switch (state) {
            case RUNNING, PAUSED, RESTARTING -> "";
            case EXITED, DEAD -> "it is stopped already";
            case CREATED -> "it was never started";
            case REMOVING -> "it is being removed";
        };
    }

    private static String pause(ContainerState state) {
        return switch (state) {
            case RUNNING -> "";
            case PAUSED -> "it is paused already";
            case CREATED, RESTARTING, REMOVING, EXITED, DEAD -> "it does not run";
        };
    }

    private static String kill(Operation.Kill kill, ContainerState state) {
        if (Signals.known(kill.signal()).isEmpty()) {
            return "there is no signal " + Words.line(kill.signal());
        }
        return state.alive() ? "" : "it does not run";
    }

    private static String next(Operation operation) {
        return switch (operation) {
            case Operation.Kill kill
            when Signals.known(kill.signal()).isEmpty() -> "name one like TERM, KILL, HUP or USR1";
            case Operation.Stop _, Operation.Pause _, Operation.Kill _ -> "nothing needs to be done";
            default -> "look at its state again";
        };
    }
}
