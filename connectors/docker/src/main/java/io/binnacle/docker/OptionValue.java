package io.binnacle.docker;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// One option of `docker run` as somebody wrote it: `--key=value`.
record OptionValue(String key, String text) {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([bkmgt]?)(?:i?b)?");
    private static final Map<String, Integer> SHIFT = Map.of("", 0, "b", 0, "k", 10, "m", 20, "g", 30, "t", 40);

    String some() throws BadOption {
        if (text.isBlank()) {
            throw BadOption.of(key, "is empty");
        }
        return text;
    }

    long whole() throws BadOption {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException wrong) {
            throw BadOption.of(key, "wants a whole number");
        }
    }

    int small() throws BadOption {
        try {
            return Math.toIntExact(whole());
        } catch (ArithmeticException large) {
            throw BadOption.of(key, "is too large");
        }
    }

    /// `512`, `64k`, `128m`, `1.5g`, `2GiB`, in bytes.
    long bytes() throws BadOption {
        var match = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw BadOption.of(key, "wants a size like 64m or 1g");
        }
        var bytes = Double.parseDouble(match.group(1)) * (1L << SHIFT.getOrDefault(match.group(2), 0));
        return (long) bytes;
    }

    /// As bytes, or -1 for no limit.
    long bytesOrUnlimited() throws BadOption {
        return text.strip().equals("-1") ? -1 : bytes();
    }

    /// An option without a value is switched on.
    boolean yes() throws BadOption {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw BadOption.of(key, "wants true or false");
        };
    }

    /// `a=b`.
    Map.Entry<String, String> pair() throws BadOption {
        var equals = text.indexOf('=');
        if (equals <= 0) {
            throw BadOption.of(key, "wants name=value");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    /// `name` or `name=value`.
    Map.Entry<String, String> pairOrName() throws BadOption {
        return text.indexOf('=') < 0 ? Map.entry(some(), "") : pair();
    }

    /// `a:b`, where the second may be left out.
    Map.Entry<String, String> path() throws BadOption {
        var colon = some().indexOf(':');
        return colon < 0 ? Map.entry(text, "") : Map.entry(text.substring(0, colon), text.substring(colon + 1));
    }
}
