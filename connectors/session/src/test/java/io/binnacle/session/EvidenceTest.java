package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Sample;
import io.binnacle.model.Topology;
import io.binnacle.spi.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvidenceTest {
    private static final Clock CLOCK = Clock.fixed(Given.NOW, ZoneOffset.UTC);
    private static final ContainerId WEB = new ContainerId("web-1");
    private static final Topology TOPOLOGY = Given.topology(
            Given.app("web"),
            Given.exited("web-1", "web", "atlas", 137, true),
            Given.container("web-2", "web", "atlas"));

    @TempDir
    private Path state;

    private static LogLine line(String text) {
        return new LogLine(WEB, LogLine.Stream.OUT, Given.NOW, text, false);
    }

    /// A log that has these lines, and no more.
    private static Gathering.Logbooks logs(LogLine... lines) {
        return (container, tail, follow, changed) -> {
            Logs logs = (request, reader) -> {
                assertThat(request).isEqualTo(new Logs.Request(container, Evidence.LINES, false));
                reader.lines(List.of(lines));
                reader.ended();
                return () -> {};
            };
            return Optional.of(LogTail.of(logs, container, tail, follow, tail, changed));
        };
    }

    private Gathering.Outcome stop(Evidence evidence, Gathering.Logbooks logs) {
        var gauges = new Gauges();
        gauges.add(List.of(new Sample(WEB, Metric.CPU, 0.5, Given.NOW)));
        return new Gathering(evidence, gauges, logs, CLOCK)
                .gather(Given.preview(new Operation.Stop(WEB, 10)), TOPOLOGY);
    }

    @Test
    void whatStopsIsWrittenDownWithItsLogExitAndSamples() throws IOException {
        var evidence = new Evidence(state, CLOCK);
        var outcome = stop(evidence, logs(line("out of heap"), line("bye")));
        assertThat(outcome.refusal()).isEmpty();
        var piece = evidence.pieces().getFirst();
        assertThat(outcome.names()).containsExactly(piece.name());
        assertThat(piece)
                .isEqualTo(new Evidence.Piece(
                        piece.name(), Given.NOW, "Stop it", "web-1", "web-1", "web", "atlas", "lab/web:1", 2, ""));
        assertThat(evidence.log(piece.name())).containsExactly(Given.NOW + " out out of heap", Given.NOW + " out bye");
        var about = new ObjectMapper().readTree(evidence.about(piece.name()));
        assertThat(about.path("spec").path("exit").path("code").asInt()).isEqualTo(137);
        assertThat(about.path("samples").path("cpu (cores)").get(0).asDouble()).isEqualTo(0.5);
    }

    @Test
    void secretsInALogStayBehind() throws IOException {
        var evidence = new Evidence(state, CLOCK);
        var outcome = stop(evidence, logs(line("connecting with password=hunter2secret")));
        assertThat(evidence.log(outcome.names().getFirst()).getFirst())
                .contains("password=")
                .doesNotContain("hunter2secret");
    }

    @Test
    void aLogThatIsNotGivenOutIsNoReasonToKeepNothing() throws IOException {
        var evidence = new Evidence(state, CLOCK);
        var outcome = stop(evidence, (_, _, _, _) -> Optional.empty());
        assertThat(evidence.piece(outcome.names().getFirst()).orElseThrow().trouble())
                .isEqualTo("its cluster does not give out logs");
    }

    @Test
    void aDiskThatTakesNothingIsSaidAndLeavesNothingHalf() throws IOException {
        var blocked = Files.writeString(state.resolve("evidence"), "a file where a directory should be");
        var outcome = stop(new Evidence(state, CLOCK), logs(line("x")));
        assertThat(outcome.names()).isEmpty();
        assertThat(outcome.refusal().map(Refusal::reason)).contains(Refusal.Reason.NO_EVIDENCE);
        assertThat(Files.readString(blocked)).startsWith("a file");
    }

    @Test
    void theOldestGoesWhenThereIsTooMuchAndIsCounted() throws IOException {
        var small = new Evidence(state, CLOCK, 3_000);
        for (var i = 0; i < 20; i++) {
            stop(small, logs(line("line " + i)));
        }
        assertThat(small.pieces()).isNotEmpty().hasSizeLessThan(20);
        assertThat(small.dropped().pieces()).isEqualTo(20 - small.pieces().size());
        assertThat(small.dropped().bytes()).isPositive();
    }

    @Test
    void oneThatIsLargerThanAllIsKeptAllTheSame() throws IOException {
        var tiny = new Evidence(state, CLOCK, 10);
        stop(tiny, logs(line("first")));
        stop(tiny, logs(line("second")));
        assertThat(tiny.pieces()).hasSize(1);
    }

    @Test
    void noNameLeadsOutOfItsDirectory() throws IOException {
        var evidence = new Evidence(state, CLOCK);
        Files.writeString(state.resolve("about.json"), "{}");
        assertThatThrownBy(() -> evidence.about("..")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> evidence.log("../../etc")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotOursIsPassedOver() throws IOException {
        Files.createDirectories(state.resolve("evidence").resolve("stray"));
        Files.writeString(state.resolve("evidence").resolve("stray").resolve("about.json"), "{\"at\":\"never\"}");
        assertThat(new Evidence(state, CLOCK).pieces()).isEmpty();
    }

    @Test
    void aContainerNameCannotBeAPath() throws IOException {
        var about = new ObjectMapper()
                .createObjectNode()
                .put("container", "../../x")
                .put("id", "1");
        var name = new Evidence(state, CLOCK).keep(about, List.of());
        assertThat(state.resolve("evidence").resolve(name)).isDirectory();
        assertThat(name).doesNotContain("/");
    }

    @Test
    void moreInstancesStopNobody() {
        assertThat(Gathering.concerned(
                        Given.preview(new Operation.Scale(Given.app("web").id(), 9)), TOPOLOGY))
                .isEmpty();
        assertThat(Gathering.concerned(
                        Given.preview(new Operation.RestartApp(Given.app("web").id())), TOPOLOGY))
                .hasSize(2);
    }
}
