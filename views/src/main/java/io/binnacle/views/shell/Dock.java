package io.binnacle.views.shell;

import io.binnacle.model.Condition;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import io.binnacle.styles.StyleState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The dock under the map: tabs of lists, to be dragged to any height, or folded to its tabs.
final class Dock extends StackPane {
    static final double TABS_HEIGHT = 36;
    static final double LEAST_HEIGHT = 120;
    private static final double GRIP = 7;
    private static final double LEAST_MAP = 160;
    private final Map<Tab, Region> panes = new EnumMap<>(Tab.class);
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.PROBLEMS);
    private final DoubleProperty height = new SimpleDoubleProperty();
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final StackPane body = new StackPane();
    private final Label note = new Label();
    private final Label badge = new Label();
    private final Button fold = new Button();
    /// Where the lower edge would be on the screen, had the pointer grabbed the very upper one.
    private double grabbedAt;

    /// What the dock can show, the most urgent first.
    enum Tab {
        PROBLEMS("Problems", Shortcut.PROBLEMS),
        LOGS("Logs", Shortcut.LOGS),
        EVENTS("Events", Shortcut.EVENTS),
        DEPLOYMENTS("Deployments", Shortcut.DEPLOYMENTS);

        private final String title;
        private final Shortcut shortcut;

        Tab(String title, Shortcut shortcut) {
            this.title = title;
            this.shortcut = shortcut;
        }
    }

    Dock(Map<Tab, Region> content, double startHeight, boolean startFolded) {
        panes.putAll(content);
        height.set(startHeight);
        folded.set(startFolded);
        getStyleClass().add("dock");
        var frame = new BorderPane(body);
        frame.setTop(strip());
        getChildren().addAll(frame, grip());
        body.getStyleClass().add("dock-body");
        tab.addListener((_, _, _) -> show());
        folded.addListener((_, _, _) -> show());
        height.addListener((_, _, _) -> show());
        show();
    }

    private HBox strip() {
        var strip = new HBox();
        strip.getStyleClass().add("dock-tabs");
        strip.setAlignment(Pos.CENTER_LEFT);
        for (var each : Tab.values()) {
            strip.getChildren().add(button(each));
        }
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        note.getStyleClass().add("dock-note");
        fold.getStyleClass().addAll("flat", "icon-only");
        fold.setOnAction(_ -> folded.set(!folded.get()));
        strip.getChildren().addAll(room, note, fold);
        return strip;
    }

    private ToggleButton button(Tab each) {
        var button = new ToggleButton(each.title);
        button.getStyleClass().setAll("dock-tab");
        button.setOnAction(_ -> open(each));
        Said.of(button, each.title, each.shortcut);
        if (each == Tab.PROBLEMS) {
            badge.getStyleClass().add("count");
            badge.setMinWidth(USE_PREF_SIZE);
            button.setGraphic(badge);
            button.setContentDisplay(ContentDisplay.RIGHT);
        }
        tabs.put(each, button);
        return button;
    }

    /// Along the upper edge, above all else, so that it can be grabbed.
    private Region grip() {
        var grip = new Region();
        grip.setCursor(Cursor.V_RESIZE);
        grip.setMaxHeight(GRIP);
        grip.setMinHeight(GRIP);
        StackPane.setAlignment(grip, Pos.TOP_CENTER);
        grip.setFocusTraversable(false);
        grip.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> grabbedAt = event.getScreenY() + getHeight());
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        return grip;
    }

    private void dragged(MouseEvent event) {
        var wanted = grabbedAt - event.getScreenY();
        folded.set(wanted < LEAST_HEIGHT / 2);
        if (!folded.get()) {
            height.set(Math.clamp(wanted, LEAST_HEIGHT, most()));
        }
    }

    private double most() {
        var room = getParent() instanceof Region parent ? parent.getHeight() : 0;
        return Math.max(LEAST_HEIGHT, room - LEAST_MAP);
    }

    private void show() {
        tabs.forEach((each, button) -> button.setSelected(each == tab.get()));
        var pane = panes.get(tab.get());
        if (pane != null && !folded.get() && !body.getChildren().contains(pane)) {
            body.getChildren().setAll(pane);
        }
        if (folded.get()) {
            body.getChildren().clear();
        }
        var now = folded.get() ? TABS_HEIGHT : height.get();
        setMinHeight(now);
        setPrefHeight(now);
        setMaxHeight(now);
        fold.setGraphic((folded.get() ? Icon.CHEVRON_UP : Icon.CHEVRON_DOWN).small());
        Said.of(fold, folded.get() ? "Open the dock" : "Fold the dock", Shortcut.DOCK);
    }

    /// Brings a tab to the front, and the focus into it.
    void open(Tab wanted) {
        folded.set(false);
        tab.set(wanted);
        show();
    }

    ObjectProperty<Tab> tab() {
        return tab;
    }

    BooleanProperty folded() {
        return folded;
    }

    DoubleProperty wantedHeight() {
        return height;
    }

    Keys on(Keys keys) {
        return keys.on(Shortcut.EVENTS, () -> open(Tab.EVENTS))
                .on(Shortcut.DEPLOYMENTS, () -> open(Tab.DEPLOYMENTS))
                .on(Shortcut.DOCK, () -> folded.set(!folded.get()));
    }

    /// @param problems the gravest first: it is told in words while the dock is folded
    void showProblems(List<Problem> problems, Instant now) {
        var any = !problems.isEmpty();
        var failing = problems.stream().anyMatch(problem -> problem.condition() == Condition.FAILING);
        badge.setText(Integer.toString(problems.size()));
        badge.setVisible(any);
        badge.setManaged(any);
        StyleState.FAILING.set(badge, failing);
        StyleState.DEGRADED.set(badge, !failing);
        var first = any ? first(problems.getFirst(), now) : "";
        note.setText(folded.get() ? first : tab.get() == Tab.PROBLEMS && any ? "Ranked by who is affected" : "");
    }

    private static String first(Problem problem, Instant now) {
        return "First: " + problem.title() + ", " + problem.what() + ", "
                + Words.age(Freshness.age(problem.since(), now));
    }

    /// Left and right go through the tabs, as in every row of tabs.
    void followArrows() {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof ToggleButton button && tabs.containsValue(button)) {
                step(event);
            }
        });
    }

    private void step(KeyEvent event) {
        var by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0) {
            var all = List.of(Tab.values());
            var next = all.get(Math.floorMod(all.indexOf(tab.get()) + by, all.size()));
            open(next);
            java.util.Objects.requireNonNull(tabs.get(next)).requestFocus();
            event.consume();
        }
    }
}
