package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CommandLineTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theVersionIsTheBuilds() {
        var answer = new Shell(directory).run("--version");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).matches("binnacle \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        var root = RootCommand.of(new Shell(directory).program(System.out, System.err));
        assertThat(root.getSubcommands()).isNotEmpty();
        root.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .map(CommandLine::getCommandName)
                .forEach(name -> {
                    var answer = new Shell(directory).run(name, "--help");
                    assertThat(answer.code()).as(name).isZero();
                    assertThat(answer.out()).as(name).contains("Examples:", "binnacle " + name, "Exit codes:");
                    assertThat(answer.err()).as(name).isEmpty();
                });
        assertThat(new Shell(directory).run("--help").out()).contains("Examples:", "Exit codes:");
    }

    @Test
    void aCommandIsTheSameWithoutTheOthers() {
        var program = new Shell(directory).program(System.out, System.err);
        var whole = RootCommand.of(program).getSubcommands();
        whole.forEach((name, command) -> assertThat(RootCommand.forWords(program, List.of(name))
                        .getSubcommands()
                        .values())
                .extracting(CommandLine::getUsageMessage)
                .contains(command.getUsageMessage()));
        assertThat(RootCommand.forWords(program, List.of("demo")).getSubcommands())
                .hasSize(1);
        assertThat(RootCommand.forWords(program, List.of("--help")).getSubcommands())
                .hasSameSizeAs(whole);
        assertThat(RootCommand.forWords(program, List.of("generate-completion")).getSubcommands())
                .as("it completes them all")
                .hasSameSizeAs(whole);
    }

    @Test
    void helpFitsATerminal() {
        assertThat(new Shell(directory).run("--help").out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        var answer = new Shell(directory).run("topolgy");
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("topology");
    }

    @Test
    void withoutADisplayAWindowIsRefusedInWords() {
        var answer = new Shell(directory).run();
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("DISPLAY", "binnacle snapshot");
    }

    @Test
    void everyReasonHasAnExitCodeOfItsKind() {
        assertThat(ExitCode.of(Refusal.Reason.UNREACHABLE)).isEqualTo(3);
        assertThat(ExitCode.of(Refusal.Reason.DENIED)).isEqualTo(4);
        assertThat(Arrays.stream(Refusal.Reason.values()).map(ExitCode::of)).allMatch(code -> code >= 2 && code <= 4);
    }

    @Test
    void theStateIsKeptWhereTheSystemWantsIt() {
        var home = Path.of("/home/ann");
        assertThat(state(Map.of(), home, "Linux")).isEqualTo(home.resolve(".local/state/binnacle"));
        assertThat(state(Map.of("XDG_STATE_HOME", "/state"), home, "Linux")).isEqualTo(Path.of("/state/binnacle"));
        assertThat(state(Map.of("XDG_STATE_HOME", "state"), home, "Linux"))
                .isEqualTo(home.resolve(".local/state/binnacle"));
        assertThat(state(Map.of(), home, "Mac OS X")).isEqualTo(home.resolve("Library/Application Support/Binnacle"));
        assertThat(state(Map.of("LOCALAPPDATA", "/local"), home, "Windows 11")).isEqualTo(Path.of("/local/Binnacle"));
        assertThat(state(Map.of("BINNACLE_STATE_HOME", "/mine"), home, "Linux")).isEqualTo(Path.of("/mine"));
    }

    private static Path state(Map<String, String> environment, Path home, String osName) {
        return StateDirectory.of(environment, home, osName).path();
    }

    @Test
    void aSecretThatIsLoggedAllTheSameIsMasked() {
        var entry = new LogRecord(
                Level.INFO,
                "open https://me:hunter2@atlas with PASSWORD=hunter2, \"token\": \"hunter2\", Authorization: Bearer hunter2");
        entry.setThrown(new IllegalStateException("secret=hunter2"));
        assertThat(new SafeFormatter().format(entry))
                .doesNotContain("hunter2")
                .contains("https://me:…@atlas", "IllegalStateException");
    }
}
