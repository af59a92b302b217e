package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook.Difference;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of a swarm's services when all goes well, and what is said when it does not.
@Timeout(30)
final class SwarmOperatorTest {
    private static final AppId WEB = new AppId("web");
    private static final SwarmRun.Patience SHORT =
            new SwarmRun.Patience(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(20));

    private final FakeEngine fake = new FakeEngine();
    private final FakeSwarm swarm = new FakeSwarm(fake);
    private final Picture picture = new Picture();
    private final Place place = new Places(Lab.surroundings()).find(fake.endpoint());
    private final Engine engine = new Engine(place, Wire.to(place.address(), Optional.empty()));
    private final SwarmOperator operator = new SwarmOperator(engine, picture, Lab.surroundings(), SHORT);

    @BeforeEach
    void look() throws IOException {
        engine.hello();
        picture.host(new HostReader(new io.binnacle.model.ClusterId("docker"), place).read(engine.info(), false));
        picture.swarm(engine.swarm(), java.time.Instant.EPOCH);
        picture.complete();
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    private Preview preview(Operation operation) {
        return switch (operator.preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private Refusal refused(Operation operation) {
        return switch (operator.preview(operation)) {
            case Preview.Answer.Possible possible ->
                throw new AssertionError(possible.preview().summary());
            case Preview.Answer.Refused refused -> refused.refusal();
        };
    }

    private Run run(Preview preview) {
        var told = new ArrayList<Run>();
        var run = operator.run(preview, new RunTelling(preview, told::add, Lab.surroundings()));
        assertThat(told.getLast()).isEqualTo(run);
        assertThat(run.ended()).isTrue();
        return run;
    }

    private Run run(Operation operation) {
        return run(preview(operation));
    }

    private Operation.Redeploy redeploy() {
        return new Operation.Redeploy(
                WEB,
                Optional.of("demo/web:2"),
                Map.of("API_TOKEN", Optional.of("s3cret"), "COLOUR", Optional.of("blue")));
    }

    private RevisionId current() throws IOException {
        picture.swarm(engine.swarm(), java.time.Instant.EPOCH);
        return Optional.ofNullable(picture.whole().apps().get(WEB))
                .map(app -> app.revisions().getFirst().id())
                .orElseGet(() -> new RevisionId("none"));
    }

    @Test
    void itScalesAndSaysWhatGoesForGood() {
        var preview = preview(new Operation.Scale(WEB, 0));
        assertThat(preview.summary()).isEqualTo("Scale web 3 → 0");
        assertThat(preview.losses()).first().asString().contains("deletes the logs and the task traces");
        assertThat(preview.friction()).isEqualTo(Friction.TYPE_NAME);
        assertThat(preview.inverse()).contains(new Operation.Scale(WEB, 3));
        assertThat(preview.command()).endsWith("service scale web=0");
        assertThat(swarm.updates()).isZero();

        var run = run(new Operation.Scale(WEB, 5));

        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.message()).isEqualTo("web has 5 instances");
    }

    @Test
    void itRedeploysByTheServicesOwnPolicyAndKeepsSecrets() {
        var preview = preview(redeploy());

        assertThat(preview.steps())
                .contains("1 at a time: the old one stops, then the new one starts")
                .contains("each is watched for 5 s; if it fails, the update pauses until somebody decides");
        assertThat(preview.outlook().floor()).isEqualTo(OptionalInt.of(2));
        assertThat(preview.outlook().differences())
                .contains(Difference.of("image", "demo/web:1", "demo/web:2"))
                .contains(Difference.of("env COLOUR", "", "blue"));
        assertThat(preview.command()).contains("--image demo/web:2").doesNotContain("s3cret");
        assertThat(preview.toString()).doesNotContain("s3cret");

        var run = run(preview);

        assertThat(run.message()).isEqualTo("all 3 instances of web are new");
        assertThat(SwarmSpec.environment(SwarmSpec.template(swarm.spec()))).contains("API_TOKEN=s3cret", "COLOUR=blue");
    }

    @Test
    void itRollsBackByTheSwarmsOwnWayAndToWhatTheSwarmHasForgotten() throws IOException {
        var first = current();
        run(redeploy());
        var second = current();
        run(new Operation.Redeploy(WEB, Optional.of("demo/web:3")));
        current();

        var back = preview(new Operation.Rollback(WEB, second));
        assertThat(back.command()).endsWith("service rollback web");
        assertThat(run(back).message()).isEqualTo("web is back at that revision, in 3 instances");
        assertThat(current()).isEqualTo(second);

        var further = preview(new Operation.Rollback(WEB, first));
        assertThat(further.command()).startsWith("binnacle rollback");
        assertThat(run(further).state()).isEqualTo(Run.State.DONE);
        assertThat(current()).isEqualTo(first);
        assertThat(refused(new Operation.Rollback(WEB, first)).answered()).isEqualTo("it is that revision already");
        assertThat(refused(new Operation.Rollback(WEB, new RevisionId("never"))).answered())
                .contains("keeps one earlier spec");
    }

    @Test
    void aRestartHasNoWayBack() {
        var preview = preview(new Operation.RestartApp(WEB));

        assertThat(preview.inverse()).isEmpty();
        assertThat(run(preview).state()).isEqualTo(Run.State.DONE);
        assertThat(SwarmSpec.template(swarm.spec()).path("ForceUpdate").asInt()).isEqualTo(1);
    }

    @Test
    void aPreviewOfWhatSomebodyElseHasChangedIsStale() {
        var preview = preview(new Operation.Scale(WEB, 5));
        swarm.somebodyElse();

        assertThat(run(preview).refusal().orElseThrow().reason()).isEqualTo(Reason.STALE);
        assertThat(swarm.updates()).isZero();
    }

    @Test
    void whatWasDoneThoughNobodySaidSoIsToldAsDone() {
        var preview = preview(new Operation.Scale(WEB, 5));
        swarm.fault(FakeSwarm.Fault.ANSWER_LOST);

        assertThat(run(preview).state()).isEqualTo(Run.State.DONE);
        assertThat(swarm.updates()).isEqualTo(1);
    }

    @Test
    void whatNeverArrivedIsToldAsNotDone() {
        var preview = preview(new Operation.Scale(WEB, 5));
        swarm.fault(FakeSwarm.Fault.ORDER_LOST);

        var run = run(preview);

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains("nothing was changed");
        assertThat(swarm.updates()).isEqualTo(1);
    }

    @Test
    void everyOtherEndIsToldAsItIs() {
        var expected = Map.of(
                FakeSwarm.Fault.REFUSED, "code = InvalidArgument",
                FakeSwarm.Fault.PAUSES, "the swarm has paused it: 2 of 3 as wished",
                FakeSwarm.Fault.ROLLS_BACK, "the swarm has rolled it back by itself",
                FakeSwarm.Fault.OVERTAKEN, "somebody else has changed it meanwhile");
        for (var fault : List.of(
                FakeSwarm.Fault.REFUSED,
                FakeSwarm.Fault.PAUSES,
                FakeSwarm.Fault.ROLLS_BACK,
                FakeSwarm.Fault.OVERTAKEN)) {
            swarm.fault(FakeSwarm.Fault.NONE);
            var preview = preview(new Operation.Redeploy(WEB, Optional.of("demo/web:" + fault)));
            swarm.fault(fault);

            var run = run(preview);

            assertThat(run.state()).as(fault.name()).isEqualTo(Run.State.FAILED);
            assertThat(run.message()).as(fault.name()).contains(expected.get(fault));
        }
    }

    @Test
    void instancesThatFindNoNodeAreToldWithTheReason() {
        var preview = preview(new Operation.Scale(WEB, 5));
        swarm.fault(FakeSwarm.Fault.NO_ROOM);

        var run = run(preview);

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message())
                .isEqualTo("3 of 5 as wished; waiting for hosts for 2 instances: no suitable node (insufficient"
                        + " resources on 2 nodes)");
    }

    @Test
    void aSwarmThatFallsSilentLeavesItUnknown() {
        var preview = preview(new Operation.Scale(WEB, 5));
        swarm.fault(FakeSwarm.Fault.GONE_AFTERWARDS);

        var run = run(preview);

        assertThat(run.state()).isEqualTo(Run.State.UNKNOWN);
        assertThat(run.message()).startsWith("The swarm has accepted it, and does not answer any more");
    }

    @Test
    void aNodeIsDrainedAndTakesInstancesAgain() throws IOException {
        var second = new HostId("node2");
        var preview = preview(new Operation.Drain(second));
        assertThat(preview.steps()).anyMatch(step -> step.startsWith("it stops 2 instances there, of web"));
        assertThat(preview.command()).endsWith("node update --availability drain node2");

        assertThat(run(preview).message()).isEqualTo("node2 is drained: 2 instances moved on");

        current();
        assertThat(refused(new Operation.Drain(second)).answered()).isEqualTo("it is drained already");
        assertThat(run(new Operation.Activate(second)).message()).isEqualTo("node2 takes instances again");
    }

    @Test
    void nonsenseIsRefusedBeforeAnythingIsSent() {
        assertThat(refused(new Operation.Scale(WEB, -1)).reason()).isEqualTo(Reason.REJECTED);
        assertThat(refused(new Operation.Redeploy(WEB, Optional.of("no image; rm")))
                        .next())
                .contains("registry/name:tag");
        assertThat(refused(new Operation.Redeploy(WEB, Optional.empty(), Map.of("A=B", Optional.empty())))
                        .answered())
                .contains("a variable cannot be called");
        assertThat(operator.concerns(new Operation.Drain(new HostId("elsewhere"))))
                .isFalse();
        assertThat(swarm.updates()).isZero();
    }

    @Test
    void aContainerOnAnotherNodeIsReachedThroughItsOwnEngineOnly() {
        var there = picture.whole().containers().values().stream()
                .filter(one -> one.host().value().equals("node2"))
                .findFirst()
                .orElseThrow();

        assertThat(refused(new Operation.Stop(there.id(), 10)).next())
                .isEqualTo("open the engine of node2 beside it, or act on the app");
    }
}
