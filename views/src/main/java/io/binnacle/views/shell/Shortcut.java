package io.binnacle.views.shell;

import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Every key of the window: what it does, how it is printed, and which event it is. Handling, tooltips and the list
/// of all shortcuts read this one table.
enum Shortcut {
    PALETTE(Group.GO, "Search or command", "Ctrl K", Held.CTRL, KeyCode.K),
    HOSTS(Group.GO, "Show hosts", "1", Held.NOTHING, KeyCode.DIGIT1, KeyCode.NUMPAD1),
    APPS(Group.GO, "Show apps", "2", Held.NOTHING, KeyCode.DIGIT2, KeyCode.NUMPAD2),
    TABLE(Group.GO, "Show the table", "3", Held.NOTHING, KeyCode.DIGIT3, KeyCode.NUMPAD3),
    PROBLEMS(Group.GO, "Problems", "P", Held.NOTHING, KeyCode.P),
    LOGS(Group.GO, "Logs of what is selected", "L", Held.NOTHING, KeyCode.L),
    EVENTS(Group.GO, "Events", "E", Held.NOTHING, KeyCode.E),
    DEPLOYMENTS(Group.GO, "Deployments", "D", Held.NOTHING, KeyCode.D),
    MENU(Group.GO, "Menu of what is selected", "Shift F10", Held.ANYTHING, KeyCode.F10, KeyCode.CONTEXT_MENU),
    NEXT_PANE(Group.GO, "Next pane", "F6", Held.NOTHING, KeyCode.F6),
    BACK(Group.GO, "Go back", "Esc", Held.NOTHING, KeyCode.ESCAPE),
    FIT(Group.MAP, "Fit the map", "F", Held.NOTHING, KeyCode.F),
    ZOOM_IN(Group.MAP, "Zoom in", "+", Held.ANYTHING, KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS),
    ZOOM_OUT(Group.MAP, "Zoom out", "-", Held.NOTHING, KeyCode.MINUS, KeyCode.SUBTRACT),
    FIT_SELECTION(Group.MAP, "Fit what is selected", "Shift F", Held.SHIFT, KeyCode.F),
    FALLOUT(Group.MAP, "Light what breaks if it goes", "B", Held.NOTHING, KeyCode.B),
    HUB(Group.MAP, "Fold or unfold a hub's links", "H", Held.NOTHING, KeyCode.H),
    PIN(Group.MAP, "Pin what is selected, or let it go", "Shift P", Held.SHIFT, KeyCode.P),
    FILTER(Group.MAP, "Filter: choose what is shown", "Shift X", Held.SHIFT, KeyCode.X),
    SHOW_ALL(Group.MAP, "Show all again", "X", Held.NOTHING, KeyCode.X),
    CONNECT(Group.CLUSTER, "Connect to a cluster", "Ctrl O", Held.CTRL, KeyCode.O),
    CLUSTERS(Group.CLUSTER, "Clusters", "Ctrl L", Held.CTRL, KeyCode.L),
    REFRESH(Group.CLUSTER, "Refresh", "F5", Held.NOTHING, KeyCode.F5),
    ARM(Group.CHANGE, "Arm, or seal again", "Ctrl Shift A", Held.CTRL_SHIFT, KeyCode.A),
    UNDO(Group.CHANGE, "Undo the last change", "Ctrl Z", Held.CTRL, KeyCode.Z),
    DOCK(Group.WINDOW, "Fold or open the dock", "Ctrl J", Held.CTRL, KeyCode.J),
    INSPECTOR(Group.WINDOW, "Fold or open the inspector", "Ctrl I", Held.CTRL, KeyCode.I),
    SETTINGS(Group.WINDOW, "Settings", "Ctrl ,", Held.CTRL, KeyCode.COMMA),
    HELP(Group.WINDOW, "All shortcuts", "?", Held.SHIFT, KeyCode.SLASH);

    private final Group group;
    private final String does;
    private final String keys;
    private final Held held;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<KeyCode> codes;

    /// Where it stands in the list of all shortcuts.
    enum Group {
        GO("Go"),
        MAP("Map"),
        CLUSTER("Clusters"),
        CHANGE("Changes"),
        WINDOW("Window");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private enum Held {
        NOTHING,
        CTRL,
        CTRL_SHIFT,
        SHIFT,
        /// With or without Shift: where a sign is depends on the keyboard.
        ANYTHING
    }

    Shortcut(Group group, String does, String keys, Held held, KeyCode... codes) {
        this.group = group;
        this.does = does;
        this.keys = keys;
        this.held = held;
        this.codes = Set.of(codes);
    }

    Group group() {
        return group;
    }

    String does() {
        return does;
    }

    /// As printed on a key cap.
    String keys() {
        return keys;
    }

    /// For a tooltip: "Show hosts (1)".
    String tip() {
        return does + " (" + keys + ")";
    }

    boolean matches(KeyEvent event) {
        return codes.contains(event.getCode()) && !event.isAltDown() && heldIn(event);
    }

    /// Whether a text field would take it for writing.
    boolean writes() {
        return held != Held.CTRL && held != Held.CTRL_SHIFT && !(keys.startsWith("F") && keys.length() > 1);
    }

    private boolean heldIn(KeyEvent event) {
        var ctrl = event.isShortcutDown();
        var shift = event.isShiftDown();
        return switch (held) {
            case NOTHING -> !ctrl && !shift;
            case CTRL -> ctrl && !shift;
            case CTRL_SHIFT -> ctrl && shift;
            case SHIFT -> !ctrl && shift;
            case ANYTHING -> !ctrl;
        };
    }
}
