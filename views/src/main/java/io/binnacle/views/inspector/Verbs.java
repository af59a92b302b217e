package io.binnacle.views.inspector;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.views.inspector.Card.Verb;
import io.binnacle.views.inspector.Card.Verb.Kind;
import java.util.List;
import java.util.Optional;

/// What can be done with a container or an app, each with the reason where it cannot.
final class Verbs {
    /// As long as `docker stop` waits unless told otherwise.
    private static final int GRACE_SECONDS = 10;

    private final Look look;

    Verbs(Look look) {
        this.look = look;
    }

    List<Verb> first(Container container) {
        var id = container.id();
        return List.of(
                verb(Kind.RESTART, new Operation.Restart(id, GRACE_SECONDS)),
                logs(),
                stopped(container)
                        ? verb(Kind.START, new Operation.Start(id))
                        : verb(Kind.STOP, new Operation.Stop(id, GRACE_SECONDS)));
    }

    private static boolean stopped(Container container) {
        return switch (container.state()) {
            case CREATED, EXITED, DEAD -> true;
            case RUNNING, PAUSED, RESTARTING, REMOVING -> false;
        };
    }

    List<Verb> more(Container container) {
        var id = container.id();
        return List.of(
                container.state() == ContainerState.PAUSED
                        ? verb(Kind.UNPAUSE, new Operation.Unpause(id))
                        : verb(Kind.PAUSE, new Operation.Pause(id)),
                verb(Kind.KILL, new Operation.Kill(id, "KILL")),
                verb(Kind.REMOVE, new Operation.Remove(id, false)));
    }

    /// Scaling begins at as many as there shall be now.
    List<Verb> first(App app) {
        var now = look.topology().sizeOf(app.id());
        return List.of(
                verb(Kind.RESTART, new Operation.RestartApp(app.id())),
                logs(),
                verb(Kind.SCALE, new Operation.Scale(app.id(), now)));
    }

    static Verb logs() {
        return new Verb(Kind.LOGS, Optional.empty(), Optional.empty());
    }

    private Verb verb(Kind kind, Operation operation) {
        return new Verb(kind, Optional.of(operation), refusal(operation));
    }

    /// A seal is no reason to disable anything: a preview is allowed while sealed, and its card arms.
    Optional<Refusal> refusal(Operation operation) {
        return look.refusals().apply(operation).filter(why -> why.reason() != Refusal.Reason.SEALED);
    }
}
