package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Operation;
import io.binnacle.model.Presence;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Operator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Engines that lie, stall, drop and refuse.
@Timeout(60)
final class FaultsTest {
    private final FakeEngine engine = new FakeEngine();
    private final java.util.List<Watching> open = new java.util.ArrayList<>();

    private Watching watch() {
        var watching = new Watching(new DockerConnector().open(engine.endpoint(), Lab.surroundings()));
        open.add(watching);
        return watching;
    }

    @AfterEach
    void close() {
        open.forEach(Watching::close);
        engine.close();
    }

    private Refusal refusalOf(Watching watching) {
        watching.until("troubled", one -> one.status() instanceof Status.Troubled);
        return ((Status.Troubled) watching.status()).why();
    }

    @Test
    void aListThatIsCutIsToldAndNothingIsShownOfIt() {
        engine.container("web");
        engine.fault("/containers/json", FakeEngine.cut("[{\"Id\":\"abc\""));
        var watching = watch();

        assertThat(refusalOf(watching).reason()).isIn(Refusal.Reason.UNREACHABLE, Refusal.Reason.BROKEN);
        assertThat(watching.topology().containers()).isEmpty();

        engine.heal();
        watching.connection().refresh();
        watching.untilLive().until("the container", one -> one.container("web").isPresent());
    }

    @Test
    void anEndlessListIsGivenUp() {
        engine.fault("/containers/json", FakeEngine.endless("[[],"));

        assertThat(refusalOf(watch()).reason()).isEqualTo(Refusal.Reason.BROKEN);
    }

    @Test
    void aWebPageIsNoEngine() {
        engine.fault("/info", FakeEngine.status(200, "<html><body>It works!</body></html>"));

        assertThat(refusalOf(watch()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.BROKEN))
                .satisfies(refusal -> assertThat(refusal.next()).contains("Docker engine"));
    }

    @Test
    void aPingWithoutAVersionIsNoEngine() {
        engine.fault("/_ping", FakeEngine.status(200, "pong"));

        assertThat(refusalOf(watch()).answered()).contains("no Docker API version");
    }

    @Test
    void anEngineTooOldIsToldSo() {
        engine.apiVersion("1.24");

        assertThat(refusalOf(watch()).answered()).contains("1.24").contains("20.10");
    }

    @Test
    void aNewerEngineIsAskedInAVersionWeKnow() {
        engine.apiVersion("9.99");

        watch().untilLive();
    }

