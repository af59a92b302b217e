package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.styles.Theme;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack under a hand and under keys.
final class StackHandsTest {
    @TempDir
    private static Path directory;

    @Test
    void aStackOpensUnderAClickAndUnderEnterAndClosesAgain() {
        var stand = Stand.of(SimulatorSettings.of(1, 700, 7).withQuiet(true), directory);
        var view = Stand.ask(() -> new TopologyView(stand.bridge, Theme.DARK, Optional.empty()));
        var map = new OnView(view);
        try {
            stand.show(Theme.DARK, 1016, 608, () -> view);
            Stand.until(() -> view.nodesDrawn() == 700 && Objects.requireNonNull(view.scene()).groups.stacked[0]);
            map.settle();
            var body = StackPainter.body(map.scene().groups, map.scene().nodes, 0);
            // a double click opens it, and does no more than that
            map.click(body[0] + body[2] / 2, body[1] + body[3] / 2, 1, false);
            map.click(body[0] + body[2] / 2, body[1] + body[3] / 2, 2, false);
            map.settle();
            var open = map.scene().open.orElseThrow();
            assertThat(open.group()).isZero();
            assertThat(stand.bridge.selection().get()).isEqualTo(new Selection.Nothing());
            map.click(open.x() + open.w() - 10, open.y() + 10, 1, false);
            map.settle();
            assertThat(map.scene().open).isEmpty();
            Stand.run(() -> stand.bridge.selection().set(hidden(map.scene())));
            map.key(KeyCode.ENTER);
            assertThat(map.scene().open).isPresent();
            map.key(KeyCode.ESCAPE);
            assertThat(map.scene().open).isEmpty();
        } finally {
            Stand.run(view::close);
            stand.close();
        }
    }

    private static Selection hidden(MapScene scene) {
        var node = 0;
        while (!scene.nodes.hidden[node]) {
            node++;
        }
        return new Selection.OfContainer(scene.nodes.id[node]);
    }
}
