package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.styles.Theme;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack under a hand and under keys.
final class StackHandsTest {
    @TempDir
    private static Path directory;

    @Test
    void aStackOpensUnderAClickAndUnderEnterAndClosesAgain() throws Exception {
        var stand = Stand.of(SimulatorSettings.of(1, 700, 7).withQuiet(true), directory);
        var view = Stand.ask(() -> new TopologyView(stand.bridge, Theme.DARK, Optional.empty()));
        try {
            stand.show(Theme.DARK, 1016, 608, () -> view);
            Stand.until(() -> view.nodesDrawn() == 700);
            settle(view);
            Stand.until(() -> Objects.requireNonNull(view.scene()).groups.stacked[0]);
            var scene = Objects.requireNonNull(Stand.ask(view::scene));
            var body = StackPainter.body(scene.groups, scene.nodes, 0);
            click(view, body[0] + body[2] / 2, body[1] + body[3] / 2, 1);
            click(view, body[0] + body[2] / 2, body[1] + body[3] / 2, 2);
            settle(view);
            var open = Stand.ask(() -> Objects.requireNonNull(view.scene()).open.orElseThrow());
            assertThat(open.group()).isZero();
            assertThat(stand.bridge.selection().get()).isEqualTo(new Selection.Nothing());
            click(view, open.x() + open.w() - 10, open.y() + 10, 1);
            settle(view);
            assertThat(Stand.ask(() -> Objects.requireNonNull(view.scene()).open)).isEmpty();
            key(view, KeyCode.RIGHT);
            Stand.run(() -> stand.bridge.selection().set(hidden(view)));
            key(view, KeyCode.ENTER);
            settle(view);
            assertThat(Stand.ask(() -> Objects.requireNonNull(view.scene()).open)).isPresent();
            key(view, KeyCode.ESCAPE);
            settle(view);
            assertThat(Stand.ask(() -> Objects.requireNonNull(view.scene()).open)).isEmpty();
        } finally {
            Stand.run(view::close);
            stand.close();
        }
    }

    private static Selection hidden(TopologyView view) {
        var scene = Objects.requireNonNull(view.scene());
        var node = 0;
        while (!scene.nodes.hidden[node]) {
            node++;
        }
        return new Selection.OfContainer(scene.nodes.id[node]);
    }

    private static void settle(TopologyView view) throws Exception {
        Stand.ask(view::renderNow).get(20, TimeUnit.SECONDS);
    }

    private static void click(TopologyView view, double worldX, double worldY, int clicks) {
        Stand.run(() -> {
            var camera = view.look().camera();
            var x = camera.toViewX(worldX);
            var y = camera.toViewY(worldY);
            for (var type : java.util.List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_CLICKED)) {
                Event.fireEvent(
                        view,
                        new MouseEvent(
                                type,
                                x,
                                y,
                                x,
                                y,
                                MouseButton.PRIMARY,
                                clicks,
                                false,
                                false,
                                false,
                                false,
                                true,
                                false,
                                false,
                                false,
                                false,
                                true,
                                null));
            }
        });
    }

    private static void key(TopologyView view, KeyCode code) {
        Stand.run(() -> Event.fireEvent(
                view, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
    }
}
