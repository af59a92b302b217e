package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.binnacle.model.Container;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The map on a stage without a screen, moved by hand and by keys.
final class TopologyViewTest {
    @TempDir
    private static Path directory;

    private final Stand stand = Stand.of(SimulatorSettings.demo().withQuiet(true), directory);
    private final TopologyView view =
            Stand.ask(() -> new TopologyView(stand.bridge, Theme.DARK, Optional.of(directory)));

    @BeforeEach
    void show() throws Exception {
        stand.show(Theme.DARK, 1016, 608, () -> view);
        Stand.until(() -> view.nodesDrawn() == 63);
        settle();
    }

    @AfterEach
    void close() {
        Stand.run(view::close);
        stand.close();
    }

    private void settle() throws Exception {
        Stand.ask(view::renderNow).get(20, TimeUnit.SECONDS);
    }

    private Container container(String name) {
        return stand.cluster.container(name);
    }

    private double[] middle(Selection selection) {
        return Stand.ask(() -> view.middleOf(selection)).orElseThrow();
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x, double y, int clicks) {
        var down = type == MouseEvent.MOUSE_DRAGGED || type == MouseEvent.MOUSE_PRESSED;
        Stand.run(() -> Event.fireEvent(
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
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null)));
    }

    private void click(Selection selection, int clicks) {
        var at = middle(selection);
        mouse(MouseEvent.MOUSE_PRESSED, at[0], at[1], clicks);
        mouse(MouseEvent.MOUSE_CLICKED, at[0], at[1], clicks);
    }

    private void key(KeyCode code) {
        Stand.run(() -> Event.fireEvent(
                view, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
    }

    @Test
    void aClickSelectsAndEscapeLetsGo() {
        var web = new Selection.OfContainer(container("web-1").id());
        click(web, 1);
        assertThat(stand.bridge.selection().get()).isEqualTo(web);
        assertThat(Stand.ask(view::getAccessibleText)).isEqualTo("web-1, container, healthy, on atlas-1");
        key(KeyCode.ESCAPE);
        assertThat(stand.bridge.selection().get()).isEqualTo(new Selection.Nothing());
    }

    @Test
    void theReaderSaysWhatIsWrong() {
        var checkout = new Selection.OfContainer(container("checkout-2").id());
        click(checkout, 1);
        assertThat(Stand.ask(view::getAccessibleText)).startsWith("checkout-2, container, degraded: ");
    }

    @Test
    void theWheelZoomsAtThePointer() throws Exception {
        var web = new Selection.OfContainer(container("web-1").id());
        var before = middle(web);
        Stand.run(() -> Event.fireEvent(
                view,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        before[0],
                        before[1],
                        before[0],
                        before[1],
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        120,
                        0,
                        120,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
        settle();
        assertThat(view.zoomProperty().get()).isGreaterThan(1.2);
        assertThat(middle(web)[0]).isCloseTo(before[0], org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void draggingMovesTheMapAndSelectsNothing() {
        var web = new Selection.OfContainer(container("web-1").id());
        var before = middle(web);
        mouse(MouseEvent.MOUSE_PRESSED, 500, 580, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, 560, 570, 1);
        mouse(MouseEvent.MOUSE_CLICKED, 560, 570, 1);
        assertThat(middle(web)[0]).isEqualTo(before[0] + 60, org.assertj.core.data.Offset.offset(0.01));
        assertThat(stand.bridge.selection().get()).isEqualTo(new Selection.Nothing());
    }

    @Test
    void arrowsWalkAndEnterSelects() {
        key(KeyCode.RIGHT);
        key(KeyCode.RIGHT);
        key(KeyCode.ENTER);
        assertThat(stand.bridge.selection().get()).isInstanceOf(Selection.OfContainer.class);
    }

    @Test
    void thePointerLightsWhatIsUnderIt() {
        var redis = new Selection.OfContainer(container("redis-1").id());
        var at = middle(redis);
        mouse(MouseEvent.MOUSE_MOVED, at[0], at[1], 0);
        assertThat(stand.bridge.hovered().get()).isEqualTo(redis);
    }

    @Test
    void bothMapsShowTheSameSelection() throws Exception {
        var app = new Selection.OfApp(container("checkout-2").app());
        Stand.run(() -> stand.bridge.selection().set(app));
        Stand.run(() -> stand.bridge.map().set(MapKind.APPS));
        settle();
        assertThat(Stand.ask(() -> view.middleOf(app))).isPresent();
        assertThat(Stand.ask(view::nodesDrawn)).isEqualTo(63);
    }

    @Test
    void whatIsFarIsRevealed() throws Exception {
        key(KeyCode.PLUS);
        key(KeyCode.PLUS);
        key(KeyCode.PLUS);
        settle();
        var last = new Selection.OfContainer(container("redis-1").id());
        Stand.run(() -> view.reveal(last));
        settle();
        var at = middle(last);
        assertThat(at[0]).isBetween(0.0, 1016.0);
        assertThat(at[1]).isBetween(44.0, 608.0);
    }

    @Test
    void aFilterCountsWhatItFinds() {
        Stand.run(() -> stand.bridge.sought().set("name:web-*"));
        Stand.until(() -> count().equals("12 of 63 containers"));

        Stand.run(() -> stand.bridge.sought().set("cpu >"));
        Stand.until(() -> count().equals("a number is missing after cpu >"));

        Stand.run(() -> stand.bridge.sought().set(""));
        Stand.until(() -> count().equals("63 containers"));
    }

    private String count() {
        return ((javafx.scene.control.Label) view.lookup("#map-count")).getText();
    }

    @Test
    void oneSelectionIsOneFrame() throws Exception {
        settle();
        var before = view.framesPainted();
        Stand.run(() -> {
            stand.bridge
                    .selection()
                    .set(new Selection.OfContainer(container("web-1").id()));
            stand.bridge
                    .selection()
                    .set(new Selection.OfContainer(container("web-2").id()));
        });
        settle();
        // measurements may have come in between, which is at most one frame a second more
        assertThat(view.framesPainted() - before).isBetween(1L, 4L);
    }

    /// A hand on a touch pad moves by parts of a pixel; the picture follows by whole ones.
    @Test
    void aHandThatMovesByPartsOfAPixelLosesNoneOfItsWay() throws Exception {
        var before = Stand.ask(() -> view.look().camera());
        mouse(MouseEvent.MOUSE_PRESSED, 500, 300, 1);
        for (var step = 1; step <= 40; step++) {
            mouse(MouseEvent.MOUSE_DRAGGED, 500 + step * 2.3, 300 - step * 0.4, 1);
        }
        var after = Stand.ask(() -> view.look().camera());
        var x = (before.x() - after.x()) * after.zoom();
        var y = (before.y() - after.y()) * after.zoom();
        assertThat(x).isCloseTo(92, within(0.5));
        assertThat(y).isCloseTo(-16, within(0.5));
        assertThat(x).isCloseTo(Math.rint(x), within(1e-6));
        assertThat(y).isCloseTo(Math.rint(y), within(1e-6));
    }

    @Test
    void aDragPaintsOnlyWhatComesIntoSight() throws Exception {
        mouse(MouseEvent.MOUSE_PRESSED, 500, 300, 1);
        settle();
        var before = view.nodesPainted();
        for (var step = 1; step <= 10; step++) {
            mouse(MouseEvent.MOUSE_DRAGGED, 500 + step * 5.3, 300, 1);
            settle();
        }
        // all of it ten times would be 630; measurements that come in between are painted too
        assertThat(view.nodesPainted() - before).isLessThan(315);
    }
}
