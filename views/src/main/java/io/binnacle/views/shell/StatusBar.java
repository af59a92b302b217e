package io.binnacle.views.shell;

import io.binnacle.session.Change;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.session.search.Hidden;
import io.binnacle.styles.Mark;
import io.binnacle.views.KeyCap;
import io.binnacle.views.deployments.ChangeWords;
import io.binnacle.views.operate.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The status bar: what is being changed and how to take it back at the left, what is seen and drawn at the right.
final class StatusBar extends HBox {
    private final Label change = label();
    private final Tooltip whole = new Tooltip();
    private final Hyperlink cancel = new Hyperlink("Cancel");
    private final Hyperlink revert = new Hyperlink("Revert");
    private final Hyperlink undo = new Hyperlink("Undo");
    private final KeyCap undoKey = new KeyCap(Shortcut.UNDO.keys());
    private final Label hosts = label();
    private final Label drawn = label();
    private final Label silent = label();
    private final Label note = label();
    private final Hyperlink link = new Hyperlink();
    private Optional<Mark> shownMark = Optional.empty();

    private final Actions actions;

    /// What its links do.
    record Actions(Operations operations, Runnable undo) {}

    StatusBar(Actions actions) {
        this.actions = actions;
        getStyleClass().add("status-bar");
        undo.setOnAction(_ -> actions.undo().run());
        change.setMinWidth(0);
        change.setTooltip(whole);
        for (var one : new Hyperlink[] {cancel, revert, undo}) {
            one.setMinWidth(USE_PREF_SIZE);
        }
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        silent.getStyleClass().add("text-warning");
        silent.setGraphic(Mark.NOT_SEEN.node("not seen"));
        for (var figure : new Label[] {hosts, drawn, silent, note}) {
            figure.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(change, cancel, revert, undo, undoKey, room, hosts, drawn, silent, note, link);
        showUndo(Optional.empty());
        showNote("", "", () -> {});
    }

    private static Label label() {
        return new Label();
    }

    private static void shown(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /// @param what what undo would do, in words
    void showUndo(Optional<String> what) {
        shown(undo, what.isPresent());
        shown(undoKey, what.isPresent());
        what.ifPresent(words -> Said.of(undo, words, Shortcut.UNDO));
    }

    /// The change that is under way, with what can be done about it; else the last of ours, and how it came out.
    void showChange(List<Change> changes, Instant now) {
        var first = ChangeWords.first(changes);
        change.setText(ChangeWords.strip(changes, now));
        whole.setText(change.getText());
        mark(first.map(ChangeWords::mark));
        var steered = first.filter(Change::underWay);
        offer(cancel, steered, "Cancel: end it where it stands", actions.operations()::noCancel);
        offer(revert, steered.filter(Change::ours), "Revert: take it back now", actions.operations()::noRevert);
        steered.ifPresent(one -> {
            cancel.setOnAction(_ -> actions.operations().cancel(one));
            revert.setOnAction(_ -> actions.operations().revert(one));
        });
    }

    private static void offer(
            Hyperlink link, Optional<Change> change, String words, Function<Change, Optional<String>> whyNot) {
        shown(link, change.isPresent());
        change.ifPresent(one -> {
            var why = whyNot.apply(one);
            link.setDisable(why.isPresent());
            Said.of(link, words + why.map(reason -> ". Not possible: " + reason).orElse(""));
        });
    }

    private void noChange() {
        shown(cancel, false);
        shown(revert, false);
    }

    private void mark(Optional<Mark> mark) {
        if (!mark.equals(shownMark)) {
            shownMark = mark;
            change.setGraphic(mark.map(known -> known.node("")).orElse(null));
        }
    }

    /// @param drawnNow how many containers the map draws
    /// @param hidden what is not to be shown
    /// @param atRest whether ages are written too seldom for tenths of a second
    void show(Picture picture, Instant now, int drawnNow, Hidden hidden, boolean atRest) {
        var open = !picture.clusters().isEmpty();
        hosts.setText(open ? Freshness.hostsSeen(picture, now, atRest) : "");
        drawn.setText(open ? drawn(picture, drawnNow, hidden) : "");
        var gone = Freshness.silentHost(picture, now);
        silent.setText(gone.orElse(""));
        shown(silent, gone.isPresent());
        shown(hosts, open);
        shown(drawn, open);
        warn(hosts, Freshness.of(picture, now, atRest).kind() == Freshness.Kind.STALE);
    }

    /// Says nothing of a picture.
    void hide() {
        shown(hosts, false);
        shown(drawn, false);
        shown(silent, false);
    }

    private static void warn(Label label, boolean warn) {
        label.getStyleClass().removeAll("text-warning");
        if (warn) {
            label.getStyleClass().add("text-warning");
        }
    }

    private static String drawn(Picture picture, int drawnNow, Hidden hidden) {
        var all = Math.max(0, picture.topology().containers().size() - hidden.count());
        var dropped = picture.clusters().stream()
                .mapToLong(cluster -> cluster.droppedEvents())
                .sum();
        var words = drawnNow < all
                ? Words.number(drawnNow) + " of " + Words.count(all, "container") + " drawn, "
                        + Words.number(all - drawnNow) + " out of view"
                : Words.count(all, "container") + " drawn";
        words += hidden.isNothing() ? (drawnNow < all ? "" : ", none hidden") : ", " + hidden.sentence();
        return words + (dropped == 0 ? "" : ", " + Words.count(dropped, "event") + " dropped and made up for");
    }

    /// A line of the view that has the floor, with one thing to do about it.
    void showNote(String words, String action, Runnable run) {
        note.setText(words);
        shown(note, !words.isEmpty());
        link.setText(action);
        link.setOnAction(_ -> run.run());
        shown(link, !action.isEmpty());
    }

    /// What stands at the left while nothing is open.
    void showName(String name) {
        noChange();
        change.setText(name);
        mark(Optional.empty());
    }
}
