package io.binnacle.views.operate;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All a card says of a change, in its fixed order: evidence, what differs, in which order, what will not come back,
/// who will notice, the command.
final class ChangeBody {
    private final Preview preview;
    private final List<Promise> promises;
    private final Outlook outlook;
    private final Topology topology;
    private final Instant now;

    ChangeBody(Proposal.Ready ready, Topology topology, Instant now) {
        this.preview = ready.preview();
        this.promises = ready.promises();
        this.outlook = preview.outlook();
        this.topology = topology;
        this.now = now;
    }

    List<Node> parts() {
        var parts = new ArrayList<Node>();
        evidence().ifPresent(parts::add);
        if (!outlook.differences().isEmpty()) {
            parts.add(differences());
        }
        order().ifPresent(parts::add);
        consequences().ifPresent(parts::add);
        if (!preview.command().isEmpty()) {
            parts.add(Parts.command(preview.command()));
        }
        return parts;
    }

    private Optional<App> app() {
        return preview.operation() instanceof Operation.OnApp on
                ? Optional.ofNullable(topology.apps().get(on.app()))
                : Optional.empty();
    }

    private Optional<Node> evidence() {
        return preview.operation() instanceof Operation.Rollback(var id, var to)
                ? app().filter(app -> app.id().equals(id)).flatMap(app -> LifeStrip.of(app, to, now))
                : Optional.empty();
    }

    private Node differences() {
        var part = headed(
                "What changes", Words.count(outlook.differences().size(), "field") + ", the rest stays the same");
        part.getChildren().add(new DifferenceTable(outlook.differences()));
        return part;
    }

    private Optional<Node> order() {
        if (preview.operation() instanceof Operation.Scale && told()) {
            return Optional.of(new Landing(topology, outlook, promises));
        }
        var replaced = replaced();
        if (preview.steps().isEmpty() && replaced.isEmpty()) {
            return Optional.empty();
        }
        var part = headed("In this order", bounds());
        part.getChildren().add(replaced.isEmpty() ? Parts.steps(preview.steps()) : new OrderStrip(replaced, now));
        return Optional.of(part);
    }

    /// Whether more is known than words.
    private boolean told() {
        return !outlook.equals(Outlook.UNKNOWN);
    }

    private List<Container> replaced() {
        return preview.operation() instanceof Operation.OnApp
                ? outlook.departures().stream()
                        .flatMap(id -> Optional.ofNullable(topology.containers().get(id)).stream())
                        .toList()
                : List.of();
    }

    private String bounds() {
        return outlook.floor().isPresent() && outlook.ceiling().isPresent()
                ? "never fewer than " + outlook.floor().getAsInt() + " healthy, never more than "
                        + outlook.ceiling().getAsInt() + " running"
                : "";
    }

    /// What is lost and who notices, side by side where both are there.
    private Optional<Node> consequences() {
        var sides = new ArrayList<Node>();
        if (!preview.losses().isEmpty()) {
            sides.add(Parts.list("What will not come back", "operate-loss", preview.losses()));
        }
        if (!preview.noticed().isEmpty() && !onlyMore()) {
            sides.add(Parts.list("Who will notice", "operate-notice", preview.noticed()));
        }
        sides.forEach(side -> HBox.setHgrow(side, Priority.ALWAYS));
        var both = new HBox(sides.toArray(Node[]::new));
        both.getStyleClass().add("operate-sides");
        return sides.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /// Of more instances nobody takes notice.
    private boolean onlyMore() {
        return preview.operation() instanceof Operation.Scale
                && told()
                && outlook.departures().isEmpty();
    }

    private static VBox headed(String title, String aside) {
        var heading = new Label(title);
        heading.getStyleClass().add("operate-heading");
        var more = new Label(aside);
        more.getStyleClass().add("operate-aside");
        var part = new VBox(new HBox(heading, Parts.spring(), more));
        part.getStyleClass().add("operate-part");
        return part;
    }
}
