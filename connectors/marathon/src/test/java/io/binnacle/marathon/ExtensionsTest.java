package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Deployment;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Presence;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Revision;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the built-in scheduler tells beyond Marathon's API, in the form it documents.
@Timeout(60)
final class ExtensionsTest {
    private final Watching given = new Watching();

    @BeforeEach
    void offer() {
        given.marathon.apps().create(Watching.WEB.value(), "web:1", 1);
        answer("GET /x/topology", """
            {"hosts":[{"id":"h1","name":"agent-0.lab","live":true,"cpus":4,"memoryMebibytes":2048},
                      {"id":"h2","name":"spare.lab","live":false,"cpus":8,"memoryMebibytes":4096}]}\
            """);
        answer("GET /x/queue", """
            [{"app":"/shop/web","count":1,"hosts":[{"host":"h1","name":"agent-0.lab",
              "reasons":[{"kind":"InsufficientMemory","words":"needs 2048 MiB, has 512 free"}]}]}]\
            """);
        answer("GET /x/apps", """
            {"revisions":[{"version":"2026-11-23T01:00:01.500Z","now":{"tasksHealthy":1},
              "record":{"from":"2026-11-23T01:00:01.500Z","until":"2026-11-23T02:00:00.000Z","ended":"rolledBack",
                "most":3,"healthySeconds":60.5,"instanceSeconds":180},
              "app":{"id":"/shop/web","version":"2026-11-23T01:00:01.500Z"}}]}\
            """);
        given.marathon.extensions(true);
    }

    @AfterEach
    void close() {
        given.close();
    }

    private void answer(String part, String body) {
        given.marathon.fault(part, exchange -> FakeMarathon.answer(exchange, 200, body));
    }

    @Test
    void aTokenThatMayOnlyReadIsRefusedBeforeAnythingIsSent() {
        given.marathon.onlyRead();
        given.live();
        var wish = new Operation.Scale(Watching.WEB, 5);
        var why = given.operator().refusal(wish).orElseThrow();
        assertThat(why.reason()).isEqualTo(Refusal.Reason.DENIED);
        assertThat(why.answered()).startsWith("the token of bob may only read at ");
        assertThat(given.operator().preview(wish)).isEqualTo(new Preview.Answer.Refused(why));
        assertThat(given.marathon.asked()).noneMatch(asked -> asked.startsWith("PUT"));
    }

    @Test
    void hostsAreThereWithoutTasksAndWithWhatTheyHave() {
        given.live();
        var hosts = given.recorder.topology().hosts().values();
        assertThat(hosts).extracting(host -> host.name()).containsExactlyInAnyOrder("agent-0.lab", "spare.lab");
        assertThat(hosts)
                .filteredOn(host -> host.name().equals("spare.lab"))
                .allMatch(host -> host.presence() instanceof Presence.Stale
                        && host.capacity().cpuCores() == 8);
    }

    @Test
    void aHostIsCalledAsItsEngineCallsItself() {
        given.live();
        assertThat(given.recorder.topology().hosts().keySet())
                .containsExactlyInAnyOrder(new HostId("h1"), new HostId("h2"));
        assertThat(given.recorder.topology().containers().values())
                .extracting(container -> container.host())
                .containsOnly(new HostId("h1"));
    }

    @Test
    void aReasonIsToldHostByHost() {
        given.marathon.apps().queued(Watching.WEB.value(), Json.object().put("count", 1));
        given.live();
        given.recorder.await(
                "the reason",
                topology -> topology.deployments().values().stream()
                        .map(Deployment::waitingFor)
                        .anyMatch("1 instance without a host: agent-0.lab: needs 2048 MiB, has 512 free"::equals));
    }

    @Test
    void aRevisionThatWasWellIsKnownToHaveBeen() {
        given.live();
        given.recorder.await(
                "its verdict",
                topology -> topology.apps().values().stream()
                        .flatMap(app -> app.revisions().stream())
                        .anyMatch(revision -> revision.verdict() == Revision.Verdict.HEALTHY));
    }

    @Test
    void aRevisionsRecordIsToldWithIt() {
        given.live();
        given.recorder.await(
                "its record",
                topology -> topology.apps().values().stream()
                        .flatMap(app -> app.revisions().stream())
                        .flatMap(revision -> revision.life().stream())
                        .anyMatch(life -> life.ending() == Revision.Ending.ROLLED_BACK
                                && life.most() == 3
                                && life.healthyFor().toMillis() == 60_500
                                && life.until().isPresent()));
    }

    @Test
    void thePreviewIsTheSchedulersOwn() {
        answer("POST /x/preview", """
            {"accepted":true,"answer":{"status":200},"steps":["web starts on atlas"],"floor":1,"ceiling":2,
             "placements":[{"instance":"web.i1","task":"web.i1._app.1","app":"/shop/web","host":"h1","name":"agent-0.lab"}],
             "stops":[{"instance":"web.i0","task":"web.i0._app.1","app":"/shop/web","host":"h1","name":"agent-0.lab"}],
             "refusals":[{"app":"/shop/web","count":3,"hosts":[
               {"host":"h1","name":"agent-0.lab","reasons":[{"words":"needs 2048 MiB, has 512 free"}]},
               {"host":"h2","name":"spare.lab","reasons":[{"words":"not seen"},{"words":"drained"}]}]}],
             "risks":["atlas is nearly full"]}\
            """);
        given.live();
        var preview = given.preview(new Operation.Scale(Watching.WEB, 2));
        assertThat(preview.steps()).containsExactly("web starts on atlas");
        assertThat(preview.losses()).contains("atlas is nearly full");
        var outlook = preview.outlook();
        var host = given.recorder.topology().hosts().values().stream()
                .filter(one -> one.name().equals("agent-0.lab"))
                .findFirst()
                .orElseThrow();
        assertThat(outlook.arrivals()).containsExactly(new Outlook.Arrival("/shop/web", host.id()));
        assertThat(outlook.departures()).containsExactly(new ContainerId("web.i0._app.1"));
        assertThat(outlook.floor()).hasValue(1);
        assertThat(outlook.ceiling()).hasValue(2);
        assertThat(outlook.waitingInstances()).isEqualTo(3);
        assertThat(outlook.waiting().getFirst().refusals())
                .containsEntry(host.id(), "needs 2048 MiB, has 512 free")
                .containsValue("not seen, drained");
    }

    @Test
    void whatWouldBeRefusedIsRefusedBeforeItIsSent() {
        answer("POST /x/preview", """
            {"accepted":false,"answer":{"status":422,"body":{"message":"Object is not valid",
             "details":[{"path":"/instances","errors":["too many"]}]}}}\
            """);
        given.live();
        var refusal = given.refused(new Operation.Scale(Watching.WEB, 2));
        assertThat(refusal.reason()).isEqualTo(Reason.REJECTED);
        assertThat(refusal.answered()).isEqualTo("Object is not valid; /instances: too many");
    }

    @Test
    void logsAndFiguresAreThereOnlyWhereTheyAreOffered() {
        given.live();
        assertThat(given.connection().capability(Logs.class)).isPresent();
        assertThat(given.connection().capability(Samples.class)).isPresent();
        try (var plain = new Watching().live(1)) {
            assertThat(plain.connection().capability(Logs.class)).isEmpty();
        }
    }
}
