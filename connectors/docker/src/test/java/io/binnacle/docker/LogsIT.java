package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Logs;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Logs of a real engine.
final class LogsIT {
    private final String name = "logs-" + UUID.randomUUID().toString().substring(0, 8);
    private final Connection connection = new DockerConnector().open(Lab.host(2), Lab.surroundings());
    private final LogRecorder recorder = new LogRecorder();

    @AfterEach
    void clear() {
        connection.close();
        Lab.docker(2, "rm", "-fv", name);
    }

    private ContainerId run(boolean tty, String script) {
        var id = Lab.docker(2, "run", "-d", tty ? "-t" : "-i", "--name", name, "busybox", "sh", "-c", script);
        return new ContainerId(id);
    }

    private Logs logs() {
        return connection.capability(Logs.class).orElseThrow();
    }

    @Test
    void bothOutputsAreToldApartWithTheirTimes() {
        var id = run(false, "echo out; echo err >&2; sleep 0.1");
        Lab.docker(2, "wait", name);

        logs().read(new Logs.Request(id, 100, false), recorder);
        recorder.untilEnded();

        assertThat(recorder.lines())
                .extracting(LogLine::stream, LogLine::text)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(LogLine.Stream.OUT, "out"),
                        org.assertj.core.groups.Tuple.tuple(LogLine.Stream.ERR, "err"));
        assertThat(recorder.lines().getFirst().at())
                .isAfter(java.time.Instant.now().minusSeconds(60));
    }

    @Test
    void theTailIsWhatWasAskedFor() {
        var id = run(false, "seq 1 500");
        Lab.docker(2, "wait", name);

        logs().read(new Logs.Request(id, 3, false), recorder);
        recorder.untilEnded();

        assertThat(recorder.texts()).containsExactly("498", "499", "500");
    }

    @Test
    void newLinesComeWhileItRunsAndItEndsWithTheContainer() {
        var id = run(false, "echo first; read line; echo $line; sleep 0.2");
        logs().read(new Logs.Request(id, 10, true), recorder);
        recorder.until("the first line", lines -> lines.contains("first"));

        Lab.docker(2, "kill", name);
        recorder.untilEnded();

        assertThat(recorder.texts()).containsExactly("first");
    }

    @Test
    void aTerminalsOutputIsOneStreamWithoutReturns() {
        var id = run(true, "echo hello; sleep 0.1");
        Lab.docker(2, "wait", name);

        logs().read(new Logs.Request(id, 10, false), recorder);
        recorder.untilEnded();

        assertThat(recorder.lines())
                .extracting(LogLine::text, LogLine::stream)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("hello", LogLine.Stream.OUT));
    }

    @Test
    void longAndBinaryLinesAreSafe() {
        var id = run(false, "head -c 100000 /dev/zero | tr '\\0' x; echo; printf 'a\\377\\376b\\n'; echo end");
        Lab.docker(2, "wait", name);

        logs().read(new Logs.Request(id, 100, false), recorder);
        recorder.untilEnded();

        var lines = recorder.lines();
        assertThat(lines).extracting(line -> line.text().length()).allMatch(length -> length <= LogLines.LONGEST);
        assertThat(lines.getFirst().cut()).isTrue();
        assertThat(recorder.texts()).contains("a\uFFFD\uFFFDb", "end");
    }

    @Test
    void anEngineThatFreezesLosesNothingAndTellsNothingTwice() {
        var id = run(false, "i=0; while [ $i -lt 60 ]; do i=$((i+1)); echo $i; sleep 0.05; done");
        logs().read(new Logs.Request(id, 1000, true), recorder);
        recorder.until("a third of it", lines -> lines.size() > 20);

        Lab.script("host-stop", "2");
        Lab.docker(1, "info");
        Lab.script("host-cont", "2");
        recorder.untilEnded();

        assertThat(recorder.texts())
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 60)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void anUnknownContainerIsRefused() {
        logs().read(new Logs.Request(new ContainerId("no-such-thing"), 10, true), recorder);

        assertThat(recorder.untilRefused().answered()).contains("No such container");
    }
}
