package io.binnacle.styles;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The colours, sizes and times of one theme as plain numbers, for whoever draws without style sheets. Needs no
/// toolkit.
public final class Tokens {
    /// The palette has this many hues; an app has one of 1 to 12.
    public static final int APP_HUES = 12;

    private static final Map<Theme, Tokens> BUNDLED = new ConcurrentHashMap<>();

    private final TokenValues values;
    private final Map<Role, Integer> colours = new EnumMap<>(Role.class);
    private final int[] appHues = new int[APP_HUES];

    Tokens(TokenValues values) {
        this.values = values;
        for (Role role : Role.values()) {
            colours.put(role, values.argb(role.token()));
        }
        for (int i = 0; i < APP_HUES; i++) {
            appHues[i] = values.argb("-color-app-" + (i + 1));
        }
    }

    public static Tokens of(Theme theme) {
        return BUNDLED.computeIfAbsent(theme, Tokens::bundled);
    }

    /// The colour, alpha in the highest byte.
    public int argb(Role role) {
        return Objects.requireNonNull(colours.get(role));
    }

    /// The hue of an app as opaque ARGB, `number` from 1 to 12.
    public int appHue(int number) {
        return appHues[number - 1];
    }

    public double size(Size size) {
        return values.number(size.token(), "px");
    }

    public Duration time(Pace pace) {
        return values.time(pace.token());
    }

    public Spring spring(Spring.Kind kind) {
        return new Spring(values.number(kind.token("stiffness"), ""), values.number(kind.token("damping"), ""));
    }

    private static Tokens bundled(Theme theme) {
        return new Tokens(new TokenValues(TokenSheet.BUNDLED.declarations(theme)));
    }
}
