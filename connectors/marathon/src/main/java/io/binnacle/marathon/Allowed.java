package io.binnacle.marathon;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.util.Locale;
import java.util.Optional;

/// Tells at once, from what is known, what cannot be done.
final class Allowed {
    private final Book book;
    private final Place place;
    private final boolean force;

    /// @param force whether what is under way already is ended where it stands
    Allowed(Book book, Place place, boolean force) {
        this.book = book;
        this.place = place;
        this.force = force;
    }

    Optional<Refusal> refusal(Operation operation) {
        return silence(operation).or(() -> switch (operation) {
            case Operation.OnContainer on -> ofTask(on);
            case Operation.OnApp on -> ofApp(on);
            case Operation.OnHost on ->
                unsupported(
                        on, "Marathon has no order to empty a host", "take it away from the scheduler that owns it");
            case Operation.Deploy _ -> Optional.empty();
        });
    }

    private Optional<Refusal> silence(Operation operation) {
        return book.known()
                .map(Book.Known::presence)
                .filter(presence -> !(presence instanceof Presence.Live))
                .map(_ -> new Refusal(
                        Reason.STALE,
                        tried(operation),
                        "the scheduler at " + place.shown() + " does not answer",
                        "wait until it is seen again"));
    }

    private Optional<Refusal> ofTask(Operation.OnContainer operation) {
        if (book.task(operation.container().value()).isEmpty()) {
            return Optional.of(unknownTask(operation, operation.container()));
        }
        return switch (operation) {
            case Operation.Stop _, Operation.Kill _, Operation.Restart _ -> Optional.empty();
            case Operation.Remove remove -> locked(operation, appOf(remove.container()));
            case Operation.Start _ ->
                unsupported(operation, "a task that has ended does not start again", "scale the app instead");
            case Operation.Pause _, Operation.Unpause _ ->
                unsupported(operation, "Marathon cannot pause a task", "kill it, or scale the app to 0");
        };
    }

    private Optional<AppId> appOf(ContainerId container) {
        return book.task(container.value()).map(Task::app);
    }

    Refusal unknownTask(Operation operation, ContainerId container) {
        return new Refusal(
                Reason.REJECTED,
                tried(operation),
                "there is no task " + container + " any more",
                "look at the picture again");
    }

    private static Optional<Refusal> unsupported(Operation operation, String why, String next) {
        return Optional.of(new Refusal(Reason.UNSUPPORTED, tried(operation), why, next));
    }

    private Optional<Refusal> ofApp(Operation.OnApp operation) {
        var app = book.app(operation.app());
        if (app.isEmpty()) {
            return Optional.of(unknownApp(operation, operation.app()));
        }
        if (operation instanceof Operation.Scale scale && scale.instances() < 0) {
            return Optional.of(new Refusal(
                    Reason.REJECTED,
                    tried(operation),
                    scale.instances() + " is no number of instances",
                    "ask for 0 or more"));
        }
        if (operation instanceof Operation.Redeploy redeploy
                && !redeploy.environment().isEmpty()) {
            return unsupported(
                    operation,
                    "variables are a part of the definition here",
                    "deploy the definition: binnacle deploy …");
        }
        return operation instanceof Operation.Cancel
                ? idle(operation, app.get())
                : locked(operation, Optional.of(operation.app()));
    }

    private static Optional<Refusal> idle(Operation.OnApp operation, AppState app) {
        return app.deployments().isEmpty()
                ? Optional.of(new Refusal(
                        Reason.CONFLICT,
                        tried(operation),
                        "no deployment of it is under way",
                        "look at what it runs now"))
                : Optional.empty();
    }

    static Refusal unknownApp(Operation operation, AppId app) {
        return new Refusal(Reason.REJECTED, tried(operation), "there is no app " + app, "look at the list of apps");
    }

    /// Another deployment holds it; Marathon would refuse, and to force it would leave that one half done.
    private Optional<Refusal> locked(Operation operation, Optional<AppId> id) {
        return id.flatMap(book::app)
                .map(AppState::deployments)
                .filter(deployments -> !force && !deployments.isEmpty())
                .map(deployments -> new Refusal(
                        Reason.CONFLICT,
                        tried(operation),
                        "the deployment " + String.join(", ", deployments) + " is still at work on it",
                        "wait for it to end, or end it where it stands: binnacle … --force"));
    }

    static String tried(Operation operation) {
        var verb = operation.verb().toLowerCase(Locale.ROOT);
        return switch (operation) {
            case Operation.OnContainer on -> "to " + verb + " " + on.container();
            case Operation.OnApp on -> "to " + verb + " " + on.app();
            case Operation.OnHost on -> "to " + verb + " " + on.host();
            case Operation.Deploy _ -> "to deploy a definition";
        };
    }
}
