package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.session.Change;
import io.binnacle.views.Hands;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on screen while something is changed and afterwards: how far, how to end it, how it came out, what was
/// kept, and what others do at the same time.
class WhileAndAfterJourneyTest {
    private static final String CARD = ".operate-card";
    private static final AppId SEARCH = new AppId("shop/search");
    private static final AppId CHECKOUT = new AppId("shop/checkout");

    @TempDir
    Path directory;

    private static Aboard armed(Path directory) {
        var aboard = Aboard.connected(directory);
        Stand.run(() -> aboard.window.show(MapKind.APPS));
        aboard.hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        aboard.hands.in(".topbar").reads("Armed");
        return aboard;
    }

    private static void select(Aboard aboard, AppId app) {
        aboard.hands.click(aboard.map().where(new Selection.OfApp(app)::equals));
        aboard.hands.in(".inspector").find("Scale");
    }

    private static void scale(Aboard aboard, AppId app, String to, String reads) {
        select(aboard, app);
        aboard.hands.press(KeyCode.S);
        aboard.hands.in(CARD).find("#scale-field");
        aboard.hands.in(CARD).reads(reads.replaceFirst("→ \\d+", "→ "));
        aboard.hands.type(to);
        aboard.hands.in(CARD).reads(reads);
    }

    private static Optional<Change> newest(Aboard aboard) {
        return aboard.workspace.desk().changes().changes().stream().findFirst();
    }

    private static void ended(Aboard aboard) {
        aboard.hands.until(
                "for the change to end",
                () -> newest(aboard).filter(change -> !change.underWay()).isPresent());
        aboard.hands.until("for the card to go", () -> !aboard.hands.sees(CARD));
    }

