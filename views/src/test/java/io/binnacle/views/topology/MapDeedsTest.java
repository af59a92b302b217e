package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Things of the map in the operator's hand: put elsewhere, joined, fitted.
final class MapDeedsTest {
    @TempDir
    private static Path directory;

    private final Stand stand = Stand.of(SimulatorSettings.demo().withQuiet(true), directory);
    private final TopologyView view = Stand.ask(() -> new TopologyView(stand.bridge, Theme.DARK, Optional.empty()));
    private final OnView map = new OnView(view);

    @BeforeEach
    void show() {
        stand.show(Theme.DARK, 1016, 608, () -> view);
        Stand.until(() -> view.nodesDrawn() == 63);
        map.settle();
    }

    @AfterEach
    void close() {
        Stand.run(view::close);
        stand.close();
    }

    private Selection.OfApp app(String container) {
        return new Selection.OfApp(stand.cluster.container(container).app());
    }

    private void apps() {
        Stand.run(() -> stand.bridge.map().set(MapKind.APPS));
        map.settle();
    }

    @Test
    void aCardIsCarriedElsewhereAndTheRestOfThePictureStays() {
        apps();
        var web = app("web-1");
        var before = map.scene();
        var index = before.apps.of(web.app());
        var x = before.apps.x[index] + 20;
        var y = before.apps.y[index] + 10;
        var redis = Stand.ask(() -> view.middleOf(app("redis-1"))).orElseThrow();
        map.press(x, y);
        map.drag(x - 300, y - 200);
        assertThat(Stand.ask(() -> view.look().reach().carried())).isPresent();
        map.release(x - 300, y - 200);
        var after = map.scene();
        assertThat(after.apps.pinned[index]).isTrue();
        assertThat(after.apps.x[index] + after.world.originX())
                .isCloseTo(before.apps.x[index] + before.world.originX() - 300, within(25.0));
        // what is fitted is fitted again; what a hand has moved stays where it is
        Stand.run(view::zoomOut);
        map.settle();
        var at = Stand.ask(() -> view.middleOf(app("redis-1"))).orElseThrow();
        var now = map.scene();
        var again = now.apps.of(web.app());
        map.press(now.apps.x[again] + 20, now.apps.y[again] + 10);
        map.drag(now.apps.x[again] - 400, now.apps.y[again] - 300);
        map.release(now.apps.x[again] - 400, now.apps.y[again] - 300);
        assertThat(Stand.ask(() -> view.middleOf(app("redis-1"))).orElseThrow()[0])
                .isCloseTo(at[0], within(0.5));
        assertThat(Stand.ask(() -> view.middleOf(app("redis-1"))).orElseThrow()[1])
                .isCloseTo(at[1], within(0.5));
        assertThat(redis).hasSize(2);
    }

    @Test
    void whatIsCarriedIsPutBackByEscape() {
        apps();
        var before = map.scene();
        var index = before.apps.of(app("web-1").app());
        map.press(before.apps.x[index] + 20, before.apps.y[index] + 10);
        map.drag(before.apps.x[index] + 200, before.apps.y[index] + 90);
        map.key(KeyCode.ESCAPE);
        map.drag(before.apps.x[index] + 220, before.apps.y[index] + 90);
        map.release(before.apps.x[index] + 220, before.apps.y[index] + 90);
        assertThat(map.scene().apps.pinned).containsOnly(false);
        assertThat(map.scene().apps.x).isEqualTo(before.apps.x);
    }

    @Test
    void aHostIsCarriedByItsHeadToThePlaceOfAnother() {
        var before = map.scene();
        map.press(before.hosts.x[0] + 60, before.hosts.y[0] + 15);
        map.drag(before.hosts.x[1] + 62, before.hosts.y[1] + 15);
        map.release(before.hosts.x[1] + 62, before.hosts.y[1] + 15);
        var after = map.scene();
        assertThat(after.hosts.x[after.host(before.hosts.id[0])]).isEqualTo(before.hosts.x[1]);
        assertThat(after.hosts.x[after.host(before.hosts.id[1])]).isEqualTo(before.hosts.x[0]);
        assertThat(after.hosts.x[after.host(before.hosts.id[2])]).isEqualTo(before.hosts.x[2]);
        Stand.run(() -> stand.bridge.selection().set(new Selection.OfHost(before.hosts.id[0])));
        Stand.run(() -> view.deeds().pin());
        map.settle();
        assertThat(map.scene().hosts.pinned).containsOnly(false);
        assertThat(map.scene().hosts.x[map.scene().host(before.hosts.id[0])]).isEqualTo(before.hosts.x[1]);
    }

    @Test
    void aClickWithShiftLightsTheWayAndEscapePutsItOut() {
        apps();
        map.click(app("web-1"), false);
        map.click(app("postgres-1"), true);
        map.settle();
        assertThat(stand.bridge.selection().get()).isEqualTo(app("web-1"));
        assertThat(Stand.ask(view::getAccessibleText)).startsWith("web → api-gateway → ");
        map.key(KeyCode.ESCAPE);
        assertThat(Stand.ask(view::getAccessibleText)).startsWith("web, app");
        Stand.run(() -> view.deeds().showFallout());
        assertThat(Stand.ask(view::getAccessibleText)).startsWith("Without web: ");
        // what is selected next is looked at for itself
        map.click(app("redis-1"), false);
        assertThat(Stand.ask(() -> view.look().traced())).isEqualTo(Traced.NOTHING);
    }

    @Test
    void whatIsSelectedIsFitted() {
        var atlas = new Selection.OfHost(stand.cluster.host("atlas-1").id());
        map.click(map.scene().hosts.x[0] + 60, map.scene().hosts.y[0] + 15, 1, false);
        assertThat(stand.bridge.selection().get()).isEqualTo(atlas);
        Stand.run(() -> view.deeds().fitSelection());
        map.settle();
        var camera = Stand.ask(() -> view.look().camera());
        var scene = map.scene();
        assertThat(camera.toViewX(scene.hosts.x[0])).isBetween(0.0, 1016.0);
        assertThat(camera.toViewX(scene.hosts.x[0] + scene.hosts.w)).isBetween(0.0, 1016.0);
        assertThat(camera.toViewY(scene.hosts.y[0])).isBetween(Camera.TOP, 608.0);
        assertThat(camera.toViewY(scene.hosts.y[0] + scene.hosts.h)).isBetween(0.0, 608.0);
    }
}
