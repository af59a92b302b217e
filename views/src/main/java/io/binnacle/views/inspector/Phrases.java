package io.binnacle.views.inspector;

import io.binnacle.model.Exit;
import io.binnacle.model.Limits;
import io.binnacle.model.Metric;
import io.binnacle.session.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the inspector words times, exits, limits and figures.
final class Phrases {
    static final String NOT_MEASURED = "not measured";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final int ID_SHOWN = 18;

    private Phrases() {}

    /// "14 min ago" under a day, then a date.
    static String when(Instant at, Instant now, ZoneId zone) {
        var age = Duration.between(at, now);
        if (age.compareTo(Duration.ofDays(1)) < 0) {
            return Words.since(age) + " ago";
        }
        var format = age.compareTo(Duration.ofDays(300)) < 0 ? DAY : YEAR;
        return format.format(at.atZone(zone)) + ", " + Words.since(age) + " ago";
    }

    static String since(Instant at, Instant now) {
        return Words.since(Duration.between(at, now));
    }

    /// "exit 137, killed".
    static String exit(Exit exit) {
        var meaning = exit.outOfMemory() ? "out of memory" : meaning(exit.code());
        return "exit " + exit.code() + (meaning.isEmpty() ? "" : ", " + meaning);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 125 -> "the engine could not run it";
            case 126 -> "the command cannot be executed";
            case 127 -> "the command was not found";
            case 134 -> "aborted";
            case 137 -> "killed";
            case 139 -> "segmentation fault";
            case 143 -> "ended as asked";
            default -> "";
        };
    }

    static String limits(Limits limits) {
        var cpu = limits.cpuCores() > 0 ? Words.cores(limits.cpuCores()) : "";
        var memory = limits.memoryBytes() > 0 ? Words.bytes((double) limits.memoryBytes()) : "";
        if (cpu.isEmpty() && memory.isEmpty()) {
            return "none";
        }
        return cpu.isEmpty() ? memory : memory.isEmpty() ? cpu : cpu + ", " + memory;
    }

    /// The figure with its unit, or that nobody measured it: unknown is never zero.
    static String figure(Metric metric, double value) {
        if (Double.isNaN(value)) {
            return NOT_MEASURED;
        }
        return switch (metric) {
            case CPU -> Words.cores(value);
            case MEMORY -> Words.bytes(value);
            case NETWORK_IN, NETWORK_OUT, DISK_READ, DISK_WRITE -> Words.rate(value);
            case DISK_USED -> Words.percent(value);
        };
    }

    /// "45.4 of 64 GiB": both in the unit of the whole.
    static String bytesOf(double used, double whole) {
        var room = Words.bytes(whole);
        if (Double.isNaN(used)) {
            return NOT_MEASURED + ", of " + room;
        }
        var mine = Words.bytes(used);
        var unit = room.substring(room.indexOf(' '));
        return (mine.endsWith(unit) ? mine.substring(0, mine.length() - unit.length()) : mine) + " of " + room;
    }

    static String coresOf(double used, double whole) {
        var room = Words.cores(whole);
        return Double.isNaN(used)
                ? NOT_MEASURED + ", of " + room
                : Words.cores(used).replaceFirst(" cores?$", "") + " of " + room;
    }

    /// An id with its middle left out, which is where nobody looks.
    static String middle(String id) {
        var bare = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
        return bare.length() <= ID_SHOWN ? bare : bare.substring(0, 10) + "…" + bare.substring(bare.length() - 6);
    }
}
