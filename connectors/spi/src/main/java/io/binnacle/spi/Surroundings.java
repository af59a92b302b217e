package io.binnacle.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a connector takes from the world around it, passed in so that tests can pass another.
///
/// @param environment the process environment (`DOCKER_HOST`, …)
/// @param random for jitter
public record Surroundings(Clock clock, RandomGenerator random, Map<String, String> environment, Path home) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofThisProcess() {
        return new Surroundings(
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")));
    }

    @Override
    public String toString() {
        return "Surroundings[home=" + home + "]";
    }
}
