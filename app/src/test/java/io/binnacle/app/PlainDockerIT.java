package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Apps of a plain Docker host, changed by command lines that know of each other only what is written down.
final class PlainDockerIT {
    private static final int HOST = 3;

    private final String project =
            "it" + UUID.randomUUID().toString().substring(0, 6).replaceAll("[0-9]", "x");
    private final String app = project + "/web";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory = Path.of("");

    @AfterEach
    void clear() {
        var left = Lab.docker(HOST, "ps", "-aq", "--filter", "name=" + project);
        if (!left.isBlank()) {
            Lab.removed(HOST, left);
        }
    }

    private void composed() {
        Lab.docker(
                HOST,
                "run",
                "-d",
                "--name",
                project + "-web-1",
                "--label",
                "com.docker.compose.project=" + project,
                "--label",
                "com.docker.compose.service=web",
                "--label",
                "com.docker.compose.container-number=1",
                "demo/web:1");
    }

    private Shell.Answer run(String verb, String... more) {
        var words =
                new java.util.ArrayList<>(java.util.List.of(verb, Lab.hosts().get(HOST - 1), app));
        words.addAll(java.util.List.of(more));
        return new Shell(directory).run(words.toArray(String[]::new));
    }

    private void done(String verb, String... more) {
        var answer = run(verb, more);
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(ExitCode.DONE);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private String inspect(String format) {
        return Lab.docker(HOST, "inspect", "-f", format, project + "-web-1");
    }

    @Test
    void aReleaseIsPutBackFromWhatWasWrittenDown() throws IOException {
        composed();
        var preview = run("redeploy", "demo/web:2", "--preview");
        assertThat(preview.out())
                .contains(
                        "image demo/web:1 → demo/web:2", "its Compose file is left as it is", "never less, never more");

        done("redeploy", "demo/web:2", "--yes");
        assertThat(inspect("{{.Config.Image}}")).isEqualTo("demo/web:2");
        // the old one is gone: what it was stands in the ledger
        Lab.removed(HOST, Lab.docker(HOST, "ps", "-aq", "--filter", "name=" + project, "--filter", "status=exited"));

        var back = json(run("rollback", "--preview", "--json").out());
        assertThat(back.path("summary").asText()).contains("back to 1");
        done("rollback", "--yes");
        assertThat(inspect("{{.Config.Image}} {{.State.Running}}")).isEqualTo("demo/web:1 true");
        assertThat(run("rollback", "1", "--yes").err()).contains("of that revision already");
    }

    @Test
    void whatWasStoppedStartsAgainWithAsManyAsItHad() {
        composed();
        done("scale", "2", "--yes");
        done("restart", "--yes");
        assertThat(run("start", "--yes").err()).contains("it runs with 2 instances");
        done("stop", "--yes");
        assertThat(run("restart", "--yes").err()).contains("none of it runs");
        assertThat(run("redeploy", "demo/web:2", "--yes").err()).contains("none of it runs");
        done("start", "--yes");
        assertThat(Lab.docker(HOST, "ps", "-q", "--filter", "name=" + project).lines())
                .hasSize(2);
    }
}