    @Test
    void whoIsNotLetInIsDenied() {
        engine.fault("/info", FakeEngine.status(403, "{\"message\":\"authorization denied by plugin\"}"));

        assertThat(refusalOf(watch()))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.DENIED))
                .satisfies(refusal -> assertThat(refusal.answered()).isEqualTo("authorization denied by plugin"));
    }

    @Test
    void aContainerThatCannotBeInspectedCostsOnlyItself() {
        engine.container("good");
        engine.container("bad");
        engine.fault(Fixture.id("bad") + "/json", FakeEngine.status(500, "{\"message\":\"layer is gone\"}"));

        var watching = watch().untilLive();

        assertThat(watching.container("good")).isPresent();
        assertThat(watching.container("bad")).isEmpty();
    }

    @Test
    void anEngineThatAcceptsAndNeverAnswersIsUnreachable() {
        engine.fault("/_ping", engine.silence());

        assertThat(refusalOf(watch()).answered()).isEqualTo("no answer in time");
    }

    @Test
    void anEngineThatFallsSilentGoesStaleAndKeepsItsPicture() {
        engine.container("web");
        var watching = watch().untilLive();

        engine.fault("/", engine.silence());

        watching.until("stale", Duration.ofSeconds(5), one -> one.host().presence() instanceof Presence.Stale);
        assertThat(watching.container("web")).isPresent();
        engine.heal();
        watching.connection().refresh();
        watching.until("live", one -> one.host().presence().live());
    }

    @Test
    void silenceInTheMiddleOfTheFirstListIsNoticedToo() {
        engine.fault("/containers/json", engine.silence());
        var watching = watch();
        watching.until("asked", one -> one.heard().isPresent());

        engine.fault("/_ping", engine.silence());

        watching.until("told", Duration.ofSeconds(6), one -> one.status() instanceof Status.Troubled);
    }

    @Test
    void aCutEventStreamIsMendedWithoutAlarmAndNothingIsMissed() {
        engine.container("web");
        var watching = watch().untilLive();
        engine.container("late");

        engine.cutEvents();

        watching.until("the late one", one -> one.container("late").isPresent());
        assertThat(watching.statuses()).noneMatch(Status.Troubled.class::isInstance);
    }

    @Test
    void garbageAmongTheEventsLeadsToANewList() {
        var watching = watch().untilLive();
        engine.container("late");
        engine.fault("/events", exchange -> {
            engine.heal();
            FakeEngine.json(exchange, 200, "{\"Type\":\"container\",\"Action\":\n");
        });

        engine.cutEvents();

        watching.until("the late one", one -> one.container("late").isPresent());
    }

    @Test
    void aFloodOfEventsEndsInOnePictureThatIsRight() {
        engine.container("web");
        var watching = watch().untilLive();
        var now = Instant.now().getEpochSecond() * 1_000_000_000L;
        for (var i = 0; i < 5000; i++) {
            engine.event("pause", "web", now + i);
        }
        engine.container("late");

        engine.event("start", "late", now + 6000);

        watching.until("the late one", one -> one.container("late").isPresent());
        assertThat(engine.inspections()).isLessThan(3000);
        assertThat(watching.changes().size()).isLessThan(50);
    }

    @Test
    void aRemovedContainerGoesWithItsEventThoughItsInspectionIsUnderWay() {
        engine.container("web");
        var watching = watch().untilLive();
        var now = Instant.now().getEpochSecond() * 1_000_000_000L;

        engine.event("start", "web", now);
        engine.event("destroy", "web", now + 1);
        engine.remove("web");

        watching.until("it is gone", one -> one.container("web").isEmpty());
    }

    @Test
    void anAnswerThatIsLostIsToldAsUnknown() {
        engine.container("web");
        var watching = watch().untilLive();
        var operator = watching.connection().capability(Operator.class).orElseThrow();
        var id = watching.container("web").orElseThrow().id();
        var preview = ((Preview.Answer.Possible) operator.preview(new Operation.Stop(id, 1))).preview();
        engine.fault("/stop", exchange -> exchange.getHttpContext());

        var run = operator.run(preview, each -> {});

        assertThat(run.state()).isEqualTo(Run.State.UNKNOWN);
        assertThat(run.message()).contains("picture will tell");
    }

    @Test
    void whatIsSoAlreadyIsDone() {
        engine.container("web");
        var watching = watch().untilLive();
        var operator = watching.connection().capability(Operator.class).orElseThrow();
        var id = watching.container("web").orElseThrow().id();
        var preview = ((Preview.Answer.Possible) operator.preview(new Operation.Stop(id, 1))).preview();
        engine.fault("/stop", exchange -> exchange.sendResponseHeaders(304, -1));

        assertThat(operator.run(preview, each -> {}).state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void closingIsPromptWhateverIsWaitedFor() {
        engine.fault("/containers/json", engine.silence());
        var watching = watch();
        watching.until("asked", one -> one.heard().isPresent());
        var begin = System.nanoTime();

        watching.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anEngineReplacedAtTheSameAddressIsAnotherHost() {
        engine.container("web");
        var watching = watch().untilLive();
        engine.remove("web");
        engine.fault("/info", FakeEngine.status(200, "{\"ID\":\"OTHER\",\"Name\":\"other\"}"));

        watching.connection().refresh();

        watching.until(
                "the other alone",
                one -> one.topology().hosts().values().stream()
                                .map(host -> host.name())
                                .toList()
                                .equals(java.util.List.of("other"))
                        && one.container("web").isEmpty());
    }
}
