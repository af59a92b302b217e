package io.binnacle.views.shell;

import io.binnacle.model.Operation;
import io.binnacle.model.Run;
import io.binnacle.styles.Theme;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The views the window is made of, each made once, and what the window asks of them.
final class Panes implements AutoCloseable {
    private final Bridge bridge;
    private final Region map = new StackPane();
    private final Region inspector = new StackPane();
    private final Region table = new StackPane();
    private final StackPane confirmation = new StackPane();
    private final Map<Dock.Tab, Region> dock = Map.of(
            Dock.Tab.PROBLEMS, new StackPane(), Dock.Tab.LOGS, new StackPane(), Dock.Tab.EVENTS, new StackPane());

    /// @param showLogs brings the log of what is selected to the front
    @SuppressWarnings("UnusedVariable") // the views that need these come next
    Panes(Bridge bridge, ObservableValue<Theme> theme, Runnable showLogs) {
        this.bridge = bridge;
        map.getStyleClass().add("map");
        confirmation.setPickOnBounds(false);
    }

    Region map() {
        return map;
    }

    Region table() {
        return table;
    }

    Region inspector() {
        return inspector;
    }

    Map<Dock.Tab, Region> dock() {
        return dock;
    }

    /// The card of a change, above all else.
    Region confirmation() {
        return confirmation;
    }

    boolean confirming() {
        return false;
    }

    Optional<Run> run() {
        return bridge.workspace().desk().runs().stream().findFirst();
    }

    /// What undo would do, in words.
    Optional<String> undoable() {
        return Optional.empty();
    }

    void undo() {}

    @SuppressWarnings("UnusedVariable") // the operations come next
    void propose(Operation operation) {}

    /// What of the picture is not drawn, in words; empty when everything is.
    String hidden() {
        return "";
    }

    void fit() {}

    void zoomIn() {}

    void zoomOut() {}

    void back() {
        bridge.selection().set(new Selection.Nothing());
    }

    @SuppressWarnings("UnusedVariable") // the map comes next
    void reveal(Selection selection) {}

    @SuppressWarnings("UnusedVariable") // the map comes next
    void sharpness(double scale) {}

    boolean settled() {
        return true;
    }

    void focusProblems() {}

    void focusLogs() {}

    @SuppressWarnings("UnusedVariable") // the panes come next
    void nextPane(Dock into) {}

    @Override
    public void close() {}
}
