package io.binnacle.styles;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Declared values, read as the css engine would: a name as a value is looked up until a literal stands there.
record TokenValues(Map<String, String> declarations) {
    private static final int LOOK_UPS = 8;
    private static final int OPAQUE = 0xFF000000;
    private static final Pattern RGBA =
            Pattern.compile("rgba\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*([\\d.]+)\\s*\\)");

    int argb(String token) {
        String literal = literal(token);
        if (literal.startsWith("#") && literal.length() == 7) {
            return OPAQUE | Integer.parseInt(literal.substring(1), 16);
        }
        Matcher rgba = RGBA.matcher(literal);
        if (!rgba.matches()) {
            throw new IllegalStateException(token + " is not a colour: " + literal);
        }
        return packed(rgba);
    }

    double number(String token, String unit) {
        String literal = literal(token);
        if (!literal.endsWith(unit)) {
            throw new IllegalStateException(token + " is not in " + unit + ": " + literal);
        }
        return Double.parseDouble(literal.substring(0, literal.length() - unit.length()));
    }

    Duration time(String token) {
        return literal(token).endsWith("ms")
                ? Duration.ofMillis((long) number(token, "ms"))
                : Duration.ofMillis((long) (1000 * number(token, "s")));
    }

    private String literal(String token) {
        String value = token;
        for (int i = 0; i < LOOK_UPS && value.startsWith("-"); i++) {
            value = declared(value, token);
        }
        if (value.startsWith("-")) {
            throw new IllegalStateException(token + " is looked up in a circle");
        }
        return value;
    }

    private String declared(String name, String token) {
        String value = declarations.get(name);
        if (value == null) {
            throw new IllegalStateException(token + " needs " + name + ", which tokens.css does not declare");
        }
        return value;
    }

    private static int packed(Matcher rgba) {
        int alpha = (int) Math.round(255 * Double.parseDouble(rgba.group(4)));
        return alpha << 24 | channel(rgba, 1) << 16 | channel(rgba, 2) << 8 | channel(rgba, 3);
    }

    private static int channel(Matcher rgba, int group) {
        return Integer.parseInt(rgba.group(group));
    }
}
