package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal from the command line, with keys out of a pipe, in a simulated container.
final class ShellCommandTest {
    private static final String CLUSTER = "simulator:?hosts=3&containers=63&seed=7";

    @TempDir
    private Path directory = Path.of("");

    private Shell shell() {
        return new Shell(directory);
    }

    @Test
    void whatIsTypedRunsInsideAndItsCodeIsOurs() {
        var answer = shell().typing("hostname\nexit 7\n").run("shell", CLUSTER, "web-1");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("hostname\r\nweb-1\r\n");
        assertThat(answer.code()).isEqualTo(7);
    }

    @Test
    void theEndOfThePipeEndsTheShell() {
        var answer = shell().typing("stty size\n").run("shell", CLUSTER, "web-1");
        assertThat(answer.out()).contains("24 80");
        assertThat(answer.code()).isZero();
    }

    @Test
    void aCommandOfItsOwnIsRunInTheFirstInstanceOfAnApp() {
        var answer = shell().run("shell", CLUSTER, "web", "--", "sh", "-c", "echo hello; exit 3");
        assertThat(answer.out()).contains("hello");
        assertThat(answer.code()).isEqualTo(3);
    }

    @Test
    void ctrlBracketHangsUp() {
        var answer = shell().typing("hostname\u001d").run("shell", CLUSTER, "web-1");
        assertThat(answer.err()).contains("hung up");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
    }

    @Test
    void whoIsNotThereIsSaidWithWhatToDoNext() {
        var answer = shell().run("shell", CLUSTER, "nobody");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.err()).contains("tried to find nobody", "it answered:", "binnacle topology");
        assertThat(answer.out()).isEmpty();
    }
}
