package io.binnacle.session.search;

import io.binnacle.model.Metric;
import io.binnacle.session.Gauges;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What of a container can be compared with a number, and the units that number may have.
public enum Figure {
    CPU,
    MEMORY,
    /// Bytes a second, in and out.
    NETWORK,
    /// Bytes a second, read and written.
    DISK,
    RESTARTS,
    /// Since it was started, or made when it never was; in seconds.
    AGE,
    /// The code it ended with.
    EXIT;

    private static final double K = 1024;
    private static final Map<String, Double> NONE = Map.of("", 1.0);
    private static final Map<String, Double> CORES = Map.of("", 1.0, "core", 1.0, "cores", 1.0);
    private static final Map<String, Double> TIMES =
            Map.of("s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0, "d", 86_400.0, "w", 604_800.0);
    private static final Map<String, Double> BYTES = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("b", 1.0),
            Map.entry("k", K),
            Map.entry("kb", K),
            Map.entry("kib", K),
            Map.entry("m", K * K),
            Map.entry("mb", K * K),
            Map.entry("mib", K * K),
            Map.entry("g", K * K * K),
            Map.entry("gb", K * K * K),
            Map.entry("gib", K * K * K));

    private Map<String, Double> sizes() {
        return switch (this) {
            case CPU -> CORES;
            case MEMORY, NETWORK, DISK -> BYTES;
            case AGE -> TIMES;
            case RESTARTS, EXIT -> NONE;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a share of the most it may use is a question that can be asked.
    boolean hasShare() {
        return this == CPU || this == MEMORY;
    }

    Optional<Double> unit(String unit) {
        return Optional.ofNullable(sizes().get(unit));
    }

    /// For a message: "b, gb, …".
    String units() {
        var named = sizes().keySet().stream()
                .filter(unit -> !unit.isEmpty())
                .sorted()
                .toList();
        var words = String.join(", ", named) + (hasShare() ? (named.isEmpty() ? "%" : ", %") : "");
        return words.isEmpty() ? "no unit" : words;
    }

    static Optional<Figure> called(String word) {
        return switch (word) {
            case "mem" -> Optional.of(MEMORY);
            case "net" -> Optional.of(NETWORK);
            default ->
                Arrays.stream(values())
                        .filter(figure -> figure.word().equals(word))
                        .findFirst();
        };
    }

    /// In cores, bytes, bytes a second or seconds; NaN when it is not known.
    double of(Candidate candidate, Gauges gauges, Instant now) {
        var container = candidate.container;
        return switch (this) {
            case CPU -> gauges.latest(container.id(), Metric.CPU);
            case MEMORY -> gauges.latest(container.id(), Metric.MEMORY);
            case NETWORK -> both(candidate, gauges, Metric.NETWORK_IN, Metric.NETWORK_OUT);
            case DISK -> both(candidate, gauges, Metric.DISK_READ, Metric.DISK_WRITE);
            case RESTARTS -> container.restarts();
            case AGE ->
                Duration.between(container.startedAt().orElse(container.createdAt()), now)
                                .toMillis()
                        / 1000.0;
            case EXIT -> container.exit().map(exit -> (double) exit.code()).orElse(Double.NaN);
        };
    }

    private static double both(Candidate candidate, Gauges gauges, Metric one, Metric other) {
        var id = candidate.container.id();
        return gauges.latest(id, one) + gauges.latest(id, other);
    }

    /// The share of its limit that a container uses, of the host where it has none; NaN when it is not known.
    double share(Candidate candidate, Gauges gauges, Instant now) {
        var most = this == CPU ? candidate.mostCores() : candidate.mostBytes();
        return most > 0 ? of(candidate, gauges, now) / most : Double.NaN;
    }
}
