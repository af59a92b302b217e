package io.binnacle.views.topology;

import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;

/// What the map is occupied with beyond what is selected: what it has moved near to, and where the keys stand.
final class Attention {
    private static final Selection NOTHING = new Selection.Nothing();

    private final Bridge bridge;
    private Selection focused = NOTHING;
    private Selection keyboard = NOTHING;
    private Traced traced = Traced.NOTHING;

    Attention(Bridge bridge) {
        this.bridge = bridge;
    }

    /// All that does not concern it steps back.
    Selection focused() {
        return focused;
    }

    void focus(Selection selection) {
        focused = selection;
    }

    /// What is lit because it was asked for, until something else is selected.
    Traced traced() {
        return traced;
    }

    void trace(Traced next) {
        traced = next;
    }

    /// Whether something was lit.
    boolean untrace() {
        var was = !traced.nothing();
        traced = Traced.NOTHING;
        return was;
    }

    /// Where the keys stand, or nothing while a pointer leads.
    Selection keyboard() {
        return keyboard;
    }

    /// Where the keys go on from.
    Selection here() {
        return keyboard.equals(NOTHING) ? bridge.selection().get() : keyboard;
    }

    void walk(Selection to) {
        keyboard = to;
    }

    void pointed() {
        keyboard = NOTHING;
    }

    /// Something was selected, here or elsewhere.
    void selected() {
        traced = Traced.NOTHING;
        var selection = bridge.selection().get();
        if (!selection.equals(NOTHING) && !keyboard.equals(NOTHING)) {
            keyboard = selection;
        }
    }

    /// Takes back the last thing, one at a time.
    void back() {
        if (!focused.equals(NOTHING)) {
            focused = NOTHING;
        } else if (!keyboard.equals(NOTHING)) {
            keyboard = NOTHING;
        } else {
            bridge.selection().set(NOTHING);
        }
    }

    void forget() {
        focused = NOTHING;
        keyboard = NOTHING;
        traced = Traced.NOTHING;
    }
}
