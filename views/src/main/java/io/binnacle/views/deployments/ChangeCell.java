package io.binnacle.views.deployments;

import io.binnacle.session.Change;
import io.binnacle.styles.Mark;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One change: what, by whom, how far or how it came out, and what can be done about it.
final class ChangeCell extends ListCell<Change> {
    private final Hand hand;
    private final Supplier<Instant> now;
    private final StackPane mark = new StackPane();
    private final Label what = label("change-what");
    private final Label origin = label("change-origin");
    private final Label verdict = label("change-verdict");
    private final Tooltip whole = new Tooltip();
    private final Button cancel = button("Cancel");
    private final Button revert = button("Revert");
    private final Button undo = button("Undo");
    private final Button evidence = button("Evidence");
    private final HBox row;
    private Optional<Mark> shown = Optional.empty();

    /// What can be done to a change, and why not.
    interface Hand {
        Optional<String> noCancel(Change change);

        void cancel(Change change);

        Optional<String> noRevert(Change change);

        void revert(Change change);

        Optional<String> noUndo(Change change);

        void undo(Change change);

        void evidence(Change change);
    }

    ChangeCell(Hand hand, Supplier<Instant> now) {
        this.hand = hand;
        this.now = now;
        var words = new VBox(what, origin);
        words.getStyleClass().add("change-words");
        HBox.setHgrow(verdict, Priority.ALWAYS);
        verdict.setMaxWidth(Double.MAX_VALUE);
        verdict.setTooltip(whole);
        row = new HBox(mark, words, verdict, evidence, cancel, revert, undo);
        row.getStyleClass().add("change");
        getStyleClass().add("change-cell");
        setPrefWidth(0);
        cancel.setOnAction(_ -> act(hand::cancel));
        revert.setOnAction(_ -> act(hand::revert));
        undo.setOnAction(_ -> act(hand::undo));
        evidence.setOnAction(_ -> act(hand::evidence));
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    private static Button button(String words) {
        var button = new Button(words);
        button.getStyleClass().add("quiet");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void act(java.util.function.Consumer<Change> deed) {
        Optional.ofNullable(getItem()).ifPresent(deed);
    }

    @Override
    protected void updateItem(@Nullable Change change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        what.setText(change.what());
        refresh();
    }

    /// Writes what time alone changes as well.
    void refresh() {
        var change = getItem();
        if (change == null || isEmpty()) {
            return;
        }
        var at = now.get();
        mark(ChangeWords.mark(change), ChangeWords.spoken(change));
        origin.setText(ChangeWords.origin(change, at));
        verdict.setText(change.underWay() ? ChangeWords.progress(change, at) : change.verdict(at));
        whole.setText(verdict.getText());
        offer(cancel, change.underWay(), change.underWay() ? hand.noCancel(change) : Optional.empty());
        offer(revert, change.underWay() && change.ours(), change.underWay() ? hand.noRevert(change) : Optional.empty());
        var undoes = !change.underWay() && change.inverse().isPresent();
        offer(undo, undoes, undoes ? hand.noUndo(change) : Optional.empty());
        offer(evidence, !change.evidence().isEmpty(), Optional.empty());
        setAccessibleText(
                ChangeWords.spoken(change) + ": " + change.what() + ", " + origin.getText() + ". " + verdict.getText());
    }

    private void mark(Mark next, String words) {
        if (shown.filter(next::equals).isEmpty()) {
            shown = Optional.of(next);
            mark.getChildren().setAll(next.node(words));
        }
    }

    private static void offer(Button button, boolean there, Optional<String> whyNot) {
        button.setVisible(there);
        button.setManaged(there);
        button.setDisable(whyNot.isPresent());
        var said =
                button.getText() + whyNot.map(why -> ". Not possible: " + why).orElse("");
        button.setAccessibleText(said);
        button.setTooltip(whyNot.map(Tooltip::new).orElse(null));
    }
}
