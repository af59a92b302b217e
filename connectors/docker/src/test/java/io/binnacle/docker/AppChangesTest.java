package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.ContainerState;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook.Difference;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Run;
import io.binnacle.session.ledger.RevisionLedger;
import io.binnacle.spi.History;
import io.binnacle.spi.Ledger;
import io.binnacle.spi.Operator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Apps of an engine that are restarted, redeployed and rolled back, whatever the engine does meanwhile.
final class AppChangesTest {
    private static final AppId WEB = new AppId("web~web");
    private static final String ALWAYS = "{\"RestartPolicy\":{\"Name\":\"always\"},\"NetworkMode\":\"default\"}";
    private static final String PORT = "{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}";

    @TempDir
    private Path directory = Path.of("");

    private final LivingEngine engine = new LivingEngine();
    private final List<Runnable> closing = new ArrayList<>();
    private Watching watching = watch();

    @BeforeEach
    void images() {
        engine.image("demo/web:1", "healthy", "VERSION=1", "PATH=/bin");
        engine.image("demo/web:2", "healthy", "VERSION=2", "PATH=/bin");
        engine.image("demo/web:sick", "unhealthy");
        engine.image("demo/web:ends", "3");
    }

    @AfterEach
    void close() {
        watching.close();
        closing.forEach(Runnable::run);
        engine.close();
    }

    private Watching watch() {
        return new Watching(new DockerConnector().open(engine.endpoint(), Lab.surroundings()));
    }

    /// From now on with a memory.
    private void remembering() {
        watching.close();
        var ledger = new RevisionLedger(directory, Clock.systemUTC());
        closing.add(ledger::close);
        var connection = new DockerConnector().open(engine.endpoint(), Lab.surroundings());
        connection.capability(History.class).orElseThrow().keep(ledger);
        watching = new Watching(connection);
    }

    private void web(int count, String host) {
        for (var i = 1; i <= count; i++) {
            engine.run("web-" + i, "demo/web:1", host, List.of("TOKEN=s3cr3t-of-web", "COLOUR=blue"));
        }
        settled();
    }

    /// Until the picture shows what is.
    private void settled() {
        watching.connection().refresh();
        watching.until(
                "what the engine has",
                seen -> engine.standing()
                        .equals(seen.topology().containers().values().stream()
                                .collect(Collectors.toMap(
                                        one -> one.id().value(),
                                        one -> one.name() + " " + (one.state() == ContainerState.RUNNING)))));
    }

    private Operator operator() {
        return watching.connection().capability(Operator.class).orElseThrow();
    }

