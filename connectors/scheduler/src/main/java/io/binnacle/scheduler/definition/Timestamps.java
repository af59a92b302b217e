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

    private Timestamps() {}

    public static String text(Instant instant) {
        return WRITTEN.format(instant);
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
