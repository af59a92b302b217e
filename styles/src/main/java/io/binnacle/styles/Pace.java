package io.binnacle.styles;

import java.util.Locale;

/// How long a movement or a wait of the screen takes.
public enum Pace {
    /// Hover.
    INSTANT,
    /// Fades.
    QUICK,
    /// Panels.
    CALM,
    /// From one view to another.
    SLOW,
    /// Until the card of what is under the pointer shows.
    HOVER_CARD,
    /// After which a silent host is marked.
    STALE_AFTER;

    /// Its name in css: `-bn-time-calm`.
    public String token() {
        return "-bn-time-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