    private Preview preview(Operation operation) {
        settled();
        return switch (operator().preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private Refusal refused(Operation operation) {
        settled();
        return switch (operator().preview(operation)) {
            case Preview.Answer.Possible possible ->
                throw new AssertionError(possible.preview().summary());
            case Preview.Answer.Refused refused -> refused.refusal();
        };
    }

    private Run run(Operation operation) {
        var run = operator().run(preview(operation), _ -> {});
        settled();
        return run;
    }

    private void done(Operation operation) {
        var run = run(operation);
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
    }

    private static Operation redeploy(String image) {
        return new Operation.Redeploy(WEB, Optional.of(image));
    }

    private App app() {
        return watching.topology().apps().values().stream()
                .filter(one -> one.id().equals(WEB))
                .findFirst()
                .orElseThrow();
    }

    private RevisionId revision(String name) {
        return app().revisions().stream()
                .filter(one -> one.name().startsWith(name))
                .map(Revision::id)
                .findFirst()
                .orElseThrow();
    }

    private Operation rollback(String name) {
        return new Operation.Rollback(WEB, revision(name));
    }

    private Map<String, String> running() {
        var images = new TreeMap<String, String>();
        engine.running()
                .forEach(name -> images.put(
                        name, engine.inspect(name).path("Config").path("Image").asText()));
        return images;
    }

    private String aside(String id) {
        return "web-" + id.substring(0, 12);
    }

    private String id(String name) {
        return engine.inspect(name).path("Id").asText();
    }

    @Test
    void aRestartIsOneAfterAnotherAndEndsWithTheFirstThatIsNotWell() {
        web(2, ALWAYS);
        engine.run("web-3", "demo/web:sick", ALWAYS, List.of());
        var preview = preview(new Operation.RestartApp(WEB));
        assertThat(preview.steps().getFirst()).startsWith("restart web-3, web-1 and web-2, one after another");
        assertThat(preview.outlook().floor()).hasValue(1);
        assertThat(preview.outlook().ceiling()).hasValue(3);
        assertThat(preview.inverse()).isEmpty();

        var run = run(new Operation.RestartApp(WEB));

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message())
                .isEqualTo("0 of 3 are restarted and well; web-3 was restarted and is unhealthy; web-1 and web-2 were"
                        + " left alone");
        assertThat(engine.log()).containsExactly("restart web-3");
    }

    @Test
    void allThatRunAreRestarted() {
        web(2, ALWAYS);
        done(new Operation.RestartApp(WEB));
        assertThat(engine.log()).containsExactly("restart web-1", "restart web-2");
    }

    @Test
    void anotherImageTakesEachPlaceWhileTheOldOneStillRuns() {
        web(2, ALWAYS);
        var old = id("web-1");
        var preview = preview(redeploy("demo/web:2"));
        assertThat(preview.summary()).isEqualTo("Redeploy web with demo/web:2 on living");
        assertThat(preview.outlook().differences())
                .containsExactly(
                        Difference.of("image", "demo/web:1", "demo/web:2"), Difference.of("env VERSION", "1", "2"));
        assertThat(preview.outlook().floor()).hasValue(2);
        assertThat(preview.outlook().ceiling()).hasValue(3);
        assertThat(preview.friction()).isEqualTo(Preview.Friction.NONE);

        done(redeploy("demo/web:2"));

        assertThat(running()).isEqualTo(Map.of("web-1", "demo/web:2", "web-2", "demo/web:2"));
        assertThat(engine.log())
                .startsWith(
                        "rename web-1", "create web-1", "start web-1", "stop " + aside(old), "update " + aside(old));
        assertThat(engine.inspect("web-1").path("Config").path("Env").toString())
                .contains("TOKEN=s3cr3t-of-web", "COLOUR=blue", "VERSION=2")
                .doesNotContain("VERSION=1");
        assertThat(engine.inspect("web-1")
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .isEqualTo("always");
        assertThat(engine.inspect(aside(old))
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .isEqualTo("unless-stopped");
        assertThat(watching.topology().sizeOf(WEB)).isEqualTo(2);
    }

    @Test
    void aFixedPortMakesAGapThatIsToldAsTheFloor() {
        web(1, PORT);
        var old = id("web-1");
        var preview = preview(redeploy("demo/web:2"));
        assertThat(preview.outlook().floor()).hasValue(0);
        assertThat(preview.outlook().ceiling()).hasValue(1);
        assertThat(preview.friction()).isEqualTo(Preview.Friction.HOLD);
        assertThat(preview.steps()).anyMatch(step -> step.contains("both need port 8080 of the host"));

        done(redeploy("demo/web:2"));

        assertThat(engine.log()).containsExactly("rename web-1", "stop " + aside(old), "create web-1", "start web-1");
    }

    @Test
    void oneThatIsNotWellGivesThePlaceBackAndStaysToBeLookedAt() {
        web(2, PORT);
        var old = id("web-1");

        var run = run(redeploy("demo/web:ends"));

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message())
                .startsWith("0 of 2 are changed; the new web-1 ended with code 3: it was stopped and is kept as web-")
                .endsWith("the old one was started again and the old one has its place back; web-2 was left alone");
        assertThat(id("web-1")).isEqualTo(old);
        assertThat(running()).isEqualTo(Map.of("web-1", "demo/web:1", "web-2", "demo/web:1"));
        assertThat(engine.names()).hasSize(3);
        assertThat(watching.topology().containers().values())
                .noneMatch(one -> Condition.of(one, Instant.now()).wrong());
        assertThat(app().image().reference()).isEqualTo("demo/web:1");
    }

    @Test
    void theWayBackIsExact() {
        web(2, ALWAYS);
        var first = id("web-1");
        var second = id("web-2");
        var there = preview(redeploy("demo/web:2"));
        done(redeploy("demo/web:2"));
        assertThat(app().revisions()).extracting(Revision::name).containsExactly("2", "1");

        var back = preview(there.inverse().orElseThrow());
        assertThat(back.summary()).isEqualTo("Roll web back to 1 on living");
        assertThat(back.steps().getFirst()).contains("start " + aside(first) + " and " + aside(second) + " again");
        done(there.inverse().orElseThrow());

        assertThat(id("web-1")).isEqualTo(first);
        assertThat(id("web-2")).isEqualTo(second);
        assertThat(engine.running()).containsExactly("web-1", "web-2");
        assertThat(engine.inspect("web-1")
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .isEqualTo("always");
        assertThat(app().revisions()).extracting(Revision::name).containsExactly("1", "2");
        assertThat(back.inverse()).contains(rollback("2"));
    }

    @Test
    void theNextChangeRemovesWhatTheOneBeforeHasKept() {
        web(1, ALWAYS);
        var first = aside(id("web-1"));
        done(redeploy("demo/web:2"));
        var second = aside(id("web-1"));
        var preview = preview(redeploy("demo/web:1"));
        assertThat(preview.steps()).contains("at the end, remove " + first + ", kept since an earlier change");
        assertThat(preview.losses()).anyMatch(loss -> loss.contains("files inside " + first));

        done(redeploy("demo/web:1"));

        assertThat(engine.names()).containsExactlyInAnyOrder("web-1", second);
    }

    @Test
    void whoWasSetAsideIsNeitherMissingNorStartedByAScaling() {
        web(2, ALWAYS);
        done(redeploy("demo/web:2"));
        done(redeploy("demo/web:2"));

        var preview = preview(new Operation.Scale(WEB, 3));

        assertThat(preview.summary()).isEqualTo("Scale web from 2 to 3 on living");
        assertThat(preview.steps().getFirst()).startsWith("create web-3");
    }

    @Test
    void theLedgerBringsBackWhatNoContainerHoldsAnyMore() {
        remembering();
        web(1, ALWAYS);
        var old = aside(id("web-1"));
        done(redeploy("demo/web:2"));
        engine.remove(old);
        settled();

        var preview = preview(rollback("1"));
        assertThat(preview.losses())
                .contains("secrets are those of what runs now: whether they were others then is not written down");
        done(rollback("1"));

        assertThat(running()).isEqualTo(Map.of("web-1", "demo/web:1"));
        assertThat(engine.inspect("web-1").path("Config").path("Env").toString())
                .contains("TOKEN=s3cr3t-of-web", "VERSION=1");
    }

    @Test
    void noSecretIsWrittenDownAndOneThatIsGoneIsSaidToBe() {
        remembering();
        web(1, ALWAYS);
        var first = revision("1");
        var ledger = new RevisionLedger(directory, Clock.systemUTC());
        closing.add(ledger::close);
        var book = ledger.book("docker:LIVING", () -> {});
        watching.until("the ledger has it", _ -> book.spec(WEB, first) instanceof Ledger.Found.Here);
        var document = ((Ledger.Found.Here) book.spec(WEB, first)).spec().document();
        assertThat(document).doesNotContain("s3cr3t").contains("TOKEN=" + EnvironmentVariable.MASK, "COLOUR=blue");

        engine.remove("web-1");
        engine.run("web-1", "demo/web:2", ALWAYS, List.of("COLOUR=red"));
        settled();

        var preview = preview(new Operation.Rollback(WEB, first));
        assertThat(preview.losses()).contains("the secret TOKEN: nobody has it any more, and it starts without it");
        assertThat(preview.friction()).isEqualTo(Preview.Friction.HOLD);
        assertThat(preview.outlook().differences()).contains(Difference.of("env COLOUR", "red", "blue"));
    }

    @Test
    void withoutALedgerOnlyWhatIsStillThereCanComeBack() {
        web(1, ALWAYS);
        var first = revision("1");
        var old = aside(id("web-1"));
        done(redeploy("demo/web:2"));
        engine.remove(old);

        assertThat(refused(new Operation.Rollback(WEB, first)).answered()).contains("nobody here has ever seen");
    }

    @Test
    void anImageThatIsNotThereIsFetchedAfterThatWasTold() {
        web(1, ALWAYS);
        var preview = preview(redeploy("demo/web:9"));
        assertThat(preview.steps().getFirst()).isEqualTo("let the host fetch demo/web:9, which it does not have");

        done(redeploy("demo/web:9"));

        assertThat(engine.log().getFirst()).isEqualTo("pull demo/web:9");
        assertThat(running()).isEqualTo(Map.of("web-1", "demo/web:9"));
    }

    @Test
    void anImageThatDoesNotComeChangesNothing() {
        web(1, ALWAYS);
        engine.fails("pull", LivingEngine.Fault.REFUSES_500);

        var run = run(redeploy("demo/web:9"));

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(engine.log()).isEmpty();
    }

    @Test
    void variablesAreChangedAndTakenAwayAlsoThoseOfTheImage() {
        web(1, ALWAYS);
        var changes = Map.of("COLOUR", Optional.of("red"), "VERSION", Optional.<String>empty());
        var operation = new Operation.Redeploy(WEB, Optional.empty(), changes);
        var preview = preview(operation);
        assertThat(preview.outlook().differences()).contains(Difference.of("env COLOUR", "blue", "red"));
        assertThat(preview.command()).endsWith("--env COLOUR=red --env-rm VERSION");

        done(operation);

        assertThat(engine.inspect("web-1").path("Config").path("Env").toString())
                .contains("COLOUR=red", "TOKEN=s3cr3t-of-web", "\"VERSION\"")
                .doesNotContain("VERSION=1");
        done(preview.inverse().orElseThrow());
        assertThat(engine.inspect("web-1").path("Config").path("Env").toString())
                .contains("COLOUR=blue", "VERSION=1");
    }

    @Test
    void whereOnlyASecretDiffersNoRevisionLeadsBackAndItIsNotShown() {
        web(1, ALWAYS);
        var changes = Map.of("TOKEN", Optional.of("an0ther-s3cr3t"));
        var preview = preview(new Operation.Redeploy(WEB, Optional.empty(), changes));

        assertThat(preview.inverse()).isEmpty();
        assertThat(preview.toString()).doesNotContain("an0ther-s3cr3t", "s3cr3t-of-web");
    }

    @Test
    void whatWouldBeAnotherAppIsRefused() {
        web(1, ALWAYS);
        engine.image("demo/shop:1", "healthy");
        assertThat(refused(redeploy("demo/shop:1")).answered()).contains("would not be told to be of the same app");
        assertThat(refused(redeploy("../info")).answered()).contains("no name an engine could look for");
    }

    @Test
    void whatAnotherKeepsIsLeftToIt() {
        engine.run("web-1", "demo/web:1", ALWAYS, List.of(), "io.binnacle.scheduler.app", "/web");
        settled();
        for (var operation : List.of(redeploy("demo/web:2"), new Operation.RestartApp(WEB), rollback("1"))) {
            assertThat(operator().refusal(operation).orElseThrow().reason()).isEqualTo(Refusal.Reason.UNSUPPORTED);
        }
    }

    @Test
    void aPreviewOfWhatHasChangedSinceIsRefused() {
        web(1, ALWAYS);
        var preview = preview(redeploy("demo/web:2"));
        engine.image("demo/web:2", "healthy", "VERSION=other");
        engine.run("web-2", "demo/web:1", ALWAYS, List.of());
        settled();

        var run = operator().run(preview, _ -> {});

        assertThat(run.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.STALE);
        assertThat(engine.log()).isEmpty();
    }

    @Test
    void oneStartedWithRmThatMustStopFirstIsRefused() {
        web(1, "{\"AutoRemove\":true,\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"8080\"}]}}");
        assertThat(refused(redeploy("demo/web:2")).answered()).contains("--rm");
    }

    /// Every step of a change of three places, and all that can go wrong with it: what the end says is so.
    @ParameterizedTest
    @CsvSource({
        "rename,REFUSES_409", "rename,REFUSES_500", "rename,CUT_BEFORE", "rename,CUT_AFTER",
        "create,REFUSES_409", "create,REFUSES_500", "create,CUT_BEFORE", "create,CUT_AFTER",
        "start,REFUSES_409", "start,REFUSES_500", "start,CUT_BEFORE", "start,CUT_AFTER",
        "stop,REFUSES_409", "stop,REFUSES_500", "stop,CUT_BEFORE", "stop,CUT_AFTER"
    })
    void whateverFailsTheEndIsTrueAndNothingIsDoneTwice(String kind, LivingEngine.Fault fault) {
        for (var host : List.of(ALWAYS, PORT)) {
            engine.names().forEach(engine::remove);
            web(2, host);
            var made = engine.log().stream()
                    .filter(line -> line.startsWith("create"))
                    .count();
            engine.fails(kind, fault);

            var run = run(redeploy("demo/web:2"));

            var created = engine.log().stream()
                            .filter(line -> line.startsWith("create"))
                            .count()
                    - made;
            var changed = running().entrySet().stream()
                    .filter(one ->
                            one.getKey().matches("web-[12]") && one.getValue().equals("demo/web:2"))
                    .count();
            var why = run.message() + "; running " + running();
            switch (run.state()) {
                case DONE -> {
                    assertThat(running()).as(why).isEqualTo(Map.of("web-1", "demo/web:2", "web-2", "demo/web:2"));
                    assertThat(created).as(why).isEqualTo(2);
                }
                case FAILED -> {
                    assertThat(run.message()).as(why).startsWith(changed + " of 2");
                    assertThat(running()).as(why).containsKeys("web-1", "web-2");
                    assertThat(created).as(why).isLessThanOrEqualTo(1);
                }
                case UNKNOWN -> {
                    assertThat(run.message()).as(why).contains("picture", changed + " of 2");
                    assertThat(created).as(why).isLessThanOrEqualTo(1);
                }
                case RUNNING -> throw new AssertionError(why);
            }
            if (fault == LivingEngine.Fault.CUT_AFTER) {
                assertThat(run.state()).as(why).isEqualTo(Run.State.DONE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CUT_AFTER,DONE,3", "CUT_BEFORE,UNKNOWN,2", "REFUSES_500,FAILED,2"})
    void aScalingWhoseAnswerIsLostAsksByName(LivingEngine.Fault fault, Run.State state, int running) {
        web(2, ALWAYS);
        engine.fails("create", fault);

        var run = run(new Operation.Scale(WEB, 3));

        assertThat(run.state()).as(run.message()).isEqualTo(state);
        assertThat(engine.running()).hasSize(running);
    }

    @ParameterizedTest
    @CsvSource({"CUT_AFTER,DONE", "CUT_BEFORE,UNKNOWN", "REFUSES_500,FAILED", "REFUSES_409,FAILED"})
    void aRestartWhoseAnswerIsLostIsNotDoneTwice(LivingEngine.Fault fault, Run.State state) {
        web(2, ALWAYS);
        engine.fails("restart", fault);

        var run = run(new Operation.RestartApp(WEB));

        assertThat(run.state()).as(run.message()).isEqualTo(state);
        assertThat(engine.log().stream().filter("restart web-1"::equals).count())
                .isLessThanOrEqualTo(1);
    }
}
