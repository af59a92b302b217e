package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what an order would do, from the definition it leads to and what runs now. Where instances would land only the
/// scheduler knows.
final class Foresight {
    private final Place place;
    private final Order order;
    private final Topology topology;

    Foresight(Place place, Order order, Topology topology) {
        this.place = place;
        this.order = order;
        this.topology = topology;
    }

    /// @param told what the scheduler itself says it would do, where it can say
    Preview preview(Optional<Told> told, Instant now) {
        var steps = new Steps(order);
        return new Preview(
                order.operation(),
                summary(),
                told.map(Told::steps).filter(lines -> !lines.isEmpty()).orElseGet(steps::all),
                losses(steps, told),
                noticed(),
                command(),
                friction(steps),
                inverse(),
                now,
                order.basis(),
                told.map(Told::outlook).orElse(Outlook.UNKNOWN).with(differences()));
    }

    private List<String> losses(Steps steps, Optional<Told> told) {
        var losses = new ArrayList<String>();
        if (order.isForced()) {
            order.before().map(AppState::deployments).orElse(List.of()).stream()
                    .map(id -> "The deployment " + id + " ends where it stands")
                    .forEach(losses::add);
        }
        losses.addAll(steps.losses(told.map(Told::risks).orElse(List.of())));
        return losses;
    }

    /// The number of instances is what scaling is about, and no difference of the spec.
    private List<Outlook.Difference> differences() {
        return order.operation() instanceof Operation.Scale || order.before().isEmpty()
                ? List.of()
                : order.after()
                        .map(after -> Differences.between(order.before().get().json(), after))
                        .orElse(List.of());
    }

    /// What a scheduler that can foresee says itself.
    ///
    /// @param steps in order
    /// @param risks what may go wrong
    /// @param outlook who comes, who goes, who waits
    record Told(List<String> steps, List<String> risks, Outlook outlook) {
        Told {
            steps = List.copyOf(steps);
            risks = List.copyOf(risks);
        }
    }

    private String name() {
        return order.app().value();
    }

    private String summary() {
        return switch (order.operation()) {
            case Operation.Scale scale -> "Scale " + name() + " " + wantedNow() + " → " + scale.instances();
            case Operation.Redeploy redeploy ->
                redeploy.image()
                        .map(image -> "Redeploy " + name() + " with " + image)
                        .orElse("Redeploy " + name() + " as it is");
            case Operation.Rollback rollback ->
                "Roll back " + name() + " to " + revision(rollback.to()) + " (" + image(order.after()) + ")";
            case Operation.RestartApp _ -> "Restart every instance of " + name();
            case Operation.Cancel _ -> "Cancel the deployment of " + name() + " where it stands";
            case Operation.Deploy _ ->
                order.before().isPresent()
                        ? "Deploy " + name() + ": " + Steps.difference(order)
                        : order.after()
                                .map(after -> "Create " + name() + " with "
                                        + Words.count(after.path("instances").asInt(1), "instance") + " of "
                                        + AppState.image(after).reference())
                                .orElse("Deploy the group " + name());
            case Operation.OnHost on -> on.verb() + " " + on.host();
            case Operation.OnContainer on -> verb(on) + " " + on.container() + " of " + name();
        };
    }

    private static String verb(Operation.OnContainer operation) {
        return operation instanceof Operation.Remove ? "Kill and do not replace" : "Kill and replace";
    }

    private int wantedNow() {
        return order.before().map(AppState::instances).orElse(0);
    }

    private static String image(Optional<JsonNode> definition) {
        return definition.map(one -> AppState.image(one).reference()).orElse("");
    }

    private String revision(RevisionId id) {
        return Optional.ofNullable(topology.apps().get(order.app())).stream()
                .flatMap(app -> app.revisions().stream())
                .filter(revision -> revision.id().equals(id))
                .map(revision -> revision.name())
                .findFirst()
                .orElse(id.value());
    }

    private List<String> noticed() {
        return new Callers(topology).of(order.apps());
    }

    private String command() {
        var command = plainCommand();
        return order.isForced() && command.startsWith("binnacle ") ? command + " --force" : command;
    }

    private String plainCommand() {
        var endpoint = place.shown();
        return switch (order.operation()) {
            case Operation.Scale scale -> "binnacle scale " + endpoint + " " + name() + " " + scale.instances();
            case Operation.Rollback rollback -> "binnacle rollback " + endpoint + " " + name() + " " + rollback.to();
            case Operation.RestartApp _ -> "binnacle restart " + endpoint + " " + name();
            case Operation.Cancel _ -> "binnacle cancel " + endpoint + " " + name();
            case Operation.Deploy _ -> "binnacle deploy " + endpoint + " FILE.json";
            case Operation.Redeploy redeploy ->
                redeploy.image().isPresent() ? curl() : "binnacle restart " + endpoint + " " + name();
            case Operation.OnContainer _, Operation.OnHost _ -> curl();
        };
    }

    private String curl() {
        var body = order.body().isEmpty()
                ? ""
                : " -H 'Content-Type: application/json' -d '"
                        + Secrets.ofThisProcess().text(order.body()).replace("'", "'\\''") + "'";
        return "curl -X " + order.method() + " '" + place.shown() + order.path() + "'" + body;
    }

    /// By what it would take down.
    private Friction friction(Steps steps) {
        return switch (order.operation()) {
            case Operation.Scale scale ->
                scale.instances() == 0 && wantedNow() > 0
                        ? Friction.TYPE_NAME
                        : scale.instances() * 2 <= wantedNow() && wantedNow() > 1 ? Friction.HOLD : Friction.NONE;
            case Operation.Cancel _ -> Friction.NONE;
            case Operation.OnContainer _, Operation.OnHost _ -> steps.lastOne() ? Friction.HOLD : Friction.NONE;
            case Operation.Deploy _ when order.after().isEmpty() -> Friction.HOLD;
            case Operation.Deploy _, Operation.OnApp _ -> steps.interrupts() ? Friction.HOLD : Friction.NONE;
        };
    }

    private Optional<Operation> inverse() {
        var before = order.before();
        return switch (order.operation()) {
            case Operation.Scale scale -> before.map(app -> new Operation.Scale(scale.app(), app.instances()));
            case Operation.Remove _ -> before.map(app -> new Operation.Scale(app.id(), app.instances()));
            case Operation.Redeploy redeploy when redeploy.image().isEmpty() -> Optional.empty();
            case Operation.Redeploy _, Operation.Rollback _, Operation.Deploy _ ->
                before.map(app -> new Operation.Rollback(app.id(), new RevisionId(app.configVersion())));
            case Operation.Drain drain -> Optional.of(new Operation.Activate(drain.host()));
            case Operation.Activate activate -> Optional.of(new Operation.Drain(activate.host()));
            case Operation.RestartApp _, Operation.Cancel _, Operation.OnContainer _ -> Optional.empty();
        };
    }
}
