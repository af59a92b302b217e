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
}
