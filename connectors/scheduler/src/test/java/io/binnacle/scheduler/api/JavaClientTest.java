package io.binnacle.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import mesosphere.marathon.client.Marathon;
import mesosphere.marathon.client.MarathonClient;
import mesosphere.marathon.client.MarathonException;
import mesosphere.marathon.client.model.v2.App;
import mesosphere.marathon.client.model.v2.Group;
import mesosphere.marathon.client.model.v2.UpgradeStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The client that Java programs have for Marathon, unchanged.
final class JavaClientTest {
    private final Served served = new Served();
    private final Marathon marathon = MarathonClient.getInstance(served.url(""));

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void anAppLivesItsLife() throws MarathonException {
        var created = marathon.createApp(web("sleep 100"));
        assertThat(created.getId()).isEqualTo("/shop/web");
        var first = marathon.getApp("/shop/web").getApp().getVersion();
        assertThat(marathon.getApps().getApps()).hasSize(1);
        var scaled = new App();
        scaled.setInstances(4);
        assertThat(marathon.updateApp("/shop/web", scaled, false).getDeploymentId())
                .isNotEmpty();
        assertThat(marathon.getAppTasks("/shop/web").getTasks()).hasSize(4);
        assertThat(marathon.getTasks().getTasks()).hasSize(4);
        marathon.updateApp("/shop/web", web("sleep 200"), true);
        assertThat(marathon.getAppVersions("/shop/web").getVersions())
                .hasSize(3)
                .contains(first);
        assertThat(marathon.getAppVersion("/shop/web", first).getCmd()).isEqualTo("sleep 100");
        marathon.restartApp("/shop/web", false);
        var killed = marathon.deleteAppTasks("/shop/web", "127.0.0.9", "false");
        assertThat(killed).isNotNull();
        marathon.deleteApp("/shop/web");
        assertThat(marathon.getApps().getApps()).isEmpty();
    }

    @Test
    void aVersionIsRolledBackTo() throws MarathonException {
        marathon.createApp(web("sleep 100"));
        var first = marathon.getApp("/shop/web").getApp().getVersion();
        marathon.updateApp("/shop/web", web("sleep 200"), false);
        served.put("/v2/apps//shop/web", "{\"version\":\"" + first + "\"}");
        assertThat(marathon.getApp("/shop/web").getApp().getCmd()).isEqualTo("sleep 100");
    }

    @Test
    void refusalsAreItsOwnExceptions() throws MarathonException {
        assertThat(refused(() -> marathon.getApp("/none"))).isEqualTo(404);
        assertThat(refused(() -> marathon.createApp(new App()))).isEqualTo(422);
        marathon.createApp(web("sleep 100"));
        assertThat(refused(() -> marathon.createApp(web("sleep 100")))).isEqualTo(409);
        served.scheduler.hold();
        marathon.restartApp("/shop/web", false);
        assertThat(refused(() -> marathon.restartApp("/shop/web", false))).isEqualTo(409);
    }

    @Test
    void deploymentsAreSeenUndoneAndEnded() throws MarathonException {
        served.scheduler.hold();
        marathon.createApp(web("sleep 100"));
        var running = marathon.getDeployments();
        assertThat(running).hasSize(1);
        marathon.cancelDeployment(running.getFirst().getId());
        assertThat(marathon.getDeployments()).isEmpty();
        marathon.restartApp("/shop/web", false);
        var undone = marathon.cancelDeploymentAndRollback(
                marathon.getDeployments().getFirst().getId());
        assertThat(undone.getDeploymentId()).isNotEmpty();
    }

    @Test
    void groupsAreMadeAndChanged() throws MarathonException {
        var group = new Group();
        group.setId("/shop");
        var app = web("sleep 100");
        group.setApps(List.of(app));
        marathon.createGroup(group);
        assertThat(marathon.getGroup("/shop").getApps()).hasSize(1);
        assertThat(refused(() -> marathon.createGroup(group))).isEqualTo(409);
        app.setCmd("sleep 300");
        marathon.updateGroup("/shop", false, group);
        assertThat(marathon.getApp("/shop/web").getApp().getCmd()).isEqualTo("sleep 300");
        marathon.deleteGroup("/shop", true);
        assertThat(refused(() -> marathon.getGroup("/shop"))).isEqualTo(404);
    }

    @Test
    void whatWaitsAndWhoAnswersIsRead() throws MarathonException {
        marathon.createApp(web("sleep 100"));
        served.scheduler.change(Waiting::web);
        var queue = marathon.getQueue().getQueue();
        assertThat(queue).hasSize(1);
        assertThat(queue.iterator().next().getCount()).isEqualTo(2);
        assertThat(marathon.getServerInfo().getName()).isEqualTo("marathon");
    }

    private static App web(String cmd) {
        var app = new App();
        app.setId("/shop/web");
        app.setCmd(cmd);
        app.setCpus(0.1);
        app.setMem(16.0);
        app.setInstances(2);
        var strategy = new UpgradeStrategy();
        strategy.setMinimumHealthCapacity(0.5);
        app.setUpgradeStrategy(strategy);
        return app;
    }

    @FunctionalInterface
    private interface Attempt {
        Object run() throws MarathonException;
    }

    private static int refused(Attempt attempt) {
        return catchThrowableOfType(MarathonException.class, attempt::run).getStatus();
    }
}
