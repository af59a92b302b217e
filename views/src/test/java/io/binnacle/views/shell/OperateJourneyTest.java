package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.views.Hands;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An app operated from the picture: pulled, typed, rolled back, refused and undone, with the gestures counted.
class OperateJourneyTest {
    private static final String CARD = ".operate-card";
    private static final AppId SEARCH = new AppId("shop/search");
    private static final AppId CHECKOUT = new AppId("shop/checkout");

    @TempDir
    Path directory;

    private static List<Container> instances(Aboard aboard, AppId app) {
        return aboard.cluster.topology().containers().values().stream()
                .filter(one -> one.app().equals(app))
                .toList();
    }

    private static void arm(Aboard aboard) {
        aboard.hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        aboard.hands.in(".topbar").reads("Armed");
    }

    private static void count(Aboard aboard, AppId app, int wanted) {
        aboard.hands.until(
                "for " + wanted + " instances of " + app,
                () -> instances(aboard, app).size() == wanted);
        aboard.hands.until("for the card to go", () -> !aboard.hands.sees(CARD));
    }

    private static void select(Aboard aboard, AppId app) {
        aboard.hands.click(aboard.map().where(new Selection.OfApp(app)::equals));
        aboard.hands.in(".inspector").find("Scale");
    }

    @Test
    void pulledOutAndTakenBack() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var card = hands.in(CARD);
            Stand.run(() -> aboard.window.show(MapKind.APPS));
            arm(aboard);
            select(aboard, SEARCH);
            var before = hands.gestures();

            // two steps to the right: the card follows the hand, and nothing is sent
            var handle = aboard.map().handleOf(SEARCH);
            hands.move(handle);
            hands.hold(MouseButton.PRIMARY);
            hands.move(handle.add(100, 0));
            card.reads("Scale search 6 → 7");
            hands.move(handle.add(168, 0));
            card.reads("Scale search 6 → 8");
            hands.letGo(MouseButton.PRIMARY);
            card.reads("2 start now. Nothing stops.");
            card.reads("Where they land");
            card.reads("search-8");
            assertThat(instances(aboard, SEARCH)).hasSize(6);

            hands.press(KeyCode.ENTER);
            count(aboard, SEARCH, 8);
            assertThat(hands.gestures() - before).as("a drag and Enter").isEqualTo(2);

            // and back, by a wish of its own
            hands.in(".status-bar").find("Undo");
            hands.press(KeyCode.CONTROL, KeyCode.Z);
            card.reads("Scale search 8 → 6");
            card.reads("Which ones go");
            hands.press(KeyCode.ENTER);
            count(aboard, SEARCH, 6);
        }
    }

    @Test
    void aHandThatComesBackAsksForNothing() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            Stand.run(() -> aboard.window.show(MapKind.APPS));
            arm(aboard);
            select(aboard, SEARCH);
            var handle = aboard.map().handleOf(SEARCH);
            hands.move(handle);
            hands.hold(MouseButton.PRIMARY);
            hands.move(handle.add(170, 0));
            hands.in(CARD).reads("Scale search 6 → 8");
            hands.move(handle);
            hands.in(CARD).reads("Nothing starts. Nothing stops.");
            hands.letGo(MouseButton.PRIMARY);
            hands.press(KeyCode.ENTER);
            assertThat(hands.sees(CARD)).isTrue();
            hands.press(KeyCode.ESCAPE);
            hands.until("for the card to go", () -> !hands.sees(CARD));
            assertThat(instances(aboard, SEARCH)).hasSize(6);
        }
    }

    @Test
    void scaledInThreeKeys() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            arm(aboard);
            select(aboard, SEARCH);
            var before = hands.gestures();
            hands.press(KeyCode.S);
            hands.in(CARD).find("#scale-field");
            hands.in(CARD).reads("Scale search 6 → 6");
            hands.type("8");
            hands.in(CARD).reads("Scale search 6 → 8");
            hands.press(KeyCode.ENTER);
            count(aboard, SEARCH, 8);
            assertThat(hands.gestures() - before).as("S, 8, Enter").isEqualTo(3);
        }
    }

    @Test
    void whatFindsNoRoomSaysWhereAndWhy() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var card = hands.in(CARD);
            arm(aboard);
            select(aboard, SEARCH);
            hands.press(KeyCode.S);
            hands.in(CARD).reads("Scale search 6 → 6");
            hands.type("400");
            card.reads("Scale search 6 → 400");
            card.reads("wait for room");
            card.reads("Why ");
            card.reads("atlas-1");
            card.click("Only ");
            card.reads("Nothing stops.");
            assertThat(card.writing()).noneMatch(words -> words.contains("wait for room"));
            hands.press(KeyCode.ESCAPE);
            assertThat(instances(aboard, SEARCH)).hasSize(6);
        }
    }

    @Test
    void aBadReleaseIsRolledBackWithAClickAndEnter() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var card = hands.in(CARD);
            Stand.run(() -> aboard.window.show(MapKind.APPS));
            arm(aboard);
            select(aboard, CHECKOUT);
            hands.in(".chips").find("Revision r40");
            var before = hands.gestures();
            hands.in(".chips").click("r40");
            card.reads("Roll back checkout from r41 to r40");
            card.reads("r40 was healthy");
            card.reads("-\u00a020");
            card.reads("+\u00a050");
            card.reads("differs, stays masked");
            card.reads("never fewer than 4 healthy, never more than 7 running");
            card.reads("checkout-2");
            card.reads("Volume orders keeps what was written to it");
            hands.press(KeyCode.ENTER);
            assertThat(hands.gestures() - before).as("a click and Enter").isEqualTo(2);
            rolledBack(aboard, hands);
        }
    }

    private static void rolledBack(Aboard aboard, Hands hands) {
        hands.until(
                "for a first instance of what it ran before",
                () -> instances(aboard, CHECKOUT).stream()
                        .anyMatch(one -> one.image().reference().equals("registry.lab/checkout:2.40.3")));
        assertThat(app(aboard, CHECKOUT).revisions().getFirst().name()).isEqualTo("r42");
        hands.until("for the card to go", () -> !hands.sees(CARD));
    }

    @Test
    void theLastLinesOfWhatFailsAreThereBeforeAnyGesture() {
        try (var aboard = Aboard.connected(directory)) {
            aboard.hands.in(".window").reads("JavaScript heap out of memory");
            assertThat(aboard.hands.gestures()).isZero();
        }
    }

    @Test
    void theSameByTypingItsName() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            arm(aboard);
            hands.press(KeyCode.CONTROL, KeyCode.K);
            hands.find("#palette-field");
            hands.type("roll back checkout");
            hands.in(".palette").reads("env POOL_MAX 20 → 50");
            hands.press(KeyCode.ENTER);
            hands.in(CARD).reads("Roll back checkout from r41 to r40");
            hands.press(KeyCode.ENTER);
            rolledBack(aboard, hands);

            hands.press(KeyCode.CONTROL, KeyCode.K);
            hands.find("#palette-field");
            hands.type("scale search 7");
            hands.in(".palette").reads("search-7 starts on ");
            hands.press(KeyCode.ENTER);
            hands.in(CARD).reads("Scale search 6 → 7");
            hands.press(KeyCode.ENTER);
            count(aboard, SEARCH, 7);
            assertThat(app(aboard, SEARCH).wanted()).hasValue(7);
        }
    }

    private static App app(Aboard aboard, AppId id) {
        return java.util.Objects.requireNonNull(aboard.cluster.topology().apps().get(id));
    }
}
