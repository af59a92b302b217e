package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Measures containers through the scheduler. Of hosts it measures nothing, and so nothing is told of them.
final class MarathonSamples implements Samples {
    private static final int MOST_STREAMS = 64;

    private final Wire wire;

    MarathonSamples(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples) {
        var streams = subjects.stream()
                .filter(ContainerId.class::isInstance)
                .map(ContainerId.class::cast)
                .sorted()
                .limit(MOST_STREAMS)
                .map(container -> new NdLines(wire, path(container), new Figures(container, samples)).start())
                .toList();
        return () -> streams.forEach(NdLines::close);
    }

    private static String path(ContainerId container) {
        return "/x/instances/" + Api.encoded(container.value()) + "/stats";
    }

    @Override
    public String cost() {
        return "one stream from the scheduler, and one from its host, for each container watched, 64 at most";
    }

    /// One that ends or fails is silent from then on: unknown is never told as zero.
    private record Figures(ContainerId container, Consumer<List<Sample>> samples) implements NdLines.Listener {
        @Override
        public void line(JsonNode line) {
            metric(Json.text(line, "metric"))
                    .ifPresent(metric -> Json.instant(line, "at")
                            .ifPresent(at -> samples.accept(List.of(new Sample(
                                    container, metric, line.path("value").asDouble(), at)))));
        }

        private static Optional<Metric> metric(String name) {
            return Arrays.stream(Metric.values())
                    .filter(metric -> metric.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }

        @Override
        public void ended() {}

        @Override
        public void failed(IOException why) {}
    }
}
