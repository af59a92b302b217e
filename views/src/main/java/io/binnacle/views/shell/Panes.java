package io.binnacle.views.shell;

import io.binnacle.model.Operation;
import io.binnacle.styles.Theme;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import io.binnacle.views.deployments.DeploymentsPane;
import io.binnacle.views.events.EventsPane;
import io.binnacle.views.inspector.InspectorPane;
import io.binnacle.views.logs.LogsPane;
import io.binnacle.views.operate.Operations;
import io.binnacle.views.problems.ProblemsPane;
import io.binnacle.views.topology.TopologyView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The views the window is made of, each made once, and what the window asks of them.
final class Panes implements AutoCloseable {
    private final Bridge bridge;
    private final Operations operations;
    private final TopologyView map;
    private final InspectorPane inspector;
    private final ProblemsPane problems;
    private final LogsPane logs;
    private final Map<Dock.Tab, Region> dock;
    private final ContainerTable table;

    /// @param showLogs brings the log of what is selected to the front
    /// @param state where positions are remembered, when they are
    Panes(
            Bridge bridge,
            ObservableValue<Theme> theme,
            Optional<Path> state,
            Runnable showLogs,
            Consumer<List<String>> showEvidence) {
        this.bridge = bridge;
        this.map = new TopologyView(bridge, theme.getValue(), state);
        this.operations = new Operations(bridge);
        this.inspector = new InspectorPane(bridge, operations, showLogs);
        this.problems = new ProblemsPane(bridge, showLogs);
        this.logs = new LogsPane(bridge);
        this.dock = Map.of(
                Dock.Tab.PROBLEMS,
                problems,
                Dock.Tab.LOGS,
                logs,
                Dock.Tab.EVENTS,
                new EventsPane(bridge),
                Dock.Tab.DEPLOYMENTS,
                new DeploymentsPane(bridge, operations, showEvidence));
        this.table = new ContainerTable(bridge);
        theme.addListener((_, _, next) -> map.setTheme(next));
        operations.foreseen().subscribe(map::foresee);
        map.onPull(new Pulled(bridge, operations));
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
        return operations.overlay();
    }

    boolean confirming() {
        return operations.open().get();
    }

    Operations operations() {
        return operations;
    }

    /// What undo would do, in words.
    Optional<String> undoable() {
        return operations.undoable().get().map(operation -> "Undo: " + operation.verb() + " again");
    }

    void undo() {
        operations.undo();
    }

    void propose(Operation operation) {
        operations.propose(operation);
    }

    /// Told when a change was asked for, or went on.
    void onChange(Runnable listener) {
        operations.run().addListener(_ -> listener.run());
        operations.undoable().addListener(_ -> listener.run());
    }

    /// What the inspector's buttons do by key.
    boolean press(KeyCode key) {
        return inspector.press(key);
    }

    /// How many containers the map draws now.
    int drawn() {
        return map.nodesDrawn();
    }

    void onObserveTraffic(Runnable action) {
        map.onObserveTraffic(action);
    }

    void fit() {
        map.fit();
    }

    void fitSelection() {
        map.deeds().fitSelection();
    }

    void showFallout() {
        map.deeds().showFallout();
    }

    void turnHub() {
        map.deeds().turnHub();
    }

    void pin() {
        map.deeds().pin();
    }

    void zoomIn() {
        map.zoomIn();
    }

    void zoomOut() {
        map.zoomOut();
    }

    void back() {
        if (map.deeds().takeBack()) {
            return;
        }
        map.focus(new Selection.Nothing());
        bridge.selection().set(new Selection.Nothing());
    }

    void reveal(Selection selection) {
        map.reveal(selection);
    }

    void focus(Selection selection) {
        map.focus(selection);
    }

    void seek() {
        map.seek();
    }

