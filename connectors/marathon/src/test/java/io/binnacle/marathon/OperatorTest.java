package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OperatorTest {
    private static final AppId WEB = Watching.WEB;

    private final Watching given = new Watching();

    @AfterEach
    void close() {
        given.close();
    }

    private ObjectNode definition() {
        return given.marathon.apps().definition(WEB.value()).orElseThrow();
    }

    private static List<String> names(Topology topology) {
        return Optional.ofNullable(topology.apps().get(WEB)).map(App::revisions).orElse(List.of()).stream()
                .map(revision -> revision.name())
                .toList();
    }

    private String image() {
        return definition().path("container").path("docker").path("image").asText();
    }

    private String sent(String method) {
        return given.marathon.asked().stream()
                .filter(one -> one.startsWith(method))
                .reduce((_, last) -> last)
                .orElse("");
    }

    @Test
    void scalingSendsTheNumberAloneAndEndsWhenThatManyRun() {
        given.live(2);
        var run = given.run(new Operation.Scale(WEB, 5));
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(sent("PUT")).isEqualTo("PUT /v2/apps/shop/web {\"instances\":5}");
        assertThat(given.marathon.apps().tasksOf(WEB.value())).hasSize(5);
        given.recorder.await(
                "five in the picture", topology -> topology.containers().size() == 5);
    }

    @Test
    void aPreviewSaysWhatTheNumbersAreAndHowToUndoIt() {
        given.live(6);
        var preview = given.preview(new Operation.Scale(WEB, 2));
        assertThat(preview.summary()).isEqualTo("Scale /shop/web 6 → 2");
        assertThat(preview.steps()).containsExactly("4 instances stopped, the youngest first");
        assertThat(preview.inverse()).contains(new Operation.Scale(WEB, 6));
        assertThat(preview.command()).matches("binnacle scale http://127.0.0.1:\\d+ /shop/web 2");
        assertThat(preview.friction()).isEqualTo(Friction.HOLD);
        assertThat(given.preview(new Operation.Scale(WEB, 0)).friction()).isEqualTo(Friction.TYPE_NAME);
        assertThat(given.preview(new Operation.Scale(WEB, 7)).friction()).isEqualTo(Friction.NONE);
    }

    @Test
    void byForceWhatIsUnderWayIsEndedAndThePreviewSaysSo() throws Exception {
        given.live(1);
        given.marathon.apps().hold();
        var first = CompletableFuture.supplyAsync(() -> given.run(new Operation.Scale(WEB, 3)));
        given.recorder.await(
                "the deployment", topology -> topology.deployments().size() == 1);
        var wish = new Operation.Scale(WEB, 2);
        var forcing = given.operator().forcing().orElseThrow();
        assertThat(forcing.refusal(wish)).isEmpty();
        var preview = ((Preview.Answer.Possible) forcing.preview(wish)).preview();
        assertThat(preview.losses()).first().asString().contains("ends where it stands");
        assertThat(preview.command()).endsWith(" 2 --force");
        given.marathon.apps().release();
        var run = forcing.run(preview, _ -> {});
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(sent("PUT")).isEqualTo("PUT /v2/apps/shop/web?force=true {\"instances\":2}");
        assertThat(first.get().ended()).isTrue();
    }

    @Test
    void aDeploymentIsCancelledWhereItStands() throws Exception {
        given.live(1);
        assertThat(given.operator().refusal(new Operation.Cancel(WEB)).map(Refusal::answered))
                .contains("no deployment of it is under way");
        given.marathon.apps().hold();
        var first = CompletableFuture.supplyAsync(() -> given.run(new Operation.Scale(WEB, 3)));
        given.recorder.await(
                "the deployment", topology -> topology.deployments().size() == 1);
        given.marathon.fault("DELETE /v2/deployments/", exchange -> {
            FakeMarathon.answer(exchange, 202, "{}");
            given.marathon.apps().fail("The deployment has been cancelled");
        });
        var preview = given.preview(new Operation.Cancel(WEB));
        assertThat(preview.summary()).isEqualTo("Cancel the deployment of /shop/web where it stands");
        assertThat(preview.inverse()).isEmpty();
        var run = given.operator().run(preview, _ -> {});
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.message()).isEqualTo("/shop/web stays as it is now");
        assertThat(sent("DELETE")).matches("DELETE /v2/deployments/[^?]+\\?force=true");
        assertThat(first.get().state()).isEqualTo(Run.State.FAILED);
    }

    @Test
    void aRunTellsItsProgressAndWaitsForTheDeployment() throws Exception {
        given.live(1);
        given.marathon.apps().hold();
        var run = CompletableFuture.supplyAsync(() -> given.run(new Operation.Scale(WEB, 3)));
        given.recorder.await(
                "the deployment", topology -> topology.deployments().size() == 1);
        assertThat(run).isNotDone();
        given.marathon.apps().release();
        assertThat(run.get().state()).isEqualTo(Run.State.DONE);
        assertThat(given.told.getFirst().message()).startsWith("accepted as deployment ");
        given.recorder.await("no deployment", topology -> topology.deployments().isEmpty());
    }

    @Test
    void aDeploymentThatFailsIsAFailedRunWithItsReason() throws Exception {
        given.live(1);
        given.marathon.apps().hold();
        var run = CompletableFuture.supplyAsync(() -> given.run(new Operation.Scale(WEB, 3)));
        given.recorder.await(
                "the deployment", topology -> topology.deployments().size() == 1);
        given.marathon.apps().fail("The upgrade has been cancelled");
        assertThat(run.get().state()).isEqualTo(Run.State.FAILED);
        assertThat(run.get().message()).isEqualTo("The upgrade has been cancelled");
    }

    @Test
    void withoutEventsTheEndIsFoundAllTheSame() {
        given.marathon.fault("/v2/events", exchange -> FakeMarathon.answer(exchange, 405, "{}"));
        given.live(1);
        assertThat(given.run(new Operation.Scale(WEB, 2)).state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void anotherImageIsDeployedWithTheRestOfTheContainerAsItWas() {
        given.live(2);
        var run = given.run(new Operation.Redeploy(WEB, Optional.of("web:2")));
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(image()).isEqualTo("web:2");
        assertThat(sent("PUT")).contains("\"type\":\"DOCKER\"").doesNotContain("instances");
        given.recorder.await("two revisions", topology -> names(topology).equals(List.of("2", "1")));
    }

    @Test
    void rollingBackNamesTheVersionOfThatRevision() {
        given.live(2);
        var first = definition().path("version").asText();
        given.run(new Operation.Redeploy(WEB, Optional.of("web:2")));
        var rollback = new Operation.Rollback(WEB, new RevisionId(first));
        assertThat(given.run(rollback).state()).isEqualTo(Run.State.DONE);
        assertThat(sent("PUT")).isEqualTo("PUT /v2/apps/shop/web {\"version\":\"" + first + "\"}");
        assertThat(image()).isEqualTo("web:1");
    }

    @Test
    void rollingBackKeepsTodaysNumberOfInstances() {
        given.live(1);
        var first = definition().path("version").asText();
        given.run(new Operation.Redeploy(WEB, Optional.of("web:2")));
        given.run(new Operation.Scale(WEB, 4));
        var rollback = new Operation.Rollback(WEB, new RevisionId(first));
        assertThat(given.preview(rollback).steps()).anyMatch(step -> step.startsWith("it stays at 4 instances"));
        assertThat(given.run(rollback).state()).isEqualTo(Run.State.DONE);
        assertThat(image()).isEqualTo("web:1");
        assertThat(definition().path("instances").asInt()).isEqualTo(4);
    }

    @Test
    void rollingBackToWhatItIsOrToWhatIsGoneIsRefused() {
        given.live(1);
        var now = definition().path("version").asText();
        assertThat(given.refused(new Operation.Rollback(WEB, new RevisionId(now)))
                        .answered())
                .isEqualTo("it is that revision already");
        var gone = new RevisionId("2001-01-01T00:00:00.000Z");
        assertThat(given.refused(new Operation.Rollback(WEB, gone)).answered()).contains("keeps no version");
    }

    @Test
    void restartingReplacesEveryTask() {
        given.live(2);
        var before = given.recorder.topology().containers().keySet();
        assertThat(given.run(new Operation.RestartApp(WEB)).state()).isEqualTo(Run.State.DONE);
        given.recorder.await(
                "new ones only",
                topology -> topology.containers().size() == 2
                        && topology.containers().keySet().stream().noneMatch(before::contains));
    }

    @Test
    void aTaskThatIsKilledIsReplaced() {
        given.live(2);
        var id = given.recorder.topology().containers().keySet().iterator().next();
        var preview = given.preview(new Operation.Kill(id, "KILL"));
        assertThat(preview.inverse()).isEmpty();
        assertThat(preview.summary()).isEqualTo("Kill and replace " + id + " of /shop/web");
        assertThat(given.run(new Operation.Kill(id, "KILL")).state()).isEqualTo(Run.State.DONE);
        given.recorder.await(
                "another in its place",
                topology -> topology.containers().size() == 2
                        && !topology.containers().containsKey(id));
    }

    @Test
    void anAppThatIsLockedIsRefusedBeforeAndAfterItIsSent() {
        given.live(1);
        given.marathon.fault(
                "PUT",
                exchange -> FakeMarathon.answer(
                        exchange, 409, "{\"message\":\"App is locked\",\"deployments\":[{\"id\":\"d-1\"}]}"));
        var run = given.run(new Operation.Scale(WEB, 2));
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal().orElseThrow().reason()).isEqualTo(Reason.CONFLICT);
        assertThat(run.refusal().orElseThrow().next()).contains("d-1");
    }

    @Test
    void whatIsWrongInADefinitionIsToldWhereItIs() {
        given.live();
        given.marathon.fault(
                "POST",
                exchange -> FakeMarathon.answer(
                        exchange,
                        422,
                        "{\"message\":\"Object is not valid\",\"details\":[{\"path\":\"/cpus\",\"errors\":[\"got"
                                + " -1\"]}]}"));
        var deploy = new Operation.Deploy(
                given.connection().cluster(), "{\"id\":\"/x\",\"cpus\":-1,\"env\":{\"PASSWORD\":\"hunter2\"}}");
        var run = given.run(deploy);
        assertThat(run.refusal().orElseThrow().answered()).isEqualTo("Object is not valid; /cpus: got -1");
        assertThat(run.toString()).doesNotContain("hunter2");
    }

    @Test
    void aDefinitionIsMadeAndThenChangedWhole() {
        given.live();
        var document = "{\"id\":\"shop/api\",\"instances\":2,\"container\":{\"docker\":{\"image\":\"api:1\"}}}";
        var deploy = new Operation.Deploy(given.connection().cluster(), document);
        assertThat(given.preview(deploy).summary()).isEqualTo("Create /shop/api with 2 instances of api:1");
        assertThat(given.run(deploy).state()).isEqualTo(Run.State.DONE);
        var changed = new Operation.Deploy(given.connection().cluster(), document.replace("api:1", "api:2"));
        given.recorder.await("the app", topology -> topology.apps().containsKey(new AppId("/shop/api")));
        assertThat(given.preview(changed).summary()).isEqualTo("Deploy /shop/api: image → api:2");
        assertThat(given.run(changed).state()).isEqualTo(Run.State.DONE);
        assertThat(sent("PUT")).startsWith("PUT /v2/apps/shop/api?partialUpdate=false");
    }

    @Test
    void whatIsNoDefinitionIsRefusedInWords() {
        given.live();
        var cluster = given.connection().cluster();
        assertThat(given.refused(new Operation.Deploy(cluster, "{]")).answered())
                .startsWith("it is no JSON");
        assertThat(given.refused(new Operation.Deploy(cluster, "{}")).answered())
                .isEqualTo("it has no id");
    }

    @Test
    void anAnswerThatIsLostIsNeitherDoneNorFailed() {
        given.live(1);
        var preview = given.preview(new Operation.Scale(WEB, 2));
        given.marathon.fault("PUT", exchange -> exchange.close());
        var run = given.operator().run(preview, _ -> {});
        assertThat(run.state()).isEqualTo(Run.State.UNKNOWN);
    }

    @Test
    void whatMarathonCannotDoIsSaid() {
        given.live(1);
        var id = given.recorder.topology().containers().keySet().iterator().next();
        assertThat(given.refused(new Operation.Pause(id)).reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(given.refused(new Operation.Stop(new ContainerId("gone"), 1)).reason())
                .isEqualTo(Reason.REJECTED);
        assertThat(given.refused(new Operation.Scale(new AppId("/nobody"), 1)).reason())
                .isEqualTo(Reason.REJECTED);
    }
}
