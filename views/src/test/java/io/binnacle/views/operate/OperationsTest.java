package io.binnacle.views.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.styles.Theme;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import io.binnacle.views.inspector.InspectorPane;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change from the wish to its end, by keyboard only.
final class OperationsTest {
    @TempDir
    private static Path directory;

    private final Stand stand = Stand.demo(directory);
    private final Operations operations = Stand.ask(() -> new Operations(stand.bridge));
    private final InspectorPane inspector = Stand.ask(() -> new InspectorPane(stand.bridge, operations, () -> {}));

    @BeforeEach
    void show() {
        stand.show(Theme.DARK, 980, 780, () -> new StackPane(new HBox(inspector), operations.overlay()));
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private Container web() {
        return stand.cluster.container("web-3");
    }

    private void key(KeyCode code) {
        Stand.run(() -> {
            send(code, KeyEvent.KEY_PRESSED);
            send(code, KeyEvent.KEY_RELEASED);
        });
    }

    private void send(KeyCode code, javafx.event.EventType<KeyEvent> type) {
        var target = stand.scene().getFocusOwner() == null
                ? stand.scene().getRoot()
                : stand.scene().getFocusOwner();
        Event.fireEvent(target, new KeyEvent(type, "", code.getName(), code, false, false, false, false));
    }

    private void ready() {
        Stand.until(() -> operations.proposal().get() instanceof Proposal.Ready);
    }

    private void propose(Operation operation) {
        Stand.run(() -> operations.propose(operation));
        ready();
    }

    private void done() {
        Stand.until(() -> operations
                .run()
                .get()
                .filter(run -> run.state() == Run.State.DONE)
                .isPresent());
    }

    @Test
    void aKeyOfTheInspectorAsksEnterArmsAndEnterDoesIt() {
        Stand.run(() -> stand.bridge.selection().set(new Selection.OfContainer(web().id())));
        Stand.until(() -> inspector.press(KeyCode.S));
        ready();
        assertThat(((Proposal.Ready) operations.proposal().get()).button()).isEqualTo("Arm to stop web-3");
        key(KeyCode.ENTER);
        Stand.until(() -> operations.arming().armed().get());
        assertThat(((Proposal.Ready) operations.proposal().get()).button()).isEqualTo("Stop web-3");
        assertThat(web().state()).isEqualTo(ContainerState.RUNNING);
        confirm();
        done();
        assertThat(web().state()).isEqualTo(ContainerState.EXITED);
        Stand.until(() -> !operations.open().get());
        Stand.run(operations::undo);
        ready();
        assertThat(((Proposal.Ready) operations.proposal().get()).button()).isEqualTo("Start web-3");
    }

    /// Enter, held as long as the card asks for.
    private void confirm() {
        Stand.run(() -> send(KeyCode.ENTER, KeyEvent.KEY_PRESSED));
        Stand.until(() -> !(operations.proposal().get() instanceof Proposal.Ready));
        Stand.run(() -> send(KeyCode.ENTER, KeyEvent.KEY_RELEASED));
    }

    @Test
    void escapeLeavesEverythingAsItWas() {
        propose(new Operation.Stop(web().id(), 10));
        key(KeyCode.ESCAPE);
        assertThat(operations.open().get()).isFalse();
        assertThat(web().state()).isEqualTo(ContainerState.RUNNING);
        assertThat(stand.workspace.desk().runs()).isEmpty();
    }

    @Test
    void whatDestroysDataWantsTheNameTyped() {
        Stand.run(() -> operations.arming().arm());
        var id = web().id();
        propose(new Operation.Remove(id, true));
        key(KeyCode.ENTER);
        assertThat(operations.proposal().get()).isInstanceOf(Proposal.Ready.class);
        Stand.run(() -> ((TextField) stand.scene().lookup(".operate-naming .text-field")).setText("web-3"));
        confirm();
        done();
        assertThat(stand.cluster.truth().containers()).doesNotContainKey(id);
        assertThat(operations.undoable().get()).isEmpty();
    }

    @Test
    void aRefusalStandsOnTheCardWithTheNextStep() {
        Stand.run(() -> operations.arming().arm());
        propose(new Operation.Restart(web().id(), 10));
        stand.cluster.faults().refuseOperations(true);
        confirm();
        Stand.until(() -> operations.proposal().get() instanceof Proposal.Refused);
        assertThat(((Proposal.Refused) operations.proposal().get()).refusal().next())
                .isNotBlank();
        Stand.until(() -> stand.scene().lookup(".operate-refusal") != null);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithItsReason() {
        Stand.run(() -> operations.propose(new Operation.Start(web().id())));
        Stand.until(() -> operations.proposal().get() instanceof Proposal.Refused);
        var why = ((Proposal.Refused) operations.proposal().get()).refusal();
        assertThat(why.reason()).isNotEqualTo(Refusal.Reason.SEALED);
        assertThat(why.tried()).contains("web-3");
    }

    @Test
    void theKeysStayOnTheCardWhileItIsOpen() {
        propose(new Operation.Stop(web().id(), 10));
        for (var i = 0; i < 6; i++) {
            key(KeyCode.TAB);
            Stand.run(
                    () -> assertThat(stand.scene().getFocusOwner().getParent()).isNotNull());
            Stand.run(() -> assertThat(operations.overlay().lookupAll("*"))
                    .contains(stand.scene().getFocusOwner()));
        }
    }
}
