package io.binnacle.views.shell;

import io.binnacle.model.Condition;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import io.binnacle.styles.Logo;
import io.binnacle.styles.Mark;
import io.binnacle.styles.StyleState;
import io.binnacle.views.KeyCap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The top bar: what is open, the way to everything by name, and the three things that must never be overlooked: what
/// is wrong, how old the picture is, and whether changes are allowed.
final class TopBar extends Pane {
    private static final double SEARCH_WIDTH = 480;
    private static final double SEARCH_LEAST = 220;
    private static final double SEARCH_LEFT_OF_MIDDLE = 40;
    private static final double GAP = 16;
    private final StackPane logo = new StackPane(Logo.sign(20));
    private final Label name = label("cluster-name");
    private final Label hosts = label("cluster-note");
    private final Button cluster = new Button();
    private final Button search = new Button();
    private final Button problems = new Button();
    private final Button fresh = new Button();
    private final Region dot = new Region();
    private final Button seal = new Button();
    private final HBox right = new HBox();
    private @Nullable Mark shownMark;
    private @Nullable Icon shownLock;

    /// What a press on each of its parts does.
    record Actions(Runnable clusters, Runnable palette, Runnable problems, Runnable arm) {}

    TopBar(Actions actions) {
        getStyleClass().add("topbar");
        dressCluster(actions.clusters());
        dressSearch(actions.palette());
        dressRight(actions);
        getChildren().addAll(logo, cluster, search, right);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private void dressCluster(Runnable action) {
        var line = new HBox(name, hosts, Icon.CHEVRON_DOWN.small());
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(8);
        hosts.setMinWidth(Region.USE_PREF_SIZE);
        cluster.setGraphic(line);
        cluster.getStyleClass().add("cluster-switch");
        cluster.setOnAction(_ -> action.run());
    }

    private void dressSearch(Runnable action) {
        var words = new Label("Search or command");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(Icon.SEARCH.small(), words, new KeyCap(Shortcut.PALETTE.keys()));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(8);
        search.setGraphic(line);
        line.prefWidthProperty().bind(search.widthProperty().subtract(18));
        search.getStyleClass().add("search-button");
        search.setOnAction(_ -> action.run());
        Said.of(search, "Search or command", Shortcut.PALETTE);
    }

    private void dressRight(Actions actions) {
        problems.getStyleClass().addAll("pill", "problems");
        problems.setOnAction(_ -> actions.problems().run());
        dot.getStyleClass().add("dot");
        fresh.setGraphic(dot);
        fresh.getStyleClass().addAll("pill", "live");
        fresh.setOnAction(_ -> actions.clusters().run());
        seal.getStyleClass().add("pill");
        seal.setOnAction(_ -> actions.arm().run());
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setSpacing(12);
        right.getChildren().addAll(problems, fresh, seal);
    }

    /// @param atRest whether ages are written too seldom for tenths of a second
    void show(Picture picture, Instant now, boolean atRest) {
        var title = ClusterTitle.of(picture);
        name.setText(title.name());
        hosts.setText(title.hosts());
        hosts.setManaged(!title.hosts().isEmpty());
        Said.of(cluster, title.name() + " " + title.hosts() + ": clusters and their state", Shortcut.CLUSTERS);
        show(Freshness.of(picture, now, atRest));
        showProblems(picture);
        requestLayout();
    }

    private void show(Freshness freshness) {
        fresh.setText(freshness.text());
        Said.of(fresh, freshness.text() + ". " + freshness.why());
        StyleState.STALE.set(fresh, freshness.kind() == Freshness.Kind.STALE);
        StyleState.LOST.set(
                fresh,
                switch (freshness.kind()) {
                    case NOT_CONNECTED, CONNECTING, FAILED -> true;
                    case LIVE, STALE -> false;
                });
    }

    private void showProblems(Picture picture) {
        var open = !picture.clusters().isEmpty();
        shown(problems, open && picture.complete());
        shown(seal, open);
        var wrong = picture.problems();
        var worst = worst(wrong);
        problems.setText(wrong.isEmpty() ? "No problems" : Words.count(wrong.size(), "problem"));
        mark(mark(worst));
        StyleState.FAILING.set(problems, is(worst, Condition.FAILING));
        StyleState.DEGRADED.set(problems, is(worst, Condition.DEGRADED));
        Said.of(problems, problems.getText() + ": show them", Shortcut.PROBLEMS);
    }

    private void mark(Mark mark) {
        if (mark != shownMark) {
            shownMark = mark;
            problems.setGraphic(mark.node(""));
        }
    }

    private static Optional<Condition> worst(List<Problem> problems) {
        return problems.stream().map(Problem::condition).reduce(Condition::or);
    }

    private static boolean is(Optional<Condition> worst, Condition condition) {
        return worst.filter(condition::equals).isPresent();
    }

    private static Mark mark(Optional<Condition> worst) {
        return is(worst, Condition.FAILING) ? Mark.FAILING : worst.isPresent() ? Mark.DEGRADED : Mark.HEALTHY;
    }

    private static void shown(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /// @param left what remains of being armed, or empty when sealed
    void show(Optional<Duration> left, int minutes) {
        var armed = left.isPresent();
        seal.setText(left.map(time -> "Armed " + countdown(time)).orElse("Sealed"));
        lock(armed ? Icon.UNLOCK : Icon.LOCK, armed ? "armed" : "sealed");
        StyleState.ARMED.set(this, armed);
        Said.of(
                seal,
                armed
                        ? "Changes are allowed. Press to seal again"
                        : "Sealed: nothing changes by accident. Press to arm for " + Words.count(minutes, "minute"),
                Shortcut.ARM);
    }

    /// A button dressed anew is laid out and drawn anew, so it is done only when something is different.
    private void lock(Icon icon, String style) {
        if (icon != shownLock) {
            shownLock = icon;
            seal.setGraphic(icon.small());
            seal.getStyleClass().removeAll("armed", "sealed");
            seal.getStyleClass().add(style);
        }
    }

    /// Minutes and seconds, rounded up, so that it ends at 0:01 and not at 0:00.
    static String countdown(Duration left) {
        var seconds = (left.toMillis() + 999) / 1000;
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }

    @Override
    protected void layoutChildren() {
        var height = getHeight();
        logo.resizeRelocate(0, 0, Rail.WIDTH, height);
        var rightWidth = Math.ceil(right.prefWidth(-1));
        var rightX = getWidth() - rightWidth - 12;
        right.resizeRelocate(rightX, 0, rightWidth, height);
        var clusterX = Rail.WIDTH;
        var clusterWish = Math.ceil(cluster.prefWidth(-1));
        var room = rightX - clusterX - 2 * GAP;
        var searchWidth = Math.clamp(Math.min(getWidth() / 3, room - clusterWish), SEARCH_LEAST, SEARCH_WIDTH);
        var clusterWidth = Math.max(0, Math.min(clusterWish, room - searchWidth));
        var middle = (getWidth() - searchWidth) / 2 - SEARCH_LEFT_OF_MIDDLE;
        var searchX = Math.max(clusterX + clusterWidth + GAP, Math.min(middle, rightX - GAP - searchWidth));
        centred(cluster, clusterX, clusterWidth, 32);
        centred(search, Math.rint(searchX), searchWidth, 32);
    }

    private void centred(Region part, double x, double width, double height) {
        part.resizeRelocate(x, Math.rint((getHeight() - height) / 2), width, height);
    }
}
