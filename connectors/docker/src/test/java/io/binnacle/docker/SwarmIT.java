package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Availability;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Host;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Run;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The three hosts of the lab as one swarm, which is dissolved at the end.
final class SwarmIT {
    private static final AppId WEB = new AppId("it-web");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Watching manager = open(1);

    @BeforeAll
    static void join() {
        Lab.script("swarm");
    }

    @AfterAll
    static void dissolve() {
        for (var host : List.of(3, 2, 1)) {
            if (!Lab.docker(host, "info", "-f", "{{.Swarm.LocalNodeState}}").equals("inactive")) {
                Lab.docker(host, "swarm", "leave", "--force");
            }
        }
    }

    private static Watching open(int host) {
        return new Watching(new DockerConnector().open(Lab.host(host), Lab.surroundings())).untilLive();
    }

    @AfterEach
    void clear() {
        manager.close();
        var services = Lab.docker(1, "service", "ls", "-q");
        if (!services.isBlank()) {
            var words = new ArrayList<>(List.of("service", "rm"));
            words.addAll(services.lines().toList());
            Lab.docker(1, words.toArray(String[]::new));
        }
    }

    private static void create(String name, String... words) {
        var all = new ArrayList<>(List.of(
                "service", "create", "--detach", "--no-resolve-image", "--name", name, "--stop-grace-period", "0s"));
        all.addAll(List.of(words));
        Lab.docker(1, all.toArray(String[]::new));
    }

    private Operator operator() {
        return manager.connection().capability(Operator.class).orElseThrow();
    }

    private Preview preview(Operation operation) {
        return switch (operator().preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    private void done(Operation operation) {
        var run = operator().run(preview(operation), _ -> {});
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
    }

    private static List<Container> running(Watching watching) {
        return watching.topology().containers().values().stream()
                .filter(one -> one.app().equals(WEB) && one.state() == ContainerState.RUNNING)
                .toList();
    }

    private static Optional<App> web(Watching watching) {
        return Optional.ofNullable(watching.topology().apps().get(WEB));
    }

    private static Host host(Watching watching, String name) {
        return watching.topology().hosts().values().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServiceIsSeenScaledUpdatedRolledBackAndMovedOffANode() {
        create("it-web", "--replicas", "2", "--update-monitor", "100ms", "demo/web:1");
        manager.until("two run", LONG, one -> running(one).size() == 2);
        assertThat(web(manager).orElseThrow().wanted()).isEqualTo(OptionalInt.of(2));
        assertThat(manager.topology().hosts()).hasSize(3);
        try (var worker = open(2)) {
            var merged = manager.topology().merge(worker.topology());
            assertThat(merged.hosts()).hasSize(3);
            var refused = worker.connection()
                    .capability(Operator.class)
                    .orElseThrow()
                    .refusal(new Operation.Drain(worker.host().id()));
            assertThat(refused.orElseThrow().next()).contains("manager of its swarm");
        }

        var stale = preview(new Operation.Scale(WEB, 5));
        done(new Operation.Scale(WEB, 4));
        manager.until("four run", LONG, one -> running(one).size() == 4);
        assertThat(operator().run(stale, _ -> {}).refusal().orElseThrow().reason())
                .isEqualTo(io.binnacle.model.Refusal.Reason.STALE);

        var before = web(manager).orElseThrow().revisions().getFirst().id();
        done(new Operation.Redeploy(WEB, Optional.of("demo/web:2"), Map.of("COLOUR", Optional.of("blue"))));
        manager.until(
                "all are new",
                LONG,
                one -> running(one).size() == 4
                        && running(one).stream()
                                .allMatch(is -> is.image().reference().equals("demo/web:2")));
        var after = web(manager).orElseThrow().revisions();
        assertThat(after.getFirst().id()).isNotEqualTo(before);
        assertThat(running(manager))
                .allMatch(one -> one.revision().equals(after.getFirst().id()));

        done(new Operation.Rollback(WEB, before));
        manager.until(
                "all are old again",
                LONG,
                one -> web(one).filter(app -> app.revisions().getFirst().id().equals(before))
                        .isPresent());

        var second = host(manager, "node2");
        done(new Operation.Drain(second.id()));
        manager.until(
                "none is left there",
                LONG,
                one -> running(one).size() == 4
                        && running(one).stream().noneMatch(is -> is.host().equals(second.id()))
                        && host(one, "node2").availability() == Availability.DRAINED);
        done(new Operation.Activate(second.id()));
    }

    @Test
    void whoFindsNoNodeSaysWhyAndWhoRunsElsewhereIsHeard() {
        create("it-nowhere", "--constraint", "node.labels.moon==full", "busybox", "sleep", "1000");
        create("it-talk", "--mode", "global", "busybox", "sh", "-c", "echo here I am; sleep 1000");

        manager.until(
                "the reason is told",
                LONG,
                one -> one.topology().deployments().values().stream()
                        .anyMatch(deployment -> deployment.app().value().equals("it-nowhere")
                                && deployment
                                        .waitingFor()
                                        .contains("no suitable node (scheduling constraints not satisfied")));
        var away = host(manager, "node3").id();
        manager.until(
                "it runs on the third node", LONG, one -> talker(one, away).isPresent());
        var heard = new LogRecorder();
        var logs = manager.connection().capability(Logs.class).orElseThrow();
        try (var _ =
                logs.read(new Logs.Request(talker(manager, away).orElseThrow().id(), 10, false), heard)) {
            heard.until("its line", lines -> lines.contains("here I am"));
        }
    }

    private static Optional<Container> talker(Watching watching, io.binnacle.model.HostId host) {
        return watching.topology().containers().values().stream()
                .filter(one -> one.app().value().equals("it-talk")
                        && one.host().equals(host)
                        && one.state() == ContainerState.RUNNING)
                .findFirst();
    }
}
