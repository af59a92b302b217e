package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.contract.ScreenRecorder;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Surroundings;
import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Terminals in containers of a real engine, over each kind of connection.
@Timeout(60)
final class TerminalsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScreenRecorder screen = new ScreenRecorder();
    private ContainerId container = new ContainerId("none");

    @BeforeEach
    void run() {
        container = new ContainerId(Lab.docker(2, "run", "-d", "busybox", "sleep", "1000"));
    }

    @AfterEach
    void remove() {
        Lab.docker(2, "rm", "-f", container.value());
    }

    private Terminals.Opened open(Watching watching, String... command) {
        return watching.connection()
                .capability(Terminals.class)
                .orElseThrow()
                .open(new Terminals.Request(container, List.of(command), Terminals.Size.USUAL), screen);
    }

    private static Terminals.Terminal opened(Terminals.Opened answer) {
        return switch (answer) {
            case Terminals.Opened.Open(var terminal) -> terminal;
            case Terminals.Opened.Refused(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static Watching live(Endpoint endpoint, Surroundings surroundings) {
        var watching = new Watching(new DockerConnector().open(endpoint, surroundings));
        try {
            return watching.until(
                    "live", Duration.ofSeconds(30), one -> one.status() instanceof Connection.Status.Live);
        } catch (AssertionError never) {
            watching.close();
            throw never;
        }
    }

    private static void type(Terminals.Terminal terminal, String keys) throws IOException {
        terminal.type(keys.getBytes(StandardCharsets.UTF_8));
    }

    private String processes() {
        return Lab.docker(2, "top", container.value(), "-o", "pid,args");
    }

    @RepeatedTest(5)
    void hangingUpEndsTheShellOverThere() throws IOException {
        try (var watching = live(Lab.host(2), Lab.surroundings());
                var terminal = opened(open(watching, "sh"))) {
            type(terminal, "echo begun; cat\r");
            screen.awaitText("begun\r\n");
            assertThat(processes()).contains("cat");
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        var processes = processes();
        while ((processes.contains("cat") || processes.contains(" sh")) && System.nanoTime() < end) {
            processes = processes();
        }
        assertThat(processes).doesNotContain("cat", " sh").contains("sleep 1000");
    }

    @Test
    void overSshItIsTheSame() throws IOException {
        var ssh = Map.of("BINNACLE_SSH_CONFIG", Lab.variable("SSH_CONFIG"));
        try (var watching = live(new Endpoint(Lab.variable("SSH")), Lab.surroundings(ssh));
                var terminal = opened(open(watching, "sh"))) {
            type(terminal, "stty size; exit 5\r");
            assertThat(screen.awaitEnding()).isEqualTo(new Terminals.Ending.Exit(5));
            assertThat(screen.text()).contains("24 80");
        }
    }

    @Test
    void aProgramThatIsNotThereSaysSo() {
        try (var watching = live(Lab.host(2), Lab.surroundings())) {
            switch (open(watching, "/no/such/program")) {
                case Terminals.Opened.Refused(var refusal) ->
                    assertThat(refusal.sentence()).contains("/no/such/program");
                case Terminals.Opened.Open _ -> {
                    assertThat(screen.awaitEnding()).isIn(exit(126), exit(127));
                    assertThat(screen.text()).contains("/no/such/program");
                }
            }
        }
    }

    private static Terminals.Ending exit(int code) {
        return new Terminals.Ending.Exit(code);
    }

    @Test
    void muchOutputComesWholeAndInOrder() throws IOException {
        try (var watching = live(Lab.host(2), Lab.surroundings());
                var _ = opened(open(watching, "sh", "-c", "seq 1 200000"))) {
            assertThat(screen.awaitEnding()).isEqualTo(exit(0));
            var lines = screen.text().lines().toList();
            assertThat(lines).hasSize(200_000);
            assertThat(lines.getLast()).isEqualTo("200000");
        }
    }
}
