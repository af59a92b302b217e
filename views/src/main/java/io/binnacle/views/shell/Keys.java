package io.binnacle.views.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// Turns key presses into what the window does, by the table of shortcuts. A key that would write a letter is left to
/// the field that has the focus.
final class Keys {
    private final Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    private final Predicate<Shortcut> allowed;
    private final Predicate<KeyEvent> rest;

    /// @param allowed whether it is to be heard now; a card over the window hears its own keys
    /// @param rest is told of plain keys nobody else wanted, and says whether it took them
    Keys(Predicate<Shortcut> allowed, Predicate<KeyEvent> rest) {
        this.allowed = allowed;
        this.rest = rest;
    }

    Keys on(Shortcut shortcut, Runnable action) {
        actions.put(shortcut, action);
        return this;
    }

    void pressed(KeyEvent event) {
        var writing = event.getTarget() instanceof TextInputControl field && field.isEditable();
        actions.forEach((shortcut, action) -> {
            if (!event.isConsumed()
                    && shortcut.matches(event)
                    && !(writing && shortcut.writes())
                    && allowed.test(shortcut)) {
                event.consume();
                action.run();
            }
        });
        if (!event.isConsumed() && !writing && rest.test(event)) {
            event.consume();
        }
    }
}
