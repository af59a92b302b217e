package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The commands work on whatever keeps apps: here on a simulated cluster, whose time goes as fast as it is asked.
final class ChangeCommandsTest {
    private static final String CLUSTER = "simulator:?hosts=3&containers=63&seed=7";

    /// Left to the system to clear: a change that nobody waits for may still write its last line when its test is over.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void openShell() {
        shell = new Shell(directory);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private JsonNode app() throws IOException {
        var apps = json(shell.run("apps", CLUSTER, "--json").out()).path("apps");
        for (var app : apps) {
            if (app.path("name").asText().equals("checkout")) {
                return app;
            }
        }
        throw new AssertionError("no checkout in " + apps);
    }

    @Test
    void theAppsAreListedWithWhatIsWantedAndWhatRuns() throws IOException {
        var answer = shell.run("apps", CLUSTER);
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out()).contains("checkout", " of 6");
        assertThat(app().path("wanted").asInt()).isEqualTo(6);
        assertThat(app().path("revisions")).isNotEmpty();
    }

    @Test
    void aPreviewChangesNothingAndSaysTheCommand() throws IOException {
        var answer = shell.run("scale", CLUSTER, "checkout", "7", "--preview");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out()).contains("Scale checkout 6 → 7", "what happens:", "the same by hand:");
        var document = json(shell.run("scale", CLUSTER, "checkout", "7", "--preview", "--json")
                .out());
        assertThat(document.path("format").asText()).isEqualTo("binnacle.change/1");
        assertThat(document.path("undo").asText()).isEqualTo("Scale");
        assertThat(document.has("state")).isFalse();
    }

    @Test
    void scalingWaitsUntilItIsSo() throws IOException {
        var answer = shell.run("scale", CLUSTER, "checkout", "7", "--yes", "--json");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(json(answer.out()).path("state").asText()).isEqualTo("done");
        assertThat(Files.readString(directory.resolve("state").resolve("audit.jsonl")))
                .contains("Scale checkout 6 → 7", "\"phase\":\"end\"");
    }

    @Test
    void theAuditSaysWhatWasDoneAndHowItWasConfirmed() throws IOException {
        assertThat(shell.run("audit").out()).isEmpty();
        shell.run("stop", CLUSTER, "web-3", "--yes");
        var table = shell.run("audit", "--csv").out().lines().toList();
        assertThat(table).hasSize(2);
        assertThat(table.getFirst()).startsWith("at,who,cluster,operation,what,");
        assertThat(table.getLast()).contains("prod-eu", "Stop web-3 on ", "--yes", "DONE");
        var entry = json(shell.run("audit", "--json", "--last", "1").out());
        assertThat(entry.path("inverse").asText()).startsWith("Start ");
        assertThat(entry.path("shown")).isNotEmpty();
        assertThat(shell.run("audit", "--json", "--csv").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatWasStoppedIsFoundAgain() throws IOException {
        assertThat(shell.run("evidence").err()).contains("nothing is kept in ");
        shell.run("stop", CLUSTER, "web-3", "--yes");
        assertThat(shell.run("evidence").out()).contains("web-3", "Stop web-3 on ", " lines");
        assertThat(shell.run("evidence", "web-3").out().lines()).isNotEmpty();
        var about = json(shell.run("evidence", "web-3", "--about").out());
        assertThat(about.path("spec").path("state").asText()).isEqualTo("running");
        var none = shell.run("evidence", "nobody");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("nothing of that name is kept");
    }

    @Test
    void whereNothingCanBeKeptItIsRefusedUntilThatIsSaidToBeRight() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state").resolve("evidence"), "no directory");
        var refused = shell.run("stop", CLUSTER, "web-3", "--yes");
        assertThat(refused.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(refused.err()).contains("to keep the evidence of web-3", "do it without evidence");
        assertThat(shell.run("stop", CLUSTER, "web-3", "--yes", "--no-evidence").code())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void whereNothingIsUnderWayThereIsNothingToCancel() {
        var answer = shell.run("cancel", CLUSTER, "checkout", "--yes");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.err()).contains("no change of it is under way");
    }

    @Test
    void withoutWaitingItEndsWhenItWasAccepted() {
        var answer = shell.run("scale", CLUSTER, "checkout", "7", "--yes", "--no-wait");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void nobodyToAskIsAUsageErrorThatNamesTheOption() {
        var answer = shell.run("restart", CLUSTER, "checkout");
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("--yes", "nothing was changed");
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void whoCannotEmptyAHostSaysWhy() throws IOException {
        var hosts = json(shell.run("topology", CLUSTER, "--json").out()).path("hosts");
        var host = hosts.path(0).path("name").asText();

        var answer = shell.run("drain", CLUSTER, host, "--preview");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.err()).contains("nobody moves instances from one simulated host to another");
        var unknown = shell.run("activate", CLUSTER, "nowhere", "--preview");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(unknown.err()).contains("to find the host nowhere", host);
    }

    @Test
    void variablesAreWrittenAsNameAndValueAndRefusedWhereTheyCannotBeChanged() {
        var answer = shell.run("redeploy", CLUSTER, "checkout", "--env", "COLOUR=blue", "--preview");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.err()).contains("variables of a simulated app cannot be changed");
        assertThat(shell.run("redeploy", CLUSTER, "checkout", "--env", "COLOUR", "--preview")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void rollingBackGoesToTheRevisionBefore() throws IOException {
        var before = app().path("revisions").path(1).path("name").asText();
        var answer = shell.run("rollback", CLUSTER, "checkout", "--preview");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out()).contains("to " + before);
    }

    @Test
    void redeployingSaysWhatDiffers() {
        var answer = shell.run("redeploy", CLUSTER, "checkout", "registry.lab/checkout:2.42.0", "--preview");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out())
                .contains("what is different:", "image registry.lab/checkout:2.41.0 → registry.lab/checkout:2.42.0")
                .contains("at least ", " well ones are kept");
    }

    @Test
    void stoppingIsOfAnAppOrOfAContainer() throws IOException {
        assertThat(shell.run("stop", CLUSTER, "checkout", "--preview").out()).contains("Scale checkout 6 → 0");
        assertThat(shell.run("stop", CLUSTER, "web-3", "--preview").out()).contains("Stop web-3 on ");
        var answer = shell.run("stop", CLUSTER, "web-3", "--yes", "--json");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(json(answer.out()).path("state").asText()).isEqualTo("done");
        assertThat(shell.run("stop", CLUSTER, "web-300", "--yes").code()).isEqualTo(ExitCode.NOT_DONE);
    }

    @Test
    void restartingIsOfAnAppOrOfAContainer() {
        assertThat(shell.run("restart", CLUSTER, "checkout", "--preview").out())
                .contains("Restart every instance of checkout");
        assertThat(shell.run("restart", CLUSTER, "web-3", "--preview").out()).contains("Restart web-3 on ");
    }

    @Test
    void anUnknownAppOrRevisionIsRefusedWithWhatThereIs() {
        var app = shell.run("scale", CLUSTER, "chekout", "7", "--yes");
        assertThat(app.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(app.err()).contains("there is none of that name", "next: take one of");
        var revision = shell.run("rollback", CLUSTER, "checkout", "r0", "--yes", "--timeout", "1");
        assertThat(revision.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(revision.err()).contains("r41");
    }

    @Test
    void whatIsNoNumberIsAUsageError() {
        assertThat(shell.run("scale", CLUSTER, "checkout", "many").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("scale", CLUSTER, "checkout").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aClusterThatReadsNoDefinitionsSaysSo() throws IOException {
        Files.writeString(directory.resolve("web.json"), "{\"id\":\"/web\"}");
        var answer = shell.run("deploy", CLUSTER, "web.json", "--yes");
        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.err()).contains("reads no definitions");
        assertThat(shell.run("deploy", CLUSTER, "absent.json", "--yes").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aSchedulerThatDoesNotAnswerIsUnreachable() {
        var answer = shell.run("apps", "http://127.0.0.1:1", "--timeout", "3");
        assertThat(answer.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(answer.err()).contains("tried", "it answered:", "next:");
    }
}
