package io.binnacle.session;

import java.util.Locale;

/// Figures as people read them: always with a unit, a space before it.
public final class Words {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Words() {}

    /// "1 container", "2 containers", "1,996 containers".
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// "83 %".
    public static String percent(double ratio) {
        return Math.round(ratio * 100) + " %";
    }

    /// "412 MiB", "1.95 GiB": three digits.
    public static String bytes(double bytes) {
        var unit = 0;
        var value = bytes;
        while (value >= 1024 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? String.valueOf(Math.round(value)) : digits(value)) + " " + BINARY[unit];
    }

    /// "4.2 MB/s": rates count in thousands.
    public static String rate(double bytesPerSecond) {
        var units = new String[] {"B/s", "kB/s", "MB/s", "GB/s"};
        var unit = 0;
        var value = bytesPerSecond;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(Math.round(value)) : digits(value)) + " " + units[unit];
    }

    /// "0.04 cores", "3.1 cores".
    public static String cores(double cores) {
        return digits(cores) + (cores == 1 ? " core" : " cores");
    }

    /// How long, in its largest unit: "0.4 s", "48 s", "14 min", "5 h", "9 d".
    public static String age(java.time.Duration age) {
        var seconds = Math.max(0, age.toMillis()) / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 60) {
            return Math.round(Math.floor(seconds)) + " s";
        }
        if (seconds < 3600) {
            return (int) (seconds / 60) + " min";
        }
        if (seconds < 86_400) {
            return (int) (seconds / 3600) + " h";
        }
        return (int) (seconds / 86_400) + " d";
    }

    /// How long something has lasted: as [#age], but in whole seconds, since nobody needs its tenths.
    public static String since(java.time.Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : age(duration);
    }

    private static String digits(double value) {
        var pattern = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
        var text = String.format(Locale.ROOT, pattern, value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
