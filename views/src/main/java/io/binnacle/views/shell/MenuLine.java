package io.binnacle.views.shell;

import io.binnacle.styles.Icon;
import java.util.List;
import java.util.Optional;

/// One line of the menu of a thing.
///
/// @param key the key that does the same, or empty
/// @param whyNot the reason it cannot be done now, or empty
record MenuLine(String text, Icon icon, String key, Optional<String> whyNot, Runnable action) {
    static MenuLine of(String text, Icon icon, Runnable action) {
        return new MenuLine(text, icon, "", Optional.empty(), action);
    }

    static MenuLine of(String text, Icon icon, Shortcut key, Runnable action) {
        return new MenuLine(text, icon, key.keys(), Optional.empty(), action);
    }

    /// All lines about one thing.
    ///
    /// @param groups with a rule between them
    record Menu(String title, String subtitle, List<List<MenuLine>> groups) {
        Menu {
            groups = groups.stream()
                    .map(List::copyOf)
                    .filter(group -> !group.isEmpty())
                    .toList();
        }
    }
}
