package io.binnacle.scheduler.definition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Versions and moments as Marathon writes them: UTC, and always three digits behind the second.
public final class Timestamps {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int LAST_OF_FOUR = 9_999;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private Timestamps() {}

    /// By hand where the year has four digits: a list of apps with their tasks has tens of thousands of these.
    public static String text(Instant instant) {
        var at = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (at.getYear() < 0 || at.getYear() > LAST_OF_FOUR) {
            return WRITTEN.format(instant);
        }
        var text = "0000-00-00T00:00:00.000Z".toCharArray();
        digits(text, 4, at.getYear());
        digits(text, 7, at.getMonthValue());
        digits(text, 10, at.getDayOfMonth());
        digits(text, 13, at.getHour());
        digits(text, 16, at.getMinute());
        digits(text, 19, at.getSecond());
        digits(text, 23, at.getNano() / NANOS_PER_MILLI);
        return new String(text);
    }

    /// A number, so that it ends before `end`.
    private static void digits(char[] text, int end, int number) {
        var at = end;
        for (var left = number; left > 0; left /= 10) {
            text[--at] = (char) ('0' + left % 10);
        }
    }

    /// Any ISO-8601 date-time, or a date; without an offset it is UTC. Empty when it is none.
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(instant(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)));
        } catch (DateTimeException notADateTime) {
            return date(text);
        }
    }

    /// As [#read], and what to answer when it is none.
    public static Instant of(String text) throws InvalidDefinition {
        return read(text)
                .orElseThrow(() -> new InvalidDefinition(
                        InvalidDefinition.Kind.MEANING,
                        "Invalid timestamp provided '%s'. Expecting ISO-8601 datetime string.".formatted(brief(text)),
                        List.of()));
    }

    private static String brief(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static Instant instant(TemporalAccessor parsed) {
        return parsed instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
