package io.binnacle.views.shell;

import io.binnacle.model.Operation;
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

    /// Why it cannot be done now, or empty.
    Optional<String> whyNot() {
        return switch (does) {
            case Does.Reveal _ -> Optional.empty();
            case Does.Act act -> act.whyNot();
            case Does.Propose propose -> propose.whyNot();
        };
    }

    /// What choosing it does.
    sealed interface Does {
        record Reveal(Selection selection) implements Does {}

        /// @param whyNot the reason it cannot be done now, or empty
        record Act(Runnable action, Optional<Shortcut> key, Optional<String> whyNot) implements Does {}

        /// Asks for a change, and shows what it would do before anything is sent.
        ///
        /// @param on what it is about, selected first
        /// @param whyNot the reason it cannot be done now, or empty
        record Propose(Operation operation, Selection on, Optional<String> whyNot) implements Does {}
    }
}
