package io.binnacle.docker;

import io.binnacle.craft.BackOff;
import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Sample;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One container being measured, also through its restarts.
final class StatsReading extends Telling {
    private static final int LONGEST = 1 << 20;
    private static final Duration AGAIN = Duration.ofSeconds(2);
    /// It is gone, or on another node of the swarm.
    private static final Duration NOT_HERE = Duration.ofMinutes(1);

    private final Engine engine;
    private final ContainerId container;
    private final Consumer<List<Sample>> listener;
    private final BackOff backOff;
    private Optional<Usage> before = Optional.empty();

    StatsReading(Engine engine, Surroundings surroundings, ContainerId container, Consumer<List<Sample>> listener) {
        super("docker-stats");
        this.engine = engine;
        this.container = container;
        this.listener = listener;
        this.backOff = new BackOff(surroundings.random());
    }

    @Override
    void work() throws InterruptedException {
        while (!closed()) {
            try {
                read();
                pause(AGAIN);
            } catch (StatusException no) {
                pause(no.status() == 404 ? NOT_HERE : AGAIN.plus(backOff.next()));
            } catch (IOException silent) {
                pause(AGAIN.plus(backOff.next())); // its host's trouble is told elsewhere
            }
        }
    }

    private void read() throws IOException {
        var exchange = engine.stats(container);
        onClose(exchange::cancel);
        before = Optional.empty();
        try (var answer = exchange.answer()) {
            backOff.reset();
            var lines = new Lines(answer.stream(), LONGEST);
            for (var line = lines.next(); line.isPresent() && !closed(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    take(Usage.read(Json.read(line.get())));
                }
            }
        }
    }

    private void take(Optional<Usage> usage) {
        var samples = usage.map(now -> now.since(before, container)).orElse(List.of());
        before = usage;
        if (!samples.isEmpty()) {
            tell(() -> listener.accept(samples));
        }
    }
}
