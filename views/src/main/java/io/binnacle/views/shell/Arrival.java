package io.binnacle.views.shell;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Presence;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.spi.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands in the map's place until the first host has answered: who is being asked and for how long, or why none
/// of them could answer and what to do.
final class Arrival extends StackPane {
    private static final int OUTLINES = 3;
    private final Runnable retry;
    private final Consumer<ClusterId> disconnect;
    private final Map<ClusterId, Instant> since = new HashMap<>();
    private final VBox column = new VBox();
    private final FlowPane outlines = outlines();

    Arrival(Runnable retry, Consumer<ClusterId> disconnect) {
        this.retry = retry;
        this.disconnect = disconnect;
        getStyleClass().addAll("map", "arrival");
        column.getStyleClass().add("arrival-column");
        column.setMaxHeight(USE_PREF_SIZE);
        getChildren().addAll(outlines, column);
        StackPane.setAlignment(column, Pos.CENTER);
    }

    /// Where the hosts will be.
    private static FlowPane outlines() {
        var outlines = new FlowPane(12, 12);
        outlines.getStyleClass().add("host-outlines");
        outlines.setMouseTransparent(true);
        for (var i = 0; i < OUTLINES; i++) {
            var outline = new Region();
            outline.getStyleClass().add("host-outline");
            outlines.getChildren().add(outline);
        }
        return outlines;
    }

    /// Whether there is nothing to draw yet, or nothing any more.
    static boolean stands(Picture picture) {
        return !picture.clusters().isEmpty()
                && picture.topology().containers().isEmpty()
                && picture.topology().hosts().values().stream()
                        .noneMatch(host -> host.presence().live() || host.presence() instanceof Presence.Stale);
    }

    /// @param waiting whether clusters were asked for of which the picture knows none yet
    void show(Picture picture, boolean waiting, Instant now) {
        var stands = waiting || stands(picture);
        setVisible(stands);
        if (!stands) {
            since.clear();
            return;
        }
        outlines.setVisible(picture.clusters().isEmpty()
                || picture.clusters().stream()
                        .anyMatch(cluster -> cluster.status() instanceof Connection.Status.Connecting));
        picture.clusters().forEach(cluster -> since.putIfAbsent(cluster.id(), now));
        column.getChildren()
                .setAll(CardFrame.words(title(picture), "text-title"), CardFrame.words(under(picture), "text-muted"));
        picture.clusters().forEach(cluster -> column.getChildren().add(row(cluster, picture, now)));
    }

    private Region row(ClusterStatus cluster, Picture picture, Instant now) {
        if (cluster.status() instanceof Connection.Status.Connecting) {
            var age = Freshness.age(since.getOrDefault(cluster.id(), now), now);
            return CardFrame.words(
                    "Connecting to " + cluster.name() + " · "
                            + cluster.endpoint().display() + " · " + Words.age(age),
                    "text-muted");
        }
        var row = new ClusterRow(
                cluster,
                picture,
                now,
                new ClusterRow.Actions(retry, () -> disconnect.accept(cluster.id()), Optional.empty()));
        row.getStyleClass().addAll("card", "danger");
        return row;
    }

    private static String title(Picture picture) {
        var failed = !picture.clusters().isEmpty()
                && picture.clusters().stream()
                        .allMatch(cluster -> cluster.status() instanceof Connection.Status.Troubled);
        var one = picture.clusters().size() == 1;
        if (failed) {
            return one ? picture.clusters().getFirst().name() + " does not answer" : "None of the clusters answers";
        }
        return one ? "Connecting to " + picture.clusters().getFirst().name() : "Connecting";
    }

    private static String under(Picture picture) {
        return picture.complete() && !picture.clusters().isEmpty()
                ? "It is tried again by itself; the reason stands here as long as it lasts."
                : "Hosts appear as they answer. Nothing is changed by looking.";
    }
}
