package io.binnacle.views.shell;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Production;
import io.binnacle.styles.Icon;
import io.binnacle.views.KeyCap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which clusters are open and how each stands; which were open lately; and the way to another. All that are open
/// make one picture.
final class Switcher implements Overlays.Card {
    private static final double WIDTH = 480;
    private static final int RECENTS = 5;
    private final CardFrame region;
    private final VBox rows = new VBox();
    private final VBox recent = new VBox(2);
    private final Button scheduler = new Button("Run a scheduler on these hosts…");
    private final Button connect = new Button("Connect to a cluster…");
    private final Actions actions;
    private final Supplier<List<Endpoint>> recents;

    record Actions(
            Runnable retry,
            Consumer<ClusterId> disconnect,
            Production production,
            Consumer<Endpoint> open,
            Runnable connect,
            Runnable scheduler,
            Runnable close) {}

    Switcher(Supplier<List<Endpoint>> recents, Actions actions) {
        this.recents = recents;
        this.actions = actions;
        this.region = new CardFrame(
                "Clusters",
                "Everything open is one picture. Disconnecting changes nothing there.",
                actions.close(),
                WIDTH);
        connect.setGraphic(new KeyCap(Shortcut.CONNECT.keys()));
        connect.setContentDisplay(ContentDisplay.RIGHT);
        connect.setOnAction(_ -> actions.connect().run());
        connect.setId("switcher-connect");
        scheduler.getStyleClass().add("flat");
        scheduler.setOnAction(_ -> actions.scheduler().run());
        scheduler.setId("switcher-scheduler");
        rows.getStyleClass().add("cluster-rows");
        var scroll = CardFrame.scrolling(new VBox(rows, recent), 520);
        region.getChildren().addAll(scroll, CardFrame.line(8, connect, CardFrame.spring(), scheduler));
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return connect;
    }

    /// Only where there are hosts that can do it.
    void offerScheduler(boolean possible) {
        scheduler.setVisible(possible);
        scheduler.setManaged(possible);
    }

    void show(Picture picture, Instant now) {
        rows.getChildren()
                .setAll(picture.clusters().stream()
                        .map(cluster -> new ClusterRow(
                                cluster,
                                picture,
                                now,
                                new ClusterRow.Actions(
                                        actions.retry(),
                                        () -> actions.disconnect().accept(cluster.id()),
                                        Optional.of(marking(cluster)))))
                        .toList());
        if (picture.clusters().isEmpty()) {
            rows.getChildren().setAll(CardFrame.words("No cluster is open.", "text-muted"));
        }
    }

    private ClusterRow.Marking marking(ClusterStatus cluster) {
        var production = actions.production();
        return new ClusterRow.Marking(
                production.marked(cluster.endpoint()),
                marked ->
                        Thread.ofVirtual().name("production").start(() -> production.mark(cluster.endpoint(), marked)));
    }

    /// The file is read when the card opens, not each time it is written anew.
    void showRecents(Picture picture) {
        var open =
                picture.clusters().stream().map(cluster -> cluster.endpoint()).toList();
        var others = recents.get().stream()
                .filter(endpoint -> !open.contains(endpoint))
                .limit(RECENTS)
                .toList();
        recent.getChildren().clear();
        if (!others.isEmpty()) {
            recent.getChildren().add(CardFrame.words("Open lately", "section-title", "switcher-recent"));
            others.forEach(endpoint -> recent.getChildren().add(recent(endpoint)));
        }
    }

    private Button recent(Endpoint endpoint) {
        var button = new Button(endpoint.display(), Icon.SERVER.small());
        button.getStyleClass().addAll("flat", "switcher-endpoint");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> actions.open().accept(endpoint));
        Said.of(button, "Connect to " + endpoint.display());
        return button;
    }
}
