package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Apps of a real engine that are given another number of instances.
final class AppsIT {
    private final String app =
            "shop" + UUID.randomUUID().toString().substring(0, 5).replaceAll("[0-9]", "x");
    private final AppId id = new AppId("web~" + app);
    private final Watching watching =
            new Watching(new DockerConnector().open(Lab.host(2), Lab.surroundings())).untilLive();
    private final Operator operator =
            watching.connection().capability(Operator.class).orElseThrow();

    @AfterEach
    void clear() {
        watching.close();
        var left = Lab.docker(2, "ps", "-aq", "--filter", "name=" + app);
        if (!left.isBlank()) {
            var words = new ArrayList<>(List.of("rm", "-fv"));
            words.addAll(Arrays.asList(left.split("\\s+")));
            Lab.docker(2, words.toArray(String[]::new));
        }
        Lab.docker(2, "network", "prune", "-f", "--filter", "label=of=" + app);
        Lab.docker(2, "volume", "prune", "-f", "--filter", "label=of=" + app);
    }

    private void first(String... words) {
        var all = new ArrayList<>(List.of("run", "-d", "--name", app + "-1"));
        all.addAll(List.of(words));
        Lab.docker(2, all.toArray(String[]::new));
        watching.until(app + "-1", "runs", one -> one.state() == ContainerState.RUNNING);
    }

