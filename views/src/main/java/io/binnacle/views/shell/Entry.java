package io.binnacle.views.shell;

import io.binnacle.styles.Icon;
import io.binnacle.views.Selection;
import java.util.Optional;

/// One line that can be found by name.
///
/// @param detail what stands beside the name
/// @param besides what else it is found by, in lower case: image, labels, host
record Entry(Kind kind, String name, String detail, String besides, Does does) {
    enum Kind {
        COMMAND("Command", Icon.CHEVRON_RIGHT),
        APP("App", Icon.LAYERS),
        HOST("Host", Icon.SERVER),
        SERVICE("Service", Icon.RADIO),
        CONTAINER("Container", Icon.SQUARE);

        private final String word;
        private final Icon icon;

        Kind(String word, Icon icon) {
            this.word = word;
            this.icon = icon;
        }

        String word() {
            return word;
        }

        Icon icon() {
            return icon;
        }
    }

    /// What choosing it does.
    sealed interface Does {
        record Reveal(Selection selection) implements Does {}

        /// @param whyNot the reason it cannot be done now, or empty
        record Act(Runnable action, Optional<Shortcut> key, Optional<String> whyNot) implements Does {}
    }
}
