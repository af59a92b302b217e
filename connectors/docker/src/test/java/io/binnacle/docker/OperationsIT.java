package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.model.Sample;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is done to containers of a real engine, and what is measured of them.
final class OperationsIT {
    private final String name = "op-" + UUID.randomUUID().toString().substring(0, 8);
    private final Watching watching =
            new Watching(new DockerConnector().open(Lab.host(2), Lab.surroundings())).untilLive();
    private final Operator operator =
            watching.connection().capability(Operator.class).orElseThrow();

    @AfterEach
    void clear() {
        watching.close();
        Lab.docker(2, "rm", "-fv", name);
    }

    private ContainerId run(String... words) {
        var all = new ArrayList<>(List.of("run", "-d", "--name", name));
        all.addAll(List.of(words));
        var id = new ContainerId(Lab.docker(2, all.toArray(String[]::new)));
        watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);
        return id;
    }

    private Preview preview(Operation operation) {
        return switch (operator.preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private void perform(Operation operation) {
        assertThat(operator.run(preview(operation), run -> {}).state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void eachOperationDoesWhatItSays() {
        var id = run("demo/web:1");

        perform(new Operation.Pause(id));
        watching.until(name, "is paused", one -> one.state() == ContainerState.PAUSED);
        perform(new Operation.Unpause(id));
        watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);
        perform(new Operation.Stop(id, 5));
        watching.until(name, "is stopped", one -> one.state() == ContainerState.EXITED);
        perform(new Operation.Start(id));
        watching.until(name, "runs", one -> one.state() == ContainerState.RUNNING);
        var first = watching.container(name).orElseThrow().startedAt();
        perform(new Operation.Restart(id, 5));
        watching.until(
                name, "was restarted", one -> !one.startedAt().equals(first) && one.state() == ContainerState.RUNNING);
        perform(new Operation.Kill(id, "KILL"));
        watching.until(name, "was killed", one -> one.state() == ContainerState.EXITED);
        perform(new Operation.Remove(id, true));
        watching.until("it is gone", one -> one.container(name).isEmpty());
    }

    @Test
    void thePreviewsCommandDoesTheSame() {
        var id = run("demo/web:1");
        var preview = preview(new Operation.Stop(id, 3));
        assertThat(preview.command()).isEqualTo("docker -H " + Lab.host(2).address() + " stop -t 3 " + name);

        Lab.run(List.of("sh", "-c", preview.command()));

        watching.until(name, "is stopped", one -> one.state() == ContainerState.EXITED);
    }

    @Test
    void aPreviewOfWhatHasChangedSinceIsRefused() {
        var id = run("demo/web:1");
        var preview = preview(new Operation.Stop(id, 3));
        Lab.docker(2, "restart", "-t", "0", name);

        var told = new ArrayList<Run>();
        var run = operator.run(preview, told::add);

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.STALE);
        assertThat(told).containsExactly(run);
    }

    @Test
    void anAnonymousVolumeIsNamedAmongTheLosses() {
        var id = run("-v", "/data", "demo/web:1");

        assertThat(preview(new Operation.Remove(id, true)).losses()).anyMatch(loss -> loss.contains("/data"));
        assertThat(preview(new Operation.Remove(id, false)).losses()).noneMatch(loss -> loss.contains("/data"));
        assertThat(preview(new Operation.Remove(id, true)).friction()).isEqualTo(Preview.Friction.TYPE_NAME);
    }

    @Test
    void whatTheEngineRefusesIsToldInItsWords() {
        var id = new ContainerId(Lab.docker(
                2, "create", "--name", name, "-v", "/no/such/dir/here:/x:ro", "busybox", "/no/such/program"));
        watching.until(name, "is there", one -> true);

        var run = operator.run(preview(new Operation.Start(id)), each -> {});

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal().orElseThrow().answered()).contains("no such file");
    }

    @Test
    void aContainerIsMeasured() {
        var id = run("busybox", "sh", "-c", "while :; do :; done");
        var samples = new CopyOnWriteArrayList<Sample>();

        var measuring =
                watching.connection().capability(Samples.class).orElseThrow().measure(Set.of(id), samples::addAll);

        watching.until(
                "figures",
                one -> samples.stream().anyMatch(sample -> sample.metric() == Metric.CPU)
                        && samples.stream().anyMatch(sample -> sample.metric() == Metric.MEMORY));
        assertThat(samples.stream()
                        .filter(sample -> sample.metric() == Metric.CPU)
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isBetween(0.05, 1.5);
        measuring.close();
        var count = samples.size();
        assertThat(samples).hasSize(count);
    }
}
