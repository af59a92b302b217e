package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.binnacle.views.Fill;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The map under a hand: dragged, zoomed, entered, left, pointed at, and crossed in one jump.
class MapHandsJourneyTest {
    private static final Offset<Double> A_PIXEL = within(1.5);

    @TempDir
    Path directory;

    private static boolean nothing(Selection selection) {
        return selection instanceof Selection.Nothing;
    }

    private static void same(Point2D found, Point2D expected, Offset<Double> how) {
        assertThat(found.getX()).isCloseTo(expected.getX(), how);
        assertThat(found.getY()).isCloseTo(expected.getY(), how);
    }

    @Test
    void theMapFollowsTheHand() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var map = aboard.map();
            var web = aboard.container("web-1");
            var wholeMap = map.zoom();

            // a drag pans, and selects nothing
            var before = map.middleOf(web);
            var ground = map.where(MapHandsJourneyTest::nothing);
            hands.drag(ground, ground.add(60, 24));
            same(map.middleOf(web), before.add(60, 24), A_PIXEL);
            assertThat(nothing(aboard.selected())).isTrue();

            // the wheel zooms, and what is under the pointer stays there
            var pointed = map.middleOf(web);
            hands.scroll(pointed, 4);
            assertThat(map.zoom()).isGreaterThan(wholeMap * 1.5);
            same(map.middleOf(web), pointed, A_PIXEL);

            // a jump by the small map looks at what was pointed at there, and keeps what is selected
            hands.click(map.middleOf(web));
            hands.click(map.miniMap());
            same(map.middleOfAll(), map.middle(), within(12.0));
            assertThat(aboard.selected()).isEqualTo(web);

            // a double click on nothing shows all again, one on a host goes near it
            hands.doubleClick(map.where(MapHandsJourneyTest::nothing));
            assertThat(map.zoom()).isCloseTo(wholeMap, within(0.001));
            var atlas = new Selection.OfHost(aboard.cluster.host("atlas-1").id());
            hands.doubleClick(map.where(atlas::equals));
            assertThat(map.zoom()).isGreaterThanOrEqualTo(1.0);
            same(map.middleOf(atlas), map.middle(), A_PIXEL);
        }
    }

    @Test
    void whatIsPointedAtSpeaksAndWhatIsBesideItLetsGo() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var map = aboard.map();
            var redis = aboard.container("redis-1");

            hands.move(map.middleOf(redis));
            assertThat(aboard.window.bridge().hovered().get()).isEqualTo(redis);
            hands.in(".hover-card").reads("redis-1");

            hands.click(map.middleOf(redis));
            assertThat(aboard.selected()).isEqualTo(redis);
            assertThat(hands.sees(".hover-card")).isFalse();
            hands.click(map.where(MapHandsJourneyTest::nothing));
            assertThat(nothing(aboard.selected())).isTrue();
            assertThat(nothing(aboard.window.bridge().hovered().get())).isTrue();
        }
    }

    @Test
    void aFigurePointedAtIsPreviewedAndAClickKeepsIt() {
        try (var aboard = Aboard.connected(directory)) {
            var bridge = aboard.window.bridge();
            aboard.hands.move("Age");
            assertThat(Stand.ask(bridge::fillNow)).isEqualTo(Fill.AGE);
            aboard.hands.move(aboard.map().middle());
            assertThat(Stand.ask(bridge::fillNow)).isEqualTo(Fill.CPU);
            aboard.hands.click("Restarts");
            aboard.hands.move(aboard.map().middleOf(aboard.container("mailer-7")));
            assertThat(Stand.ask(bridge::fillNow)).isEqualTo(Fill.RESTARTS);
            aboard.hands.reads(" restarts");
        }
    }
}
