package io.binnacle.styles;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// A state of a control that its style answers to, besides those JavaFX has.
public enum StyleState {
    /// The top bar while changes are allowed.
    ARMED,
    /// Something here is failing.
    FAILING,
    /// Something here is degraded.
    DEGRADED,
    /// The age is over what is fresh.
    STALE,
    /// There is no connection.
    LOST,
    /// The revision that runs now.
    CURRENT,
    /// A use over 80 %.
    HIGH,
    /// Asked for, not yet true.
    WISHED,
    /// An endpoint that did not answer.
    FAILED,
    /// A log line of this level.
    ERROR,
    /// A log line of this level.
    WARN,
    /// The first of its list.
    FIRST,
    /// The last of its list.
    LAST,
    /// Chosen, for what is no toggle.
    SELECTED;

    public void set(Node node, boolean on) {
        node.pseudoClassStateChanged(pseudoClass(), on);
    }

    public PseudoClass pseudoClass() {
        return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
    }
}
