package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ViewsOfTheWholeTest {
    private static final String WEB =
            "{\"id\":\"/shop/web\",\"cmd\":\"run\",\"instances\":2,\"dependencies\":[\"/shop/db\"]}";

    private final Served served = new Served();

    @BeforeEach
    void begin() {
        served.post("/v2/apps", WEB);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void tasksAreListedByTheirStateAndKilled() {
        var tasks = served.get("/v2/tasks?status=running").json().path("tasks");
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(0).path("servicePorts")).hasSize(1);
        assertThat(tasks.get(0).path("state").asText()).isEqualTo("TASK_RUNNING");
        assertThat(served.get("/v2/tasks?status[]=staging").json().path("tasks"))
                .isEmpty();
        var id = tasks.get(0).path("id").asText();
        var one = served.delete("/v2/apps/shop/web/tasks/" + id);
        assertThat(one.json().at("/task/id").asText()).isEqualTo(id);
        assertThat(served.delete("/v2/apps/shop/web/tasks/none").message()).isEqualTo("Task 'none' does not exist");
        var scaled = served.post("/v2/tasks/delete?scale=true", "{\"ids\":[\"" + id + "\"]}");
        assertThat(scaled.json().has("deploymentId")).isTrue();
        assertThat(served.get("/v2/apps/shop/web").json().at("/app/instances").asInt())
                .isEqualTo(1);
        assertThat(served.delete("/v2/apps/shop/web/tasks?host=elsewhere")
                        .json()
                        .path("tasks"))
                .isEmpty();
        assertThat(served.delete("/v2/apps/shop/web/tasks?host=elsewhere&scale=true")
                        .json()
                        .has("deploymentId"))
                .isTrue();
        assertThat(served.post(
                                "/v2/tasks/delete?scale=true",
                                "{\"ids\":[\"web.instance-c7cd0e9a-0000-11e9-aaaa-02420a000001\"]}")
                        .json()
                        .has("deploymentId"))
                .isTrue();
        assertThat(served.get("/v2/apps/shop/*/tasks").json().path("tasks")).hasSize(1);
    }

    @Test
    void tasksAreLinesForBalancersOfOld() {
        var lines = served.send(served.request("/v2/tasks").GET().header("Accept", "text/plain"));
        assertThat(lines.body())
                .startsWith("shop_web\t0\t127.0.0.9:3100")
                .contains("127.0.0.9:31000\t")
                .contains("127.0.0.9:31001\t")
                .endsWith("\t\n");
    }

    @Test
    void groupsAreReadWithWhatIsAskedFor() {
        var root = served.get("/v2/groups").json();
        assertThat(root.at("/groups/0/apps/0/id").asText()).isEqualTo("/shop/web");
        assertThat(served.get("/v2/groups/shop?embed=group.groups").json().has("apps"))
                .isFalse();
        assertThat(served.get("/v2/groups/shop?embed=group.apps&embed=group.apps.tasks")
                        .json()
                        .at("/apps/0/tasks"))
                .hasSize(2);
        assertThat(served.get("/v2/groups/shop/apps").json()).hasSize(1);
        assertThat(served.get("/v2/groups/apps").json()).hasSize(1);
        assertThat(served.get("/v2/groups/none").message()).isEqualTo("Group '/none' does not exist");
    }

    @Test
    void aGroupMayBeCalledWhatAGroupHas() {
        for (var name : new String[] {"apps", "versions"}) {
            var app = "{\"apps\":[{\"id\":\"one\",\"cmd\":\"run\"}]}";
            assertThat(served.put("/v2/groups/prod/" + name, app).status()).isIn(200, 201);
            assertThat(served.get("/v2/apps").body()).contains("\"/prod/" + name + "/one\"");
            assertThat(served.delete("/v2/groups/prod/" + name).status()).isEqualTo(200);
        }
    }

    @Test
    void aGroupIsToldAsItWasInATreeInWhichOnlyOthersChanged() {
        served.post("/v2/apps", "{\"id\":\"/other\",\"cmd\":\"run\"}");
        var root = served.get("/v2/groups/versions").json().get(0).asText();
        assertThat(served.get("/v2/groups/shop/versions/" + root)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo("/shop");
    }

    @Test
    void whatADeploymentWaitsForIsToldBesideMarathonsOwn() {
        served.scheduler.hold();
        served.put("/v2/apps/shop/web", "{\"instances\":3}");
        var told = served.get("/x/deployments").json().get(0);
        assertThat(told.path("id").asText()).isNotBlank();
        assertThat(told.has("waitingFor")).isTrue();
    }

    @Test
    void groupsAreTriedChangedAndRolledBack() {
        var tried = served.put("/v2/groups/shop?dryRun=true", "{\"scaleBy\":2}");
        assertThat(tried.json().path("steps")).isNotEmpty();
        assertThat(served.get("/v2/apps/shop/web").json().at("/app/instances").asInt())
                .isEqualTo(2);
        var version = served.get("/v2/groups/shop/versions").json().get(0).asText();
        assertThat(served.put("/v2/groups/shop", "{\"scaleBy\":2}").status()).isEqualTo(200);
        assertThat(served.get("/v2/groups/shop/versions/" + version)
                        .json()
                        .at("/apps/0/instances")
                        .asInt())
                .isEqualTo(2);
        assertThat(served.put("/v2/groups/shop", "{\"version\":\"" + version + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(served.get("/v2/apps/shop/web").json().at("/app/instances").asInt())
                .isEqualTo(2);
        assertThat(served.put("/v2/groups/shop", "{\"version\":\"" + version + "\",\"scaleBy\":1}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theQueueSaysWhy() {
        served.scheduler.change(Waiting::web);
        var item = served.get("/v2/queue?embed=lastUnusedOffers").json().at("/queue/0");
        assertThat(item.at("/delay/overdue").asBoolean(true)).isFalse();
        assertThat(item.at("/delay/timeLeftSeconds").isInt()).isTrue();
        assertThat(item.at("/processedOffersSummary/rejectSummaryLastOffers")).hasSize(10);
        assertThat(item.at("/lastUnusedOffers/0/reason/0").asText()).isEqualTo("InsufficientMemory");
        assertThat(served.get("/x/queue")
                        .json()
                        .at("/0/hosts/0/reasons/0/words")
                        .asText())
                .isEqualTo("needs 2048 MiB, has 512 free");
        assertThat(served.delete("/v2/queue//shop/web/delay").status()).isEqualTo(204);
    }

    @Test
    void theNodeTellsOfItself() {
        assertThat(served.get("/ping").body()).isEqualTo("pong");
        assertThat(served.send(served.request("/ping").GET().header("Accept", "application/json"))
                        .body())
                .isEqualTo("\"pong\"");
        var info = served.get("/v2/info").json();
        assertThat(info.path("version").asText()).startsWith("1.8.");
        assertThat(info.path("marathon_config").properties()).hasSize(42);
        assertThat(info.at("/marathon_config/local_port_max").asInt()).isEqualTo(20_000);
        assertThat(served.get("/v2/leader").json().path("leader").asText()).contains(":");
        assertThat(served.get("/v2/plugins").json().path("plugins").isArray()).isTrue();
        assertThat(served.get("/v2/pods").body()).isEqualTo("[]");
        assertThat(served.post("/v2/pods", "{}").status()).isEqualTo(501);
        assertThat(served.get("/metrics")
                        .json()
                        .at("/gauges/marathon.apps.active.gauge/value")
                        .asInt())
                .isEqualTo(1);
        assertThat(served.get("/metrics/prometheus").body()).contains("marathon_apps_active_gauge 1\n");
        assertThat(served.get("/").status()).isEqualTo(302);
    }

    @Test
    void aPreviewChangesNothing() {
        var preview = served.post(
                "/x/preview", "{\"method\":\"PUT\",\"path\":\"/v2/apps/shop/web\",\"body\":{\"instances\":3}}");
        assertThat(preview.json().path("accepted").asBoolean()).isTrue();
        assertThat(preview.json().at("/answer/status").asInt()).isEqualTo(200);
        assertThat(preview.json().path("placements")).hasSize(1);
        assertThat(preview.json().path("steps")).isNotEmpty();
        assertThat(preview.json().at("/risks/0").asText()).isEqualTo("no health check");
        assertThat(served.get("/v2/apps/shop/web").json().at("/app/instances").asInt())
                .isEqualTo(2);
        assertThat(served.get("/x/audit").json().path("entries")).hasSize(1);
        var wrong = served.post("/x/preview", "{\"method\":\"PUT\",\"path\":\"/v2/apps/no_id\",\"body\":{\"cmd\":1}}");
        assertThat(wrong.json().path("accepted").asBoolean(true)).isFalse();
        assertThat(wrong.json().at("/answer/status").asInt()).isEqualTo(422);
        assertThat(served.post("/x/preview", "{\"method\":\"GET\",\"path\":\"/v2/apps\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void revisionsSayWhatChanged() {
        served.put("/v2/apps/shop/web", "{\"cmd\":\"walk\"}");
        var revisions = served.get("/x/apps/shop/web/revisions").json().path("revisions");
        assertThat(revisions).hasSize(2);
        assertThat(revisions.at("/0/patch").toString())
                .isEqualTo("[{\"op\":\"replace\",\"path\":\"/cmd\",\"value\":\"walk\"}]");
        assertThat(revisions.at("/0/present").asBoolean()).isTrue();
        assertThat(revisions.at("/0/now/tasksRunning").asInt()).isEqualTo(2);
        assertThat(revisions.at("/1/by").asText()).isEqualTo("local");
    }

    @Test
    void theTopologyIsReadAndFollowed() throws IOException, InterruptedException {
        served.scheduler.change(s -> States.hosting(s, States.host()));
        var whole = served.get("/x/topology").json();
        assertThat(whole.at("/hosts/0/instances").asInt()).isEqualTo(2);
        assertThat(whole.path("instances")).hasSize(2);
        assertThat(whole.at("/links/0/server").asText()).isEqualTo("/shop/db");
        var stream =
                served.client.send(served.request("/x/topology/changes").GET().build(), BodyHandlers.ofLines());
        try (var lines = stream.body()) {
            var next = lines.iterator();
            assertThat(Served.JSON.readTree(next.next()).path("instances")).hasSize(2);
            served.put("/v2/apps/shop/web", "{\"instances\":1}");
            assertThat(Served.JSON.readTree(next.next()).at("/removed/instances"))
                    .hasSize(1);
        }
    }

    @Test
    void whatOnlyHostsKnowNeedsHosts() {
        var id = served.get("/v2/tasks").json().at("/tasks/0/id").asText();
        assertThat(served.get("/x/instances/" + id + "/logs").status()).isEqualTo(501);
        assertThat(served.get("/x/instances/" + id + "/stats").status()).isEqualTo(501);
        assertThat(served.post("/x/instances/" + id + "/execute", "{\"command\":[\"ps\"]}")
                        .status())
                .isEqualTo(502);
        assertThat(served.get("/x/instances/none/logs").status()).isEqualTo(404);
        assertThat(served.get("/x/instances/" + id + "/logs?tail=many").status())
                .isEqualTo(400);
    }
}