    private Preview preview(int instances) {
        return switch (operator.preview(new Operation.Scale(id, instances))) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private Refusal refused(int instances) {
        return switch (operator.preview(new Operation.Scale(id, instances))) {
            case Preview.Answer.Possible possible ->
                throw new AssertionError(possible.preview().summary());
            case Preview.Answer.Refused refused -> refused.refusal();
        };
    }

    private void scale(int instances) {
        var run = operator.run(preview(instances), _ -> {});
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        watching.until("it has " + instances, one -> running(one) == instances);
    }

    private long running(Watching watched) {
        return watched.topology().containers().values().stream()
                .filter(one -> one.app().equals(id) && one.state() == ContainerState.RUNNING)
                .count();
    }

    private String inspect(String name, String format) {
        return Lab.docker(2, "inspect", "-f", format, name);
    }

    @Test
    void itGrowsByCopiesAndShrinksByStopping() {
        Lab.docker(2, "network", "create", "--label", "of=" + app, app + "-front");
        Lab.docker(2, "network", "create", "--label", "of=" + app, app + "-back");
        Lab.docker(
                2,
                "create",
                "--name",
                app + "-1",
                "--network",
                app + "-front",
                "--network-alias",
                "web",
                "-e",
                "COLOUR=blue",
                "-m",
                "64m",
                "-v",
                "/scratch",
                "-p",
                "80",
                "--label",
                "tier=front",
                "demo/web:1");
        Lab.docker(2, "network", "connect", app + "-back", app + "-1");
        Lab.docker(2, "start", app + "-1");
        watching.until(app + "-1", "runs", one -> one.state() == ContainerState.RUNNING);

        scale(3);

        var third = app + "-3";
        assertThat(inspect(third, "{{range .Config.Env}}{{println .}}{{end}}")).contains("COLOUR=blue");
        assertThat(inspect(third, "{{.HostConfig.Memory}} {{index .Config.Labels \"tier\"}}"))
                .isEqualTo("67108864 front");
        assertThat(inspect(third, "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}"))
                .contains(app + "-front", app + "-back");
        var source = "{{range .Mounts}}{{.Name}}{{end}}";
        assertThat(inspect(third, source)).isNotEqualTo(inspect(app + "-1", source));
        assertThat(inspect(third, "{{.Config.Hostname}}")).isNotEqualTo(inspect(app + "-1", "{{.Config.Hostname}}"));

        scale(1);
        assertThat(inspect(third, "{{.State.Status}}")).isEqualTo("exited");
        var before = inspect(third, "{{.Id}}");
        scale(3);
        assertThat(inspect(third, "{{.Id}}")).isEqualTo(before);
    }

    @Test
    void aFixedPortForbidsIt() {
        first("-p", "18081:80", "demo/web:1");

        assertThat(refused(2).answered()).contains("port 18081 of its host");
        assertThat(preview(0).friction()).isEqualTo(Preview.Friction.HOLD);
    }

    @Test
    void aTagThatNamesAnotherImageByNowForbidsIt() {
        Lab.docker(2, "tag", "demo/web:1", "demo/web:" + app);
        first("demo/web:" + app);
        Lab.docker(2, "tag", "demo/web:2", "demo/web:" + app);
        try {
            assertThat(refused(2).answered()).contains("names another image by now");
        } finally {
            Lab.docker(2, "rmi", "demo/web:" + app);
        }
    }

    @Test
    void oneThatEndsAtOnceIsToldAndNotCalledDone() {
        // runs as the first only: whoever finds the marker ends
        Lab.docker(2, "volume", "create", "--label", "of=" + app, app + "-data");
        first(
                "-v",
                app + "-data:/d",
                "--entrypoint",
                "/bin/sh",
                "demo/web:1",
                "-c",
                "test -e /d/there && exit 3; touch /d/there; while true; do sleep 1; done");
        watching.until(app + "-1", "runs", one -> one.state() == ContainerState.RUNNING);

        var run = operator.run(preview(2), _ -> {});

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains(app + "-2 ended with code 3");
        assertThat(run.refusal().orElseThrow().next()).contains("scale back to 1");
    }

    @Test
    void aPreviewOfWhatHasChangedSinceIsRefused() {
        first("demo/web:1");
        var preview = preview(2);
        Lab.docker(2, "restart", "-t", "0", app + "-1");
        watching.until(
                app + "-1",
                "was restarted",
                one -> one.state() == ContainerState.RUNNING
                        && one.startedAt()
                                .filter(at -> !preview.basis().contains(at.toString()))
                                .isPresent());

        var run = operator.run(preview, _ -> {});

        assertThat(run.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.STALE);
        assertThat(Lab.docker(2, "ps", "-aq", "--filter", "name=" + app).lines())
                .hasSize(1);
    }

    @Test
    void aNameOfAnotherAppIsPassedOver() {
        first("demo/web:1");
        var other = app + "-2";
        var labels = List.of("--label", "com.docker.compose.project=x", "--label", "com.docker.compose.service=y");
        var words = new ArrayList<>(List.of("create", "--name", other));
        words.addAll(labels);
        words.add("demo/web:1");
        Lab.docker(2, words.toArray(String[]::new));
        watching.until(other, "is there", one -> one.state() == ContainerState.CREATED);

        scale(2);

        assertThat(inspect(app + "-3", "{{.State.Running}}")).isEqualTo("true");
        assertThat(inspect(other, "{{.State.Status}}")).isEqualTo("created");
    }

    private Preview previewOf(Operation operation) {
        return switch (operator.preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private Preview change(Operation operation, String image, int instances) {
        var preview = previewOf(operation);
        var run = operator.run(preview, _ -> {});
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        watching.until(
                "all " + instances + " run " + image,
                one -> one.topology().containers().values().stream()
                                .filter(each -> each.app().equals(id) && each.state() == ContainerState.RUNNING)
                                .filter(each -> each.image().reference().equals(image) && !each.setAside())
                                .count()
                        == instances);
        return preview;
    }

    private Operation redeploy(String image) {
        return new Operation.Redeploy(id, Optional.of(image));
    }

    @Test
    void aRedeployTakesEachPlaceInTurnAndTheWayBackIsTheOldContainers() {
        Lab.docker(2, "network", "create", "--label", "of=" + app, app + "-front");
        first(
                "--network",
                app + "-front",
                "--network-alias",
                "web",
                "--restart",
                "always",
                "-e",
                "TOKEN=s3cr3t-s3cr3t-1",
                "demo/web:1");
        scale(2);
        var olds = List.of(inspect(app + "-1", "{{.Id}}"), inspect(app + "-2", "{{.Id}}"));

        var there = change(redeploy("demo/web:2"), "demo/web:2", 2);

        assertThat(inspect(app + "-1", "{{.Config.Image}} {{.HostConfig.RestartPolicy.Name}}"))
                .isEqualTo("demo/web:2 always");
        assertThat(inspect(app + "-2", "{{range .Config.Env}}{{println .}}{{end}}"))
                .contains("TOKEN=s3cr3t-s3cr3t-1");
        assertThat(inspect(app + "-2", "{{range .NetworkSettings.Networks}}{{.Aliases}}{{end}}"))
                .contains("web");
        assertThat(inspect(olds.get(0), "{{.State.Status}} {{.HostConfig.RestartPolicy.Name}}"))
                .isEqualTo("exited unless-stopped");

        change(there.inverse().orElseThrow(), "demo/web:1", 2);

        assertThat(List.of(inspect(app + "-1", "{{.Id}}"), inspect(app + "-2", "{{.Id}}")))
                .isEqualTo(olds);
        assertThat(inspect(app + "-1", "{{.HostConfig.RestartPolicy.Name}}")).isEqualTo("always");
    }

    @Test
    void aFixedPortAndAnAnonymousVolumeAreHandedOn() {
        first("-p", "18083:80", "-v", "/data", "demo/web:1");
        Lab.docker(2, "exec", app + "-1", "/bin/sh", "-c", "echo kept > /data/note");
        assertThat(previewOf(redeploy("demo/web:2")).outlook().floor()).hasValue(0);

        change(redeploy("demo/web:2"), "demo/web:2", 1);

        assertThat(Lab.docker(2, "exec", app + "-1", "/bin/cat", "/data/note")).isEqualTo("kept");
        assertThat(Lab.docker(2, "port", app + "-1", "80")).contains("18083");
    }

    @Test
    void aReleaseThatEndsAtOnceGivesItsPlaceBack() {
        var bad = "demo/web:" + app;
        Lab.docker(2, "create", "--name", app + "-9", "demo/web:2");
        Lab.docker(2, "commit", "--change", "ENTRYPOINT [\"/bin/sh\",\"-c\",\"exit 7\"]", app + "-9", bad);
        Lab.docker(2, "rm", app + "-9");
        first("-p", "18084:80", "demo/web:1");
        var before = inspect(app + "-1", "{{.Id}}");
        try {
            var run = operator.run(previewOf(redeploy(bad)), _ -> {});

            assertThat(run.state()).isEqualTo(Run.State.FAILED);
            assertThat(run.message()).contains("ended with code 7", "the old one was started again");
            assertThat(inspect(app + "-1", "{{.Id}} {{.State.Running}}")).isEqualTo(before + " true");
        } finally {
            clear();
            Lab.docker(2, "rmi", bad);
        }
    }

    @Test
    void allAreRestartedOneAfterAnother() {
        first("demo/web:1");
        scale(2);
        var before = inspect(app + "-2", "{{.State.StartedAt}}");

        change(new Operation.RestartApp(id), "demo/web:1", 2);

        assertThat(inspect(app + "-2", "{{.State.StartedAt}}")).isNotEqualTo(before);
    }
}
