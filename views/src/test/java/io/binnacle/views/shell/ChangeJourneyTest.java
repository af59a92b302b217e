package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerState;
import io.binnacle.views.Hands;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the seal to a change and back: previewed, armed, confirmed, seen, undone, and written down.
class ChangeJourneyTest {
    private static final String CARD = ".operate-card";

    @TempDir
    Path directory;

    private static boolean is(Aboard aboard, String name, ContainerState state) {
        return aboard.window.bridge().picture().get().topology().containers().values().stream()
                .anyMatch(container -> container.name().equals(name) && container.state() == state);
    }

    private static void select(Aboard aboard, String name) {
        aboard.hands.click(aboard.map().middleOf(aboard.container(name)));
        aboard.hands.in(".inspector").reads(name);
    }

    private static void confirmed(Aboard aboard, String name, ContainerState state) {
        aboard.hands.until("for " + name + " to be " + state, () -> is(aboard, name, state));
        aboard.hands.until("for the card to go", () -> !aboard.hands.sees(CARD));
        assertThat(aboard.cluster.container(name).state()).isEqualTo(state);
    }

    @Test
    void stoppedStartedAndUndoneByHand() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var card = hands.in(CARD);
            select(aboard, "web-3");

            // sealed: the card says that it arms first, and what a stop would do
            hands.in(".topbar").reads("Sealed");
            hands.in(".verbs").click("Stop");
            card.reads("Stop web-3 on ");
            card.reads("SIGTERM to web-3, up to 10 s to end by itself");
            card.reads("What web-3 holds in memory");
            card.reads("Who will notice");
            card.reads("$ docker ");
            card.reads("Undo afterwards with Ctrl Z");
            card.click("Arm to stop web-3");
            hands.in(".topbar").reads("Armed");
            assertThat(aboard.cluster.container("web-3").state()).isEqualTo(ContainerState.RUNNING);

            // armed: the same button stops it
            card.click("Stop web-3");
            confirmed(aboard, "web-3", ContainerState.EXITED);
            hands.in(".verbs").reads("Start");
            hands.in(".status-bar").reads("Stop web-3");

            hands.in(".verbs").click("Start");
            card.click("Start web-3");
            confirmed(aboard, "web-3", ContainerState.RUNNING);

            // a key asks for the next one, and undo is previewed like every change
            hands.in(".verbs").find("Stop");
            hands.press(KeyCode.S);
            card.find("Stop web-3");
            hands.press(KeyCode.ENTER);
            confirmed(aboard, "web-3", ContainerState.EXITED);
            hands.press(KeyCode.CONTROL, KeyCode.Z);
            card.reads("Start web-3 on ");
            hands.press(KeyCode.ENTER);
            confirmed(aboard, "web-3", ContainerState.RUNNING);
            audited(hands);
        }
    }

    private static void audited(Hands hands) {
        hands.click("Audit");
        var audit = hands.in(".audit-list");
        hands.until("for all four to be in the audit", () -> changes(audit, "Stop web-3") == 2);
        assertThat(changes(audit, "Start web-3")).isEqualTo(2);
        audit.reads("done");
    }

    private static long changes(Hands audit, String what) {
        return audit.writing().stream().filter(words -> words.startsWith(what)).count();
    }

    @Test
    void theLastOfItsKindIsStoppedOnlyByAHandThatHolds() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var card = hands.in(CARD);
            var last = lastOfItsKind(aboard);
            select(aboard, last);
            hands.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            hands.in(".topbar").reads("Armed");
            hands.press(KeyCode.S);
            card.reads("Hold Enter, or the button, to do it.");

            card.click("Stop " + last);
            hands.press(KeyCode.ENTER);
            assertThat(hands.sees(CARD)).isTrue();
            assertThat(aboard.cluster.container(last).state()).isEqualTo(ContainerState.RUNNING);

            hands.move(card.middleOf("Stop " + last));
            hands.hold(MouseButton.PRIMARY);
            confirmed(aboard, last, ContainerState.EXITED);
            hands.letGo(MouseButton.PRIMARY);
        }
    }

    /// All others of its app are stopped behind our back.
    private static String lastOfItsKind(Aboard aboard) {
        var one = aboard.cluster.container("redis-1");
        aboard.cluster.topology().containers().values().stream()
                .filter(other -> other.app().equals(one.app()) && !other.id().equals(one.id()))
                .forEach(other -> aboard.cluster.deeds().stop(other.id()));
        return one.name();
    }

    @Test
    void aVerbThatIsRefusedSaysWhyToEyesKeysAndEars() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            select(aboard, "web-3");
            aboard.cluster.faults().loseHost(aboard.cluster.container("web-3").host());
            hands.in(".verbs").find("Stop. Not possible: ");
            hands.until("for Tab to reach the verb", () -> {
                hands.press(KeyCode.TAB);
                return hands.focused()
                        .filter(node -> node.getAccessibleText() != null
                                && node.getAccessibleText().startsWith("Stop. Not possible: "))
                        .isPresent();
            });
            hands.press(KeyCode.SPACE);
            hands.in(CARD).reads("This cannot be done now");
            hands.press(KeyCode.ESCAPE);
            hands.until("for the card to go", () -> !hands.sees(CARD));
        }
    }
}
