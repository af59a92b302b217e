package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `binnacle shell` as a process of its own at a real terminal, which `script` makes for it.
@Timeout(90)
final class TtyTest {
    private static final String CLUSTER = "simulator:?hosts=3&containers=63&seed=7";

    @TempDir
    private Path directory = Path.of("");

    private Process shell() throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = "stty rows 31 columns 101; exec '" + java + "' -XX:TieredStopAtLevel=1"
                + " --enable-native-access=ALL-UNNAMED " + Main.class.getName() + " shell '" + CLUSTER + "' web-1";
        var builder = new ProcessBuilder("script", "-qec", command, "/dev/null").redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path", ""));
        builder.environment().put("BINNACLE_STATE_HOME", directory.toString());
        builder.environment().put("TERM", "xterm");
        return builder.start();
    }

    /// What appears until this does, or the end.
    private static String until(InputStream screen, String wanted) throws IOException {
        var seen = new StringBuilder();
        for (int one; seen.indexOf(wanted) < 0 && (one = screen.read()) >= 0; ) {
            seen.append((char) one);
        }
        return seen.toString();
    }

    @Test
    void everyKeyGoesThroughAndItReturnsWithTheCodeFromInside() throws IOException, InterruptedException {
        var shell = shell();
        try (var screen = shell.getInputStream();
                var keys = shell.getOutputStream()) {
            assertThat(until(screen, "/ # ")).as("before the first prompt").isEqualTo("/ # ");
            keys.write("half a line\u0003stty size\rexit 7\r".getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            var rest = until(screen, "nothing more");
            assertThat(rest).contains("half a line^C\r\n", "stty size\r\n31 101\r\n");
            assertThat(shell.waitFor(30, TimeUnit.SECONDS)).as("it returns").isTrue();
            assertThat(shell.exitValue()).isEqualTo(7);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
