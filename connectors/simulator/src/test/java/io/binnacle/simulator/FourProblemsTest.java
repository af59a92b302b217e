package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.contract.Recorder;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Subject;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of the demo: the session's list of problems.
class FourProblemsTest {
    @TempDir
    private Path directory;

    @Test
    void theDemoHasTheFourProblemsOfThePicture() throws Exception {
        var surroundings = new Surroundings(
                Clock.fixed(Demo.START, ZoneOffset.UTC), RandomGenerator.getDefault(), Map.of(), directory);
        try (var workspace = new Workspace(List.of(new SimulatorConnector()), surroundings, directory)) {
            var found = new CompletableFuture<Picture>();
            try (var watching = workspace.watch(picture -> look(workspace, picture, found))) {
                workspace.open(new Endpoint("simulator:?quiet=true"));
                var problems = found.get(Recorder.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .problems();
                assertThat(problems.stream().map(Problem::title))
                        .containsExactlyInAnyOrder("checkout", "mailer-7", "boreas-2", "payments-5");
                assertThat(problems.stream().map(Problem::what))
                        .contains("2 of 6 unhealthy since r41", "crash loop, out of memory, exit 137", "memory 83 %");
                assertThat(watching).isNotNull();
            }
        }
    }

    private static void look(Workspace workspace, Picture picture, CompletableFuture<Picture> found) {
        var everything = new HashSet<Subject>(picture.topology().hosts().keySet());
        everything.addAll(picture.topology().containers().keySet());
        workspace.measure("test", everything);
        if (picture.problems().size() >= 4) {
            found.complete(picture);
        }
    }
}
