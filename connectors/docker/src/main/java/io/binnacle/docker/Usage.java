package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an engine counted for a container up to one moment. Two of them make rates.
///
/// @param counters in nanoseconds for CPU, in bytes for the others; absent where the engine does not say
record Usage(Instant at, Optional<Double> memoryBytes, Map<Metric, Double> counters) {
    private static final double SECOND = 1e9;

    /// @return nothing when the container does not run: engines then send zeros, which mean nothing
    static Optional<Usage> read(JsonNode stats) {
        var at = ContainerReader.instant(stats.path("read").asText(""));
        var cpu = stats.path("cpu_stats").path("cpu_usage").path("total_usage");
        if (at.isEmpty() || cpu.asDouble(0) <= 0) {
            return Optional.empty();
        }
        var counters = new HashMap<Metric, Double>();
        counters.put(Metric.CPU, cpu.asDouble());
        network(stats.path("networks"), counters);
        disk(stats.path("blkio_stats").path("io_service_bytes_recursive"), counters);
        return Optional.of(new Usage(at.get(), memory(stats.path("memory_stats")), Map.copyOf(counters)));
    }

    /// As `docker stats` counts it: without the page cache that can be given back.
    private static Optional<Double> memory(JsonNode memory) {
        if (!memory.has("usage")) {
            return Optional.empty();
        }
        var usage = memory.path("usage").asDouble();
        var details = memory.path("stats");
        var cache = details.path("total_inactive_file")
                .asDouble(details.path("inactive_file").asDouble(0));
        return Optional.of(cache < usage ? usage - cache : usage);
    }

    private static void network(JsonNode networks, Map<Metric, Double> counters) {
        for (var network : networks) {
            counters.merge(Metric.NETWORK_IN, network.path("rx_bytes").asDouble(0), Double::sum);
            counters.merge(Metric.NETWORK_OUT, network.path("tx_bytes").asDouble(0), Double::sum);
        }
    }

    private static void disk(JsonNode entries, Map<Metric, Double> counters) {
        for (var entry : entries) {
            var value = entry.path("value").asDouble(0);
            switch (entry.path("op").asText("").toLowerCase(java.util.Locale.ROOT)) {
                case "read" -> counters.merge(Metric.DISK_READ, value, Double::sum);
                case "write" -> counters.merge(Metric.DISK_WRITE, value, Double::sum);
                default -> {}
            }
        }
    }

    /// What can be told now, given what was counted before.
    List<Sample> since(Optional<Usage> before, Subject subject) {
        var samples = new ArrayList<Sample>();
        memoryBytes.ifPresent(bytes -> samples.add(new Sample(subject, Metric.MEMORY, bytes, at)));
        before.ifPresent(earlier -> rates(earlier, subject, samples));
        return samples;
    }

    private void rates(Usage before, Subject subject, List<Sample> samples) {
        var nanos = Duration.between(before.at, at).toNanos();
        counters.forEach((metric, value) -> {
            var earlier = before.counters.get(metric);
            if (nanos > 0 && earlier != null && value >= earlier) {
                var perSecond = (value - earlier) / nanos * (metric == Metric.CPU ? 1 : SECOND);
                samples.add(new Sample(subject, metric, perSecond, at));
            }
        });
    }
}
