package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.styles.Role;
import io.binnacle.styles.Theme;
import io.binnacle.styles.Tokens;
import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The colours of one theme as Java2D takes them: roles, app hues, and the mixtures of the vessel.
final class Palette {
    private static final Map<Theme, Palette> KNOWN = new ConcurrentHashMap<>();

    private static final double INSIDE = 0.20;
    private static final double OUTLINE = 0.62;
    private static final double FILLED = 0.88;
    private static final double[] DOT_STEPS = {0.26, 0.44, 0.62, 0.80, 0.98};

    private final Theme theme;
    private final Map<Role, Color> roles = new EnumMap<>(Role.class);
    private final Color[] hues = new Color[Tokens.APP_HUES + 1];

    private Palette(Theme theme) {
        this.theme = theme;
        var tokens = Tokens.of(theme);
        for (var role : Role.values()) {
            roles.put(role, new Color(tokens.argb(role), true));
        }
        hues[0] = role(Role.FG_SUBTLE);
        for (var hue = 1; hue <= Tokens.APP_HUES; hue++) {
            hues[hue] = new Color(tokens.appHue(hue), true);
        }
    }

    static Palette of(Theme theme) {
        return KNOWN.computeIfAbsent(theme, Palette::new);
    }

    Theme theme() {
        return theme;
    }

    Color role(Role role) {
        return Objects.requireNonNull(roles.get(role));
    }

    /// What lies inside a vessel of this hue above its level.
    Color inside(int hue) {
        return mix(surface(), hues[hue], INSIDE);
    }

    Color filled(int hue) {
        return mix(surface(), hues[hue], FILLED);
    }

    Color outline(int hue) {
        return mix(surface(), hues[hue], OUTLINE);
    }

    /// The colour of a dot: its hue in five steps of lightness; the middle one where the use is unknown.
    Color dot(int hue, int step) {
        return mix(role(Role.MAP_HOST), hues[hue], DOT_STEPS[step]);
    }

    private Color surface() {
        return role(Role.MAP_GROUP);
    }

    /// The colour of a state, on marks, outlines and the words that tell it.
    static Role stateRole(Condition condition) {
        return switch (condition) {
            case FAILING -> Role.STATE_FAILING;
            case DEGRADED -> Role.STATE_DEGRADED;
            case CHANGING -> Role.STATE_CHANGING;
            case HEALTHY -> Role.STATE_HEALTHY;
            case STOPPED, NOT_SEEN -> Role.STATE_UNKNOWN;
        };
    }

    /// As text: the state colours of the light theme are too pale for words.
    static Role textRole(Condition condition) {
        return switch (condition) {
            case FAILING -> Role.DANGER_FG;
            case DEGRADED -> Role.WARNING_FG;
            case CHANGING -> Role.ACCENT_FG;
            case HEALTHY -> Role.SUCCESS_FG;
            case STOPPED, NOT_SEEN -> Role.FG_MUTED;
        };
    }

    static Color mix(Color under, Color over, double share) {
        return new Color(
                mixed(under.getRed(), over.getRed(), share),
                mixed(under.getGreen(), over.getGreen(), share),
                mixed(under.getBlue(), over.getBlue(), share));
    }

    private static int mixed(int under, int over, double share) {
        return (int) Math.round(under + (over - under) * share);
    }

    static Color fade(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int)
                Math.round(colour.getAlpha() * Math.clamp(alpha, 0, 1)));
    }
}
