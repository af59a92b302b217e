package io.binnacle.scheduler.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is written reads back to the same, for thousands of different apps.
final class RoundTripTest {
    private static final Instant NOW = Instant.parse("2024-01-02T03:04:05.006Z");
    private static final int TRIES = 5_000;

    @Test
    void anAnsweredAppMayBeSentBack() throws InvalidDefinition {
        for (var app : apps()) {
            for (var form : List.of(new AppJson.Form(false, true), new AppJson.Form(true, true))) {
                var answered = Definitions.parse(AppJson.write(app, form).toString());
                assertThat(Definitions.read(answered, PathId.ROOT, NOW)).isEqualTo(app);
                assertThat(Definitions.merge(app, answered, NOW)).isEqualTo(app);
            }
        }
    }

    @Test
    void aPartChangesWhatItNamesAndIsTakenTwiceAsOnce() throws InvalidDefinition {
        var random = new Random(2);
        var merged = 0;
        for (var app : apps()) {
            assertThat(Definitions.merge(app, json("{}"), NOW)).isEqualTo(app);
            var part = json(Bodies.part(random));
            var once = merge(app, part);
            if (once.isPresent()) {
                merged++;
                assertThat(merge(once.get(), part)).isEqualTo(once);
            }
        }
        assertThat(merged).isGreaterThan(TRIES / 20);
    }

    private static List<AppDefinition> apps() {
        var random = new Random(1);
        var apps = new ArrayList<AppDefinition>();
        for (var i = 0; i < TRIES; i++) {
            read(Bodies.any(random)).ifPresent(apps::add);
        }
        assertThat(apps).hasSizeGreaterThan(TRIES / 10);
        return apps;
    }

    private static Optional<AppDefinition> read(String body) {
        try {
            return Optional.of(Definitions.read(json(body), PathId.ROOT, NOW));
        } catch (InvalidDefinition notThisOne) {
            return Optional.empty();
        }
    }

    private static Optional<AppDefinition> merge(AppDefinition app, JsonNode part) {
        try {
            return Optional.of(Definitions.merge(app, part, NOW));
        } catch (InvalidDefinition notThisOne) {
            return Optional.empty();
        }
    }

    private static JsonNode json(String body) throws InvalidDefinition {
        return Definitions.parse(body.replace('\'', '"'));
    }
}
