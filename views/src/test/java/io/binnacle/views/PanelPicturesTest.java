package io.binnacle.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.styles.Theme;
import io.binnacle.views.events.EventsPane;
import io.binnacle.views.inspector.InspectorPane;
import io.binnacle.views.logs.LogsPane;
import io.binnacle.views.operate.Operations;
import io.binnacle.views.problems.ProblemsPane;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws every panel in both themes, to be looked at, and holds what can be told without eyes: that nothing sticks out.
final class PanelPicturesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theInspectorShowsEveryKindOfThing(Theme theme) {
        try (var stand = Stand.demo(directory)) {
            var operations = Stand.ask(() -> new Operations(stand.bridge));
            stand.show(theme, 360, 900, () -> new InspectorPane(stand.bridge, operations, () -> {}));
            shoot(stand, theme, "cluster", new Selection.Nothing());
            shoot(stand, theme, "app", new Selection.OfApp(app(stand, "checkout")));
            shoot(
                    stand,
                    theme,
                    "container",
                    new Selection.OfContainer(
                            stand.cluster.container("checkout-2").id()));
            shoot(
                    stand,
                    theme,
                    "looping",
                    new Selection.OfContainer(
                            stand.cluster.container("mailer-7").id()));
            shoot(
                    stand,
                    theme,
                    "host",
                    new Selection.OfHost(stand.cluster.host("boreas-2").id()));
            shoot(
                    stand,
                    theme,
                    "link",
                    new Selection.OfLink(stand.bridge.picture().get().topology().links().keySet().stream()
                            .sorted()
                            .findFirst()
                            .orElseThrow()));
        }
    }

    private static AppId app(Stand stand, String name) {
        return stand.bridge.picture().get().topology().apps().values().stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static void shoot(Stand stand, Theme theme, String name, Selection selection) {
        Stand.run(() -> stand.bridge.selection().set(selection));
        var subject = switch (selection) {
            case Selection.OfContainer(var id) -> id;
            case Selection.OfHost(var id) -> id;
            default -> stand.cluster.host("boreas-2").id();
        };
        Stand.until(() -> stand.workspace.gauges().history(subject, Metric.CPU).length > 2
                || name.equals("link")
                || name.equals("app")
                || name.equals("looping"));
        var before = Stand.ask(() -> stand.bridge.second().get());
        Stand.until(() -> stand.bridge.second().get() > before + 1);
        stand.picture("inspector-" + name + "-" + theme.name().toLowerCase(Locale.ROOT));
        Stand.run(() -> assertThat(stickingOut(stand)).isEmpty());
    }

    private static java.util.List<String> stickingOut(Stand stand) {
        return stand.scene().getRoot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .filter(node -> node.localToScene(node.getBoundsInLocal()).getMaxX() > 361)
                .map(Node::toString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theDockShowsProblemsLogsAndEvents(Theme theme) {
        var suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
        try (var stand = Stand.demo(directory)) {
            stand.show(theme, 1016, 216, () -> new ProblemsPane(stand.bridge, () -> {}));
            Stand.until(() ->
                    stand.scene().getRoot().lookupAll(".log-level").stream().anyMatch(Node::isVisible));
            stand.picture("problems" + suffix);
            stand.show(theme, 1016, 272, () -> new LogsPane(stand.bridge));
            Stand.run(() -> stand.bridge.selection().set(new Selection.OfApp(app(stand, "checkout"))));
            Stand.until(() -> stand.scene().getRoot().lookupAll(".log-row").size() > 5);
            var before = Stand.ask(() -> stand.bridge.second().get());
            Stand.until(() -> stand.bridge.second().get() > before + 1);
            stand.picture("logs" + suffix);
            stand.show(theme, 1016, 216, () -> new EventsPane(stand.bridge));
            stand.cluster.deeds().kill(stand.cluster.container("web-3").id());
            stand.cluster.deeds().start(stand.cluster.container("web-3").id());
            stand.cluster.deeds().exhaust(stand.cluster.container("web-4").id());
            Stand.until(() -> stand.scene().getRoot().lookupAll(".event-name").size() > 3);
            stand.picture("events" + suffix);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aChangeShowsItsCard(Theme theme) {
        var suffix = "-" + theme.name().toLowerCase(Locale.ROOT);
        try (var stand = Stand.demo(directory)) {
            var operations = Stand.ask(() -> new Operations(stand.bridge));
            stand.show(theme, 980, 780, () -> {
                var layers = new StackPane(operations.overlay());
                layers.getStyleClass().add("map");
                return layers;
            });
            var web = stand.cluster.container("web-3").id();
            card(stand, operations, new Operation.Stop(web, 10), "operate-sealed" + suffix);
            Stand.run(() -> operations.arming().arm());
            card(stand, operations, new Operation.Restart(web, 10), "operate-restart" + suffix);
            card(stand, operations, new Operation.Remove(web, true), "operate-remove" + suffix);
            card(
                    stand,
                    operations,
                    new Operation.Pause(stand.cluster.container("postgres-1").id()),
                    "operate-pause" + suffix);
            card(stand, operations, new Operation.Start(web), "operate-refused" + suffix);
        }
    }

    private static void card(Stand stand, Operations operations, Operation operation, String name) {
        Stand.run(() -> operations.propose(operation));
        Stand.until(() -> stand.scene().getRoot().lookup(".operate-command") != null
                || stand.scene().getRoot().lookup(".operate-refusal") != null);
        stand.picture(name);
    }
}
