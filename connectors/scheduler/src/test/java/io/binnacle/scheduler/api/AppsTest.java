package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.scheduler.definition.AppJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pcollections.HashTreePMap;

final class AppsTest {
    private static final String WEB = """
            {"id":"/shop/web","cmd":"sleep 100","instances":2,"cpus":0.1,"labels":{"tier":"front"}}""";

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void anAppIsCreatedListedChangedAndDeleted() {
        var created = served.post("/v2/apps", WEB);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v2/apps/shop/web");
        assertThat(created.json().at("/deployments/0/id").asText())
                .isEqualTo(created.header("Marathon-Deployment-Id"))
                .isNotEmpty();
        assertThat(created.json().path("tasksRunning").asInt(-1)).isZero();
        var listed = served.get("/v2/apps").json().at("/apps/0");
        assertThat(listed.path("id").asText()).isEqualTo("/shop/web");
        assertThat(listed.path("tasksRunning").asInt()).isEqualTo(2);
        assertThat(listed.has("tasks")).isFalse();
        assertThat(listed.has("deployments")).isTrue();
        var scaled = served.put("/v2/apps/shop/web", "{\"instances\":5}");
        assertThat(scaled.status()).isEqualTo(200);
        assertThat(scaled.json().path("deploymentId").asText()).isEqualTo(scaled.header("Marathon-Deployment-Id"));
        var app = served.get("/v2/apps//shop//web").json().path("app");
        assertThat(app.path("instances").asInt()).isEqualTo(5);
        assertThat(app.path("cmd").asText()).isEqualTo("sleep 100");
        assertThat(app.path("version").asText())
                .isEqualTo(scaled.json().path("version").asText());
        assertThat(app.path("tasks")).hasSize(5);
        assertThat(served.delete("/v2/apps/shop/web").status()).isEqualTo(200);
        assertThat(served.get("/v2/apps/shop/web").status()).isEqualTo(404);
    }

    @Test
    void aTaskSaysWhereItsHostStandsAndToThoseOfOneNineItsRole() {
        served.scheduler.change(s -> States.hosting(s, States.host()));
        served.post("/v2/apps", WEB);
        for (var list : List.of("/v2/tasks", "/v2/apps/shop/web/tasks")) {
            var task = served.get(list).json().at("/tasks/0");
            assertThat(task.path("region").asText()).isEqualTo("north");
            assertThat(task.path("zone").asText()).isEqualTo("z1");
            assertThat(task.has("role")).isFalse();
        }
        try (var later = new Served(settings -> settings.with(new AppJson.Form(false, true)))) {
            later.post("/v2/apps", WEB);
            assertThat(later.get("/v2/tasks").json().at("/tasks/0/role").asText())
                    .isEqualTo("*");
            assertThat(later.get("/v2/apps/shop/web")
                            .json()
                            .at("/app/tasks/0/role")
                            .asText())
                    .isEqualTo("*");
        }
    }

    @Test
    void whatAReadinessCheckSaidIsToldAsLongAsItsDeploymentGoesOn() {
        served.scheduler.hold();
        served.post("/v2/apps", WEB);
        served.scheduler.change(States::ready);
        assertThat(served.get("/v2/apps?embed=apps.readiness").json().at("/apps/0/readinessCheckResults"))
                .hasSize(2);
        served.scheduler.change(s -> States.rolling(s, HashTreePMap.empty()));
        assertThat(served.get("/v2/apps?embed=apps.readiness").json().at("/apps/0/readinessCheckResults"))
                .isEmpty();
    }

    @Test
    void aPutMakesWhatIsNotThere() {
        assertThat(served.put("/v2/apps/a/b", "{\"cmd\":\"run\"}").status()).isEqualTo(201);
        assertThat(served.put("/v2/apps/a/c", "{\"instances\":2}").status()).isEqualTo(422);
        assertThat(served.put("/v2/apps/a/b?partialUpdate=False", "{\"cmd\":\"walk\",\"instances\":3}")
                        .status())
                .isEqualTo(200);
        assertThat(served.put("/v2/apps/a/b?partialUpdate=false", "{\"cmd\":\"walk\"}")
                        .status())
                .isEqualTo(200);
        assertThat(served.get("/v2/apps/a/b").json().at("/app/instances").asInt())
                .isEqualTo(1);
    }

    @Test
    void aPatchChangesOnlyWhatIsThere() {
        assertThat(served.patch("/v2/apps/a", "{\"cmd\":\"run\"}").status()).isEqualTo(404);
        assertThat(served.patch("/v2/apps/a", "{\"instances\":\"two\"}").status())
                .isEqualTo(422);
        served.post("/v2/apps", WEB);
        assertThat(served.patch("/v2/apps/shop/web", "{\"instances\":4}").status())
                .isEqualTo(200);
        assertThat(served.get("/v2/apps/shop/web").json().at("/app/instances").asInt())
                .isEqualTo(4);
    }