    /// What the pointer is on, where a thing can be under it; nothing on the map's ground.
    Optional<Selection> thingAt(MouseEvent event) {
        var target = event.getTarget() instanceof Node node ? node : map;
        if (within(target, map)) {
            if (ancestors(target).takeWhile(node -> !node.equals(map)).anyMatch(Control.class::isInstance)) {
                return Optional.empty();
            }
            var at = map.sceneToLocal(event.getSceneX(), event.getSceneY());
            return Optional.of(map.at(at.getX(), at.getY()));
        }
        var inRow = ancestors(target).anyMatch(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty());
        return inRow && (within(target, table) || within(target, problems))
                ? Optional.of(bridge.selection().get())
                : Optional.empty();
    }

    private static Stream<Node> ancestors(Node node) {
        var parent = node.getParent();
        return parent == null ? Stream.of(node) : Stream.concat(Stream.of(node), ancestors(parent));
    }

    /// The keys of the map, and of changes.
    Keys on(Keys keys) {
        return keys.on(Shortcut.FIT, this::fit)
                .on(Shortcut.FIT_SELECTION, this::fitSelection)
                .on(Shortcut.FALLOUT, this::showFallout)
                .on(Shortcut.HUB, this::turnHub)
                .on(Shortcut.PIN, this::pin)
                .on(Shortcut.ZOOM_IN, this::zoomIn)
                .on(Shortcut.ZOOM_OUT, this::zoomOut)
                .on(Shortcut.UNDO, this::undo);
    }

    /// The view that comes to the front takes over the keys of the one before, and not the first field in it.
    void keepKeys(Runnable turning, boolean toTable) {
        var keys = haveKeys();
        turning.run();
        if (keys) {
            (toTable ? table.rows() : map).requestFocus();
        }
    }

    private boolean haveKeys() {
        var owner = inspector.getScene() == null ? null : inspector.getScene().getFocusOwner();
        return owner == null || within(owner, map) || within(owner, table);
    }

    /// Where the keys stand: on the map, or on what is selected.
    Selection here() {
        return map.isFocused() ? map.here() : bridge.selection().get();
    }

    /// Where a thing is in the window, or else what has the keys.
    Point2D placeOf(Selection thing) {
        var on = Optional.ofNullable(map.getScene())
                .flatMap(_ -> map.middleOf(thing))
                .map(at -> map.localToScene(at[0], at[1]));
        return on.orElseGet(() -> {
            var owner =
                    inspector.getScene() == null ? null : inspector.getScene().getFocusOwner();
            var node = owner == null ? map : owner;
            return node.localToScene(
                    node.getBoundsInLocal().getCenterX(),
                    node.getBoundsInLocal().getCenterY());
        });
    }

    /// Pixels for one px of the design.
    void sharpness(double scale) {
        map.setPixelScale(scale);
    }

    /// Done when what is known is drawn, and nothing moves.
    CompletableFuture<Void> settled() {
        return map.renderNow();
    }

    void focusProblems() {
        problems.focusFirst();
    }

    void seekInLogs(String words) {
        logs.seek(words);
    }

    void focusLogs() {
        first(logs).ifPresent(Node::requestFocus);
    }

    /// The focus goes to the next of map, dock and inspector, so that no pane needs many tabs to be reached.
    void nextPane(Node page, Node dockNow) {
        var panes = List.of(page, dockNow, (Node) inspector);
        var owner = Optional.ofNullable(inspector.getScene()).map(scene -> scene.getFocusOwner());
        var at = 0;
        for (var i = 0; i < panes.size(); i++) {
            var pane = panes.get(i);
            at = owner.filter(node -> within(node, pane)).isPresent() ? i + 1 : at;
        }
        for (var i = 0; i < panes.size(); i++) {
            var next = first(panes.get((at + i) % panes.size()));
            if (next.isPresent()) {
                next.get().requestFocus();
                return;
            }
        }
    }

    private static boolean within(Node node, Node ancestor) {
        return node.equals(ancestor) || (node.getParent() != null && within(node.getParent(), ancestor));
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        table.close();
        map.close();
    }
}
