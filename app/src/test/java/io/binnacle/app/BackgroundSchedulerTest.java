package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.views.shell.SchedulerStarter.Answer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scheduler beside the window is a real process: started once for its hosts, found again, and not ended with us.
final class BackgroundSchedulerTest {
    private static final List<Endpoint> HOSTS =
            List.of(new Endpoint("simulator:?hosts=2&containers=0"), new Endpoint("simulator:?hosts=1&containers=0"));

    @TempDir
    private Path directory = Path.of("");

    private BackgroundScheduler schedulers = starter(Path.of(""));

    private static BackgroundScheduler starter(Path directory) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new BackgroundScheduler(new Shell(directory).program(nowhere, nowhere), OwnCommand.ofThisProcess());
    }

    @BeforeEach
    void open() {
        schedulers = starter(directory);
    }

    private AddressFile file() {
        return new AddressFile(schedulers.directory(HOSTS));
    }

    @AfterEach
    void end() throws Exception {
        var listener = file().read();
        if (listener.isPresent()) {
            listener.get().process().destroy();
            listener.get().process().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void itRunsInAProcessOfItsOwnAndIsFoundAgain() throws Exception {
        var first = (Answer.Runs) schedulers.run(HOSTS);
        assertThat(first.began()).isTrue();
        var pid = file().read().orElseThrow().process().pid();
        assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            var session = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst("^.*\\) ", "")
                    .split(" ")[3];
            assertThat(session).isEqualTo(String.valueOf(pid));
        }
        var again = starter(directory).run(HOSTS.reversed());
        assertThat(again).isEqualTo(new Answer.Runs(first.endpoint(), false));
        try (var workspace = schedulers.program().workspace()) {
            assertThat(workspace.connectorOf(first.endpoint()).name()).isEqualTo("Marathon");
        }
    }

    @Test
    void oneThatWasKilledIsStartedAnew() throws Exception {
        var first = (Answer.Runs) schedulers.run(HOSTS);
        var process = file().read().orElseThrow().process();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(Files.exists(schedulers.directory(HOSTS).resolve("address"))).isTrue();
        var next = (Answer.Runs) schedulers.run(HOSTS);
        assertThat(next.began()).isTrue();
        assertThat(first.endpoint().address()).startsWith("http://127.0.0.1:");
    }

    @Test
    void whyItCannotIsSaidInItsOwnWords() throws Exception {
        Files.createDirectories(schedulers.directory(HOSTS));
        Files.writeString(schedulers.directory(HOSTS).resolve("scheduler.db"), "this is no state of a scheduler");
        var answer = (Answer.Refused) schedulers.run(HOSTS);
        assertThat(answer.refusal().tried()).contains("simulator:?hosts=2");
        assertThat(answer.refusal().answered()).contains("scheduler.db");
        assertThat(answer.refusal().next()).contains("start.log");
    }

    @Test
    void aPasswordIsNotShownToEverybody() {
        var answer = (Answer.Refused) schedulers.run(List.of(new Endpoint("tcp://me:hush@atlas:2376")));
        assertThat(answer.refusal().reason()).isEqualTo(Refusal.Reason.REJECTED);
        assertThat(answer.refusal().sentence()).doesNotContain("hush");
    }
}