    @Test
    void severalAreWrittenInOneDeployment() {
        var both = served.put("/v2/apps", "[{\"id\":\"/a\",\"cmd\":\"run\"},{\"id\":\"b\",\"cmd\":\"run\"}]");
        assertThat(both.status()).isEqualTo(200);
        assertThat(served.get("/v2/apps").json().path("apps")).hasSize(2);
        assertThat(served.patch("/v2/apps", "[{\"id\":\"/a\",\"instances\":3},{\"id\":\"/zz\",\"cmd\":\"run\"}]")
                        .status())
                .isEqualTo(404);
        assertThat(served.get("/v2/apps/a").json().at("/app/instances").asInt()).isEqualTo(1);
        var nameless = served.put("/v2/apps", "[{\"cmd\":\"run\"}]");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.json().at("/details/0/path").asText()).isEqualTo("/(0)");
        assertThat(served.put("/v2/apps", "{}").status()).isEqualTo(422);
    }

    @Test
    void aVersionIsReadAndRolledBackTo() {
        served.post("/v2/apps", WEB);
        served.put("/v2/apps/shop/web", "{\"cmd\":\"other\",\"instances\":7}");
        var versions = served.get("/v2/apps/shop/web/versions").json().path("versions");
        assertThat(versions).hasSize(2);
        var old = versions.get(1).asText();
        assertThat(versions.get(0).asText()).isGreaterThan(old);
        var encoded = old.replace(":", "%3A");
        var former = served.get("/v2/apps/shop/web/versions/" + encoded);
        assertThat(former.json().path("cmd").asText()).isEqualTo("sleep 100");
        assertThat(former.json().has("app")).isFalse();
        var back = served.put("/v2/apps/shop/web", "{\"id\":\"/shop/web\",\"version\":\"" + old + "\"}");
        assertThat(back.status()).isEqualTo(200);
        var app = served.get("/v2/apps/shop/web").json().path("app");
        assertThat(app.path("instances").asInt()).isEqualTo(2);
        assertThat(app.path("cmd").asText()).isEqualTo("sleep 100");
        assertThat(app.path("version").asText()).isGreaterThan(versions.get(0).asText());
    }

    @Test
    void aVersionThatIsNotThereOrNotAloneIsRefused() {
        served.post("/v2/apps", WEB);
        var never = "2001-01-01T00:00:00.000Z";
        assertThat(served.get("/v2/apps/shop/web/versions/" + never).message())
                .isEqualTo("App '/shop/web' in version " + never + " does not exist");
        assertThat(served.get("/v2/apps/shop/web/versions/abc").status()).isEqualTo(422);
        assertThat(served.put("/v2/apps/shop/web", "{\"version\":\"" + never + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(served.put("/v2/apps/shop/web", "{\"version\":\"abc\"}").status())
                .isEqualTo(422);
        var mixed = served.put("/v2/apps/shop/web", "{\"version\":\"" + never + "\",\"instances\":1}");
        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.json().at("/details/0/path").asText()).isEqualTo("/");
    }

    @Test
    void listsAreFilteredAndEmbedded() {
        served.post("/v2/apps", WEB);
        served.post("/v2/apps", "{\"id\":\"/db\",\"cmd\":\"Postgres -D\"}");
        assertThat(ids("?cmd=postgres")).containsExactly("/db");
        assertThat(ids("?id=SHOP")).containsExactly("/shop/web");
        assertThat(ids("?label=tier")).containsExactly("/shop/web");
        assertThat(ids("?label=tier%20in%20(front,back)")).containsExactly("/shop/web");
        assertThat(ids("?label=tier!=front")).isEmpty();
        assertThat(served.get("/v2/apps?label=%3D%3Dx").status()).isEqualTo(422);
        assertThat(served.get("/v2/apps?embed=apps.tasks&embed=nothing").json().at("/apps/1/tasks"))
                .hasSize(2);
        assertThat(served.get("/v2/apps?embed=taskStats")
                        .json()
                        .at("/apps/1/tasksStats/totalSummary/stats/counts/running")
                        .asInt())
                .isEqualTo(2);
        assertThat(served.get("/v2/apps/shop/*").json().path("*")).hasSize(1);
        assertThat(served.get("/v2/apps/none/*").message()).isEqualTo("Group '/none' does not exist");
    }

    @Test
    void healthCountsOnlyWhatWasChecked() {
        served.post("/v2/apps", WEB);
        var app = served.scheduler.state().wish().allApps().findFirst().orElseThrow();
        served.scheduler.change(s -> States.with(s, States.checked(States.running(app, 0, s.lastStamp()), false)));
        var info = served.get("/v2/apps/shop/web").json().path("app");
        assertThat(List.of(
                        info.path("tasksHealthy").asInt(),
                        info.path("tasksUnhealthy").asInt()))
                .containsExactly(0, 1);
        var checks = new ArrayList<String>();
        info.path("tasks")
                .forEach(task -> task.path("healthCheckResults")
                        .forEach(result ->
                                checks.add(result.path("lastFailureCause").asText())));
        assertThat(checks).containsExactly("refused");
    }

    @Test
    void restartingIsADeployment() {
        served.post("/v2/apps", WEB);
        assertThat(served.post("/v2/apps/shop/web/restart", "").json().has("deploymentId"))
                .isTrue();
        assertThat(served.post("/v2/apps/none/restart", "").message()).isEqualTo("App '/none' does not exist");
    }

    @Test
    void everyAddressKnowsItsMethods() {
        served.post("/v2/apps", WEB);
        assertThat(served.post("/v2/apps/shop/web", "{}").status()).isEqualTo(405);
        assertThat(served.post("/v2/apps/shop/web", "{}").header("Allow"))
                .contains("GET")
                .contains("PUT");
        var head = served.send(served.request("/v2/apps").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        var options = served.send(served.request("/v2/apps").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).contains("POST");
    }

    @Test
    void whatIsAskedForInVainIsSaid() {
        assertThat(served.get("/v2/apps/none").message()).isEqualTo("App '/none' does not exist");
        assertThat(served.delete("/v2/apps/none").message()).isEqualTo("App '/none' does not exist");
        assertThat(served.get("/v2/apps/none/tasks").message()).isEqualTo("App '/none' does not exist");
        assertThat(served.get("/v2/apps/none/versions").message()).isEqualTo("App '/none' does not exist");
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        served.get("/v2/apps" + query)
                .json()
                .path("apps")
                .forEach(app -> ids.add(app.path("id").asText()));
        return ids;
    }
}
