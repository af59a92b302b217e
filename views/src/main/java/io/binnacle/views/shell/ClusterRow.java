package io.binnacle.views.shell;

import io.binnacle.model.Host;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.spi.Connection;
import io.binnacle.styles.Icon;
import io.binnacle.styles.Mark;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.RefusalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One open cluster: how it stands, and when it does not stand well why, with what to do, in the same place.
final class ClusterRow extends VBox {
    private static final int HOSTS_TOLD = 4;

    /// What a press on its buttons does.
    record Actions(Runnable retry, Runnable disconnect, Optional<Marking> marking) {}

    /// @param production whether it is marked so
    /// @param mark marks it, or takes the mark away
    record Marking(boolean production, Consumer<Boolean> mark) {}

    ClusterRow(ClusterStatus cluster, Picture picture, Instant now, Actions actions) {
        getStyleClass().add("cluster-row");
        var state = CardFrame.words(state(cluster, picture, now), "text-small", tone(cluster, picture));
        var words = new VBox(
                2,
                CardFrame.words(cluster.name(), "text-strong"),
                CardFrame.words(cluster.endpoint().display(), "endpoint-address"),
                state);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var head = CardFrame.line(12, mark(cluster, picture).node(state.getText()), words);
        head.setAlignment(Pos.TOP_LEFT);
        getChildren().add(head);
        refusals(cluster, picture).forEach(this::explain);
        getChildren().add(buttons(cluster, actions, troubled(cluster, picture)));
    }

    private void explain(Node why) {
        VBox.setMargin(why, new Insets(4, 0, 0, 26));
        getChildren().add(why);
    }

    private static HBox buttons(ClusterStatus cluster, Actions actions, boolean troubled) {
        var line = CardFrame.line(8);
        VBox.setMargin(line, new Insets(6, 0, 0, 26));
        if (troubled) {
            var retry = new Button("Retry now", Icon.ROTATE_CW.small());
            Said.of(retry, "Try " + cluster.name() + " again now", Shortcut.REFRESH);
            retry.setOnAction(_ -> actions.retry().run());
            line.getChildren().add(retry);
        }
        var disconnect = new Button("Disconnect");
        disconnect.getStyleClass().add(troubled ? "plain" : "flat");
        Said.of(disconnect, "Disconnect " + cluster.name() + ": it goes on running, and is no longer watched");
        disconnect.setOnAction(_ -> actions.disconnect().run());
        line.getChildren().add(disconnect);
        actions.marking().ifPresent(marking -> line.getChildren().add(production(cluster, marking)));
        return line;
    }

    private static CheckBox production(ClusterStatus cluster, Marking marking) {
        var production = new CheckBox("Production");
        production.setSelected(marking.production());
        Said.of(production, cluster.name() + " is production: what takes something down there must be held");
        production.setOnAction(_ -> marking.mark().accept(production.isSelected()));
        return production;
    }

    private static List<Host> silent(ClusterStatus cluster, Picture picture) {
        return picture.topology().hosts().values().stream()
                .filter(host -> host.cluster().equals(cluster.id()) && why(host).isPresent())
                .sorted(java.util.Comparator.comparing(Host::name, NaturalOrder.NAMES))
                .toList();
    }

    private static Optional<Refusal> why(Host host) {
        return switch (host.presence()) {
            case Presence.Stale stale -> Optional.of(stale.why());
            case Presence.Unreachable silent -> Optional.of(silent.why());
            case Presence.Live _, Presence.Connecting _ -> Optional.empty();
        };
    }

    private static boolean troubled(ClusterStatus cluster, Picture picture) {
        return cluster.status() instanceof Connection.Status.Troubled
                || !silent(cluster, picture).isEmpty();
    }

    private static Mark mark(ClusterStatus cluster, Picture picture) {
        return switch (cluster.status()) {
            case Connection.Status.Connecting _ -> Mark.CHANGING;
            case Connection.Status.Live _ -> silent(cluster, picture).isEmpty() ? Mark.HEALTHY : Mark.DEGRADED;
            case Connection.Status.Troubled _ -> anyLive(cluster, picture) ? Mark.DEGRADED : Mark.FAILING;
            case Connection.Status.Closed _ -> Mark.STOPPED;
        };
    }

    private static boolean anyLive(ClusterStatus cluster, Picture picture) {
        return picture.topology().hosts().values().stream()
                .anyMatch(host ->
                        host.cluster().equals(cluster.id()) && host.presence().live());
    }

    private static String tone(ClusterStatus cluster, Picture picture) {
        return switch (mark(cluster, picture)) {
            case FAILING -> "text-danger";
            case DEGRADED -> "text-warning";
            case CHANGING, HEALTHY, STOPPED, NOT_SEEN -> "text-muted";
        };
    }

    private static String state(ClusterStatus cluster, Picture picture, Instant now) {
        return switch (cluster.status()) {
            case Connection.Status.Connecting _ -> "Connecting";
            case Connection.Status.Live _ -> heard(cluster, now, "Live, seen ");
            case Connection.Status.Troubled troubled ->
                heard(cluster, now, "Seen ") + next(troubled, now) + hosts(cluster, picture);
            case Connection.Status.Closed _ -> "Closed";
        };
    }

    private static String heard(ClusterStatus cluster, Instant now, String before) {
        return cluster.heardAt()
                .map(at -> before + Words.age(Freshness.age(at, now)) + " ago")
                .orElse("Never answered");
    }

    private static String next(Connection.Status.Troubled troubled, Instant now) {
        var left = Duration.between(now, troubled.nextTryAt());
        return left.isNegative() ? ", trying again" : ", next try in " + Words.age(left);
    }

    private static String hosts(ClusterStatus cluster, Picture picture) {
        var silent = silent(cluster, picture).size();
        return silent > 1 ? ", " + silent + " hosts silent" : "";
    }

    /// The reason of the whole, or of each silent host by its name; the same reason is told once.
    private static List<Node> refusals(ClusterStatus cluster, Picture picture) {
        var silent = silent(cluster, picture);
        if (silent.isEmpty()) {
            return cluster.status() instanceof Connection.Status.Troubled troubled
                    ? List.of(new RefusalText(troubled.why()))
                    : List.of();
        }
        var told = new java.util.ArrayList<Node>();
        silent.stream().limit(HOSTS_TOLD).forEach(host -> {
            told.add(CardFrame.words(host.name(), "text-medium", "text-small"));
            why(host).map(RefusalText::new).ifPresent(told::add);
        });
        if (silent.size() > HOSTS_TOLD) {
            told.add(CardFrame.words(
                    silent.size() - HOSTS_TOLD + " more hosts do not answer: see Problems",
                    "text-small",
                    "text-muted"));
        }
        return told;
    }
}
