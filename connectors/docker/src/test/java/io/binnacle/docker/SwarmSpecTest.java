package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Outlook.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SwarmSpecTest {
    private static final Secrets SECRETS = Secrets.ofThisProcess();
    private static final JsonNode SPEC = json("""
        {"Name":"web","TaskTemplate":{"ContainerSpec":{"Image":"demo/web:1@sha256:ab","Env":["A=1","B=2","TOKEN=x"]},
        "ForceUpdate":4},"Mode":{"Replicated":{"Replicas":3}}}\
        """);

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aDigestIsNoPartOfTheName() {
        var image = SwarmSpec.image(SwarmSpec.template(SPEC));

        assertThat(image.reference()).isEqualTo("demo/web:1");
        assertThat(image.digest()).isEqualTo("sha256:ab");
    }

    @Test
    void scalingChangesTheNumberAndNothingElse() {
        var scaled = SwarmSpec.scaled(SPEC, 6);

        assertThat(SwarmMode.of(scaled)).isEqualTo(new SwarmMode(SwarmMode.Kind.REPLICATED, 6));
        assertThat(SwarmSpec.template(scaled)).isEqualTo(SwarmSpec.template(SPEC));
        assertThat(SwarmMode.of(SPEC).instances()).isEqualTo(3);
    }

    @Test
    void variablesAreSetTakenAwayAndKept() {
        var next = SwarmSpec.with(
                SPEC,
                Optional.of("demo/web:2"),
                Map.of("B", Optional.of("3"), "A", Optional.empty(), "C", Optional.of("")));

        assertThat(SwarmSpec.environment(SwarmSpec.template(next))).containsExactly("B=3", "TOKEN=x", "C=");
        assertThat(SwarmDifferences.between(SPEC, next, SECRETS))
                .containsExactly(
                        Difference.of("image", "demo/web:1", "demo/web:2"),
                        Difference.of("env A", "1", ""),
                        Difference.of("env B", "2", "3"),
                        Difference.of("env C", "", ""));
    }

    @Test
    void aForcedRestartIsNoOtherRevision() {
        var again = SwarmSpec.again(SPEC);

        assertThat(SwarmSpec.template(again).path("ForceUpdate").asInt()).isEqualTo(5);
        assertThat(SwarmSpec.revision(SwarmSpec.template(again), SECRETS))
                .isEqualTo(SwarmSpec.revision(SwarmSpec.template(SPEC), SECRETS));
    }

    @Test
    void aSecretTellsThatItDiffersAndNothingElse() {
        var next = SwarmSpec.with(SPEC, Optional.empty(), Map.of("TOKEN", Optional.of("y")));

        assertThat(SwarmDifferences.between(SPEC, next, SECRETS)).containsExactly(Difference.masked("env TOKEN"));
        assertThat(SwarmSpec.revision(SwarmSpec.template(next), SECRETS))
                .isEqualTo(SwarmSpec.revision(SwarmSpec.template(SPEC), SECRETS));
    }

    @Test
    void whatEnginesLeaveOutMeansTheSame() {
        assertThat(SwarmSpec.same(
                        json("{\"A\":[\"x\"],\"B\":0,\"C\":{\"D\":[]},\"E\":null,\"F\":1}"),
                        json("{\"F\":1,\"A\":[\"x\"]}")))
                .isTrue();
        assertThat(SwarmSpec.same(json("{\"A\":[\"x\",\"y\"]}"), json("{\"A\":[\"y\",\"x\"]}")))
                .isFalse();
    }

    @Test
    void goingBackKeepsTheNumber() {
        var changed = SwarmSpec.with(SwarmSpec.scaled(SPEC, 6), Optional.of("demo/web:2"), Map.of());

        var back = SwarmSpec.back(changed, SPEC);

        assertThat(SwarmMode.of(back).instances()).isEqualTo(6);
        assertThat(SwarmSpec.same(SwarmSpec.template(back), SwarmSpec.template(SPEC)))
                .isTrue();
    }

    @Test
    void whatIsNotWrittenIsAsTheSwarmDoesIt() {
        assertThat(SwarmPolicy.of(json("{}")))
                .isEqualTo(
                        new SwarmPolicy(1, java.time.Duration.ZERO, false, "pause", java.time.Duration.ofSeconds(5)));
        assertThat(SwarmPolicy.of(json("{\"Parallelism\":0}")).atOnceOf(7)).isEqualTo(7);
    }
}
