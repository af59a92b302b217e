package io.binnacle.views.shell;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// What a control says of itself to the eye that rests on it and to a screen reader, set together. Saying the same
/// again costs nothing.
final class Said {
    private static final double WIDEST = 420;

    private Said() {}

    static void of(Control control, String words) {
        say(control, words, words);
    }

    static void of(Control control, String words, Shortcut key) {
        say(control, words + ", " + key.keys(), words + " (" + key.keys() + ")");
    }

    private static void say(Control control, String spoken, String shown) {
        if (spoken.equals(control.getAccessibleText())) {
            return;
        }
        control.setAccessibleText(spoken);
        var tip = new Tooltip(shown);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST);
        control.setTooltip(tip);
    }
}
