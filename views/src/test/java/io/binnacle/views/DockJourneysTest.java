package io.binnacle.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.styles.Theme;
import io.binnacle.views.logs.LogsPane;
import io.binnacle.views.problems.ProblemsPane;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From what is wrong to its last words, and through a log, by keyboard.
final class DockJourneysTest {
    @TempDir
    private static Path directory;

    private final Stand stand = Stand.demo(directory);

    @AfterEach
    void close() {
        stand.close();
    }

    private static void press(javafx.scene.Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
    }

    @Test
    void theGravestIsFirstAndEnterOpensItsLog() {
        var opened = new AtomicInteger();
        var pane = Stand.ask(() -> new ProblemsPane(stand.bridge, opened::incrementAndGet));
        stand.show(Theme.DARK, 1016, 216, () -> pane);
        Stand.until(() -> pane.count().get() >= 2);
        Stand.run(pane::focusFirst);
        assertThat(stand.bridge.selection().get())
                .isEqualTo(new Selection.OfContainer(
                        stand.cluster.container("mailer-7").id()));
        Stand.run(() -> press(pane.lookup(".list-view"), KeyCode.ENTER));
        assertThat(opened).hasValue(1);
    }

    @Test
    void whatIsSelectedOnTheMapIsChosenInTheList() {
        var pane = Stand.ask(() -> new ProblemsPane(stand.bridge, () -> {}));
        stand.show(Theme.DARK, 1016, 216, () -> pane);
        Stand.until(() -> pane.count().get() >= 2);
        var list = Stand.ask(() -> (ListView<?>) pane.lookup(".list-view"));
        Stand.run(() -> stand.bridge
                .selection()
                .set(new Selection.OfApp(stand.cluster.container("checkout-2").app())));
        assertThat(list.getSelectionModel().getSelectedIndex()).isPositive();
    }

    @Test
    void aLogIsFollowedFilteredAndSearched() {
        var pane = Stand.ask(() -> new LogsPane(stand.bridge));
        stand.show(Theme.DARK, 1016, 400, () -> pane);
        Stand.run(() -> stand.bridge
                .selection()
                .set(new Selection.OfApp(stand.cluster.container("checkout-2").app())));
        var list = Stand.ask(() -> (ListView<?>) pane.lookup(".log-list"));
        Stand.until(() -> list.getItems().size() > 100);
        var all = Stand.ask(() -> list.getItems().size());
        Stand.run(() -> segment(pane, "Error").fire());
        Stand.until(() -> !list.getItems().isEmpty() && list.getItems().size() < all);
        Stand.run(() -> press(list, KeyCode.SLASH));
        var field = Stand.ask(() -> (TextField) pane.lookup(".log-search .text-field"));
        Stand.run(() -> field.setText("pool"));
        Stand.until(() -> !pane.lookupAll(".log-match").isEmpty());
        Stand.run(() -> press(field, KeyCode.ENTER));
        Stand.until(() -> list.getSelectionModel().getSelectedIndex() >= 0);
        assertThat(Stand.ask(() -> ((Label) pane.lookup(".log-found")).getText()))
                .endsWith(" found");
        Stand.run(() -> ((Button) pane.lookup(".log-following")).fire());
        assertThat(Stand.ask(() -> ((Button) pane.lookup(".log-following")).getText()))
                .isEqualTo("Following");
    }

    private static ToggleButton segment(LogsPane pane, String word) {
        return pane.lookupAll(".segment").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().startsWith(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLogWithoutAContainerSaysWhatToDo() {
        var pane = Stand.ask(() -> new LogsPane(stand.bridge));
        stand.show(Theme.DARK, 1016, 272, () -> pane);
        assertThat(Stand.ask(() -> ((Label) pane.lookup(".empty")).getText()))
                .isEqualTo("Select a container or an app to read what it writes.");
    }
}