    @Test
    void aScalingIsListedWithItsVerdictAndTakenBackFromThere() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            scale(aboard, SEARCH, "8", "Scale search 6 → 8");
            hands.press(KeyCode.ENTER);
            hands.in(".status-bar").find("Cancel: end it where it stands");
            ended(aboard);
            hands.press(KeyCode.D);
            var list = hands.in(".deployments");
            list.reads("Scale search 6 → 8");
            list.reads("by you, ");
            list.reads("8 of 8 healthy in ");
            list.reads("problems of its neighbours unchanged");
            hands.in(".status-bar").reads("Scale search 6 → 8");
            list.click("Undo");
            hands.in(CARD).reads("Scale search 8 → 6");
            hands.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void aRollbackIsCancelledHalfWayAndStaysAsItIs() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            select(aboard, CHECKOUT);
            hands.in(".chips").click("r40");
            hands.in(CARD).reads("Roll back checkout from r41 to r40");
            hands.press(KeyCode.ENTER);
            hands.until(
                    "for the first to be done",
                    () -> newest(aboard)
                            .flatMap(Change::progress)
                            .filter(progress -> progress.done() > 0)
                            .isPresent());
            hands.press(KeyCode.D);
            hands.in(".deployments").reads(" of 6 done");
            hands.in(".status-bar").click("Cancel: end it where it stands");
            hands.in(CARD).reads("Cancel the change of checkout where it stands");
            hands.in(CARD).reads("nothing more is begun");
            hands.press(KeyCode.ENTER);
            hands.in(".deployments").reads("ended where it stands: ");
            assertThat(images(aboard, CHECKOUT)).hasSize(2);
        }
    }

    /// It takes its leave in the time of a calm movement.
    private static void cardIsGone(Hands hands) {
        hands.until("for the card to be gone", () -> !hands.sees(CARD));
    }

    private static List<String> images(Aboard aboard, AppId app) {
        return aboard.cluster.topology().containers().values().stream()
                .filter(one -> one.app().equals(app))
                .map(one -> one.image().reference())
                .distinct()
                .toList();
    }

    @Test
    void whatIsUnderWayIsTakenBackInItsPlace() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            scale(aboard, SEARCH, "30", "Scale search 6 → 30");
            hands.press(KeyCode.ENTER);
            cardIsGone(hands);
            hands.in(".status-bar").click("Revert: take it back now");
            hands.in(CARD).reads("→ 6");
            hands.press(KeyCode.ENTER);
            hands.until("for six to be left", () -> instances(aboard, SEARCH) == 6);
        }
    }

    private static long instances(Aboard aboard, AppId app) {
        return aboard.cluster.topology().containers().values().stream()
                .filter(one -> one.app().equals(app))
                .count();
    }

    private static void stop(Aboard aboard, String name) {
        Stand.run(() -> aboard.window.show(MapKind.HOSTS));
        aboard.hands.click(aboard.map().middleOf(aboard.container(name)));
        aboard.hands.in(".inspector").reads(name);
        aboard.hands.press(KeyCode.S);
        aboard.hands.in(CARD).reads("Stop " + name + " on ");
    }

    @Test
    void whatIsStoppedIsKeptAndOpenedFromTheListOfChanges() throws IOException {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            stop(aboard, "web-3");
            hands.press(KeyCode.ENTER);
            ended(aboard);
            hands.press(KeyCode.D);
            hands.in(".deployments").click("Evidence");
            var card = hands.in(".shell-card");
            card.reads("web-3");
            card.reads("of its log");
            hands.until("for its lines", () -> card.writing().stream().anyMatch(line -> line.contains(" out ")));
            hands.press(KeyCode.ESCAPE);
            assertThat(aboard.workspace.evidence().pieces()).hasSize(1);
        }
    }

    @Test
    void whereNothingCanBeKeptItIsAskedOnceMore() throws IOException {
        Files.writeString(directory.resolve("evidence"), "no directory");
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            stop(aboard, "web-3");
            hands.press(KeyCode.ENTER);
            hands.in(CARD).reads("Its log and spec could not be kept first: ");
            assertThat(aboard.cluster.container("web-3").state()).isEqualTo(ContainerState.RUNNING);
            hands.move(hands.in(CARD).middleOf("Stop web-3 without evidence"));
            hands.hold(MouseButton.PRIMARY);
            hands.until(
                    "for it to stop", () -> aboard.cluster.container("web-3").state() == ContainerState.EXITED);
            hands.letGo(MouseButton.PRIMARY);
        }
    }

    private static void byAnother(Aboard aboard, Operation operation) {
        var other = aboard.cluster.operator("ops-2");
        if (other.preview(operation) instanceof Preview.Answer.Possible(Preview preview)) {
            Thread.ofVirtual().start(() -> other.run(preview, _ -> {}));
        }
    }

    @Test
    void whatAnotherDoesUnderOnesHandIsSaidBeforeTheKey() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            select(aboard, CHECKOUT);
            hands.in(".chips").click("r40");
            hands.in(CARD).reads("Roll back checkout from r41 to r40");
            byAnother(aboard, new Operation.Redeploy(CHECKOUT, Optional.of("registry.lab/checkout:2.42.0")));
            hands.in(CARD).reads("a deployment of it is under way");
            hands.press(KeyCode.ESCAPE);
            cardIsGone(hands);
            hands.press(KeyCode.D);
            hands.in(".deployments").reads("by ops-2, ");
        }
    }

    @Test
    void undoIsRefusedWithWhoAndWhatWhenSomebodyElseHasMovedOn() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            scale(aboard, SEARCH, "7", "Scale search 6 → 7");
            hands.press(KeyCode.ENTER);
            ended(aboard);
            byAnother(aboard, new Operation.Scale(SEARCH, 9));
            hands.until("for nine", () -> instances(aboard, SEARCH) == 9);
            hands.until(
                    "for it to be told",
                    () -> newest(aboard)
                            .filter(change -> change.by().equals("ops-2"))
                            .isPresent());
            hands.press(KeyCode.CONTROL, KeyCode.Z);
            hands.in(CARD).reads("ops-2 has changed it since: a change of search");
            hands.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void healthThatFallsAfterAChangeOffersTheWayBack() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            scale(aboard, SEARCH, "7", "Scale search 6 → 7");
            hands.press(KeyCode.ENTER);
            ended(aboard);
            aboard.cluster.topology().containers().values().stream()
                    .filter(one -> one.app().equals(SEARCH))
                    .map(Container::id)
                    .limit(2)
                    .forEach(id -> aboard.cluster.deeds().sicken(id, "503 from /healthz"));
            hands.in(".status-bar").reads("then health fell from 7 to ");
            hands.in(".status-bar").find("Undo");
        }
    }

    @Test
    void inAClusterMarkedProductionAHandMustHold() {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            hands.press(KeyCode.CONTROL, KeyCode.L);
            hands.click("prod-eu is production");
            hands.press(KeyCode.ESCAPE);
            hands.until("for it to be remembered", () -> Files.exists(directory.resolve("production.json")));
            stop(aboard, "web-3");
            hands.in(CARD).reads("is marked production.");
            hands.in(CARD).reads("Hold Enter, or the button, to do it.");
            hands.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void theAuditIsWrittenAsATable() throws IOException {
        try (var aboard = armed(directory)) {
            var hands = aboard.hands;
            stop(aboard, "web-3");
            hands.press(KeyCode.ENTER);
            ended(aboard);
            hands.click("Audit");
            hands.in(".audit-list").reads("prod-eu, Enter");
            hands.click("Write all of it as a table");
            hands.in(".shell-card").reads("1 change written to ");
            assertThat(Files.readAllLines(directory.resolve("audit.csv"))).hasSize(2);
        }
    }
}
