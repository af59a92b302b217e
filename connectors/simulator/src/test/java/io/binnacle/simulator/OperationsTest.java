package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Health;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Run;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Operations on apps: what they promise, what they do over time, and how they are undone.
@Timeout(60)
class OperationsTest {
    private static final AppId CHECKOUT = new AppId("shop/checkout");
    private static final AppId SEARCH = new AppId("shop/search");

    private final SimulatedCluster cluster = Demo.quiet();
    private final Connection connection = cluster.connect();
    private final Operator operator = connection.capability(Operator.class).orElseThrow();

    @AfterEach
    void close() {
        connection.close();
    }

    private Preview preview(Operation operation) {
        return switch (operator.preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    /// Runs it, while time passes in quarter seconds and `each` looks on.
    private Run run(Operation operation, Runnable each) {
        var preview = preview(operation);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = CompletableFuture.supplyAsync(() -> operator.run(preview, _ -> {}), threads);
            while (!run.isDone()) {
                cluster.time().advance(Duration.ofMillis(250));
                each.run();
                Thread.onSpinWait();
            }
            return run.join();
        }
    }

    private Run run(Operation operation) {
        return run(operation, () -> {});
    }

    private List<Container> instances(AppId app) {
        return cluster.truth().containers().values().stream()
                .filter(one -> one.app().equals(app))
                .toList();
    }

    private App app(AppId id) {
        return cluster.truth().apps().values().stream()
                .filter(app -> app.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPreviewOfARollbackSaysWhatChangesAndHidesSecrets() {
        var preview = preview(new Operation.Rollback(CHECKOUT, new RevisionId("shop/checkout@r40")));
        assertThat(preview.summary()).isEqualTo("Roll back checkout from r41 to r40");
        assertThat(preview.outlook().differences())
                .extracting(Outlook.Difference::line)
                .containsExactlyInAnyOrder(
                        "image registry.lab/checkout:2.41.0 → registry.lab/checkout:2.40.3",
                        "env POOL_MAX 20 → 50",
                        "env PAYMENTS_TOKEN •••••••• → •••••••• differs",
                        "memory 512 MiB → 384 MiB");
        assertThat(preview.steps().getFirst()).contains("checkout-2");
        assertThat(preview.outlook().floor()).hasValue(4);
        assertThat(preview.outlook().ceiling()).hasValue(7);
        assertThat(preview.losses()).contains("Volume orders keeps what was written to it");
        assertThat(preview.noticed()).contains("api-gateway", "web");
        assertThat(preview.command()).startsWith("curl -X PUT").contains("/v2/apps/shop/checkout");
        assertThat(preview.inverse()).contains(new Operation.Rollback(CHECKOUT, new RevisionId("shop/checkout@r41")));
        assertThat(cluster.truth().deployments()).isEmpty();
    }

    @Test
    void aRollbackHealsCheckoutAndNeverFallsBelowWhatItPromised() {
        var fewestHealthy = new ArrayList<Long>();
        var most = new ArrayList<Integer>();
        var run = run(new Operation.Rollback(CHECKOUT, new RevisionId("shop/checkout@r40")), () -> {
            fewestHealthy.add(healthy(CHECKOUT));
            most.add(instances(CHECKOUT).size());
        });
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(fewestHealthy).allMatch(healthy -> healthy >= 4);
        assertThat(most).allMatch(count -> count <= 7);
        assertThat(instances(CHECKOUT)).hasSize(6).allSatisfy(one -> {
            assertThat(one.image().reference()).isEqualTo("registry.lab/checkout:2.40.3");
            assertThat(Condition.of(one, cluster.time().now())).isEqualTo(Condition.HEALTHY);
        });
        assertThat(app(CHECKOUT).revisions().getFirst().name()).isEqualTo("r42");
        assertThat(app(CHECKOUT).revisions().getFirst().verdict()).isEqualTo(Revision.Verdict.HEALTHY);
        assertThat(cluster.truth().deployments()).isEmpty();
    }

    private long healthy(AppId app) {
        return instances(app).stream()
                .filter(one -> one.health().status() == Health.Status.HEALTHY)
                .count();
    }

    @Test
    void aChangeUnderWayShowsAsADeploymentAndIsNotDisturbed() {
        var seen = new ArrayList<Integer>();
        run(new Operation.Redeploy(SEARCH, Optional.of("registry.lab/search:0.32")), () -> {
            cluster.truth().deployments().values().forEach(deployment -> seen.add(deployment.done()));
            if (!cluster.truth().deployments().isEmpty()) {
                assertThat(operator.refusal(new Operation.Scale(SEARCH, 9))).isPresent();
            }
        });
        assertThat(seen).isSorted().contains(0, 3, 5);
        assertThat(instances(SEARCH))
                .hasSize(6)
                .allMatch(one -> one.image().tag().equals("0.32"));
    }

    @Test
    void scalingUpLandsWhereThePreviewSaid() {
        var preview = preview(new Operation.Scale(SEARCH, 9));
        assertThat(preview.summary()).isEqualTo("Scale search 6 → 9");
        assertThat(preview.steps()).hasSize(3).allMatch(step -> step.contains(" starts on "));
        run(new Operation.Scale(SEARCH, 9));
        assertThat(instances(SEARCH)).hasSize(9);
        assertThat(preview.steps())
                .containsExactlyInAnyOrderElementsOf(List.of("search-7", "search-8", "search-9").stream()
                        .map(name -> name + " starts on " + hostOf(name))
                        .toList());
        assertThat(app(SEARCH).wanted()).hasValue(9);
        run(preview.inverse().orElseThrow());
        assertThat(instances(SEARCH)).hasSize(6);
    }

    private String hostOf(String name) {
        var id = cluster.container(name).host();
        return cluster.truth().hosts().values().stream()
                .filter(host -> host.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void whatDoesNotFitWaitsAndSaysWhy() {
        var preview = preview(new Operation.Scale(SEARCH, 60));
        assertThat(preview.steps().getLast()).isEqualTo("and 42 more in the same way");
        var run = run(new Operation.Scale(SEARCH, 60));
        assertThat(run.message()).contains("waits: no host has 4096 MiB left for search");
        assertThat(cluster.truth().deployments().values())
                .hasSize(1)
                .allMatch(deployment -> deployment.waitingFor().startsWith("no host has"));
    }

    @Test
    void scalingDownTakesTheSickFirst() {
        run(new Operation.Scale(CHECKOUT, 4));
        assertThat(instances(CHECKOUT).stream().map(Container::name))
                .containsExactlyInAnyOrder("checkout-1", "checkout-3", "checkout-5", "checkout-6");
    }

    @Test
    void scalingToNothingMustBeTyped() {
        assertThat(preview(new Operation.Scale(SEARCH, 0)).friction()).isEqualTo(Preview.Friction.TYPE_NAME);
        run(new Operation.Scale(SEARCH, 0));
        assertThat(instances(SEARCH)).isEmpty();
        run(new Operation.Scale(SEARCH, 2));
        assertThat(instances(SEARCH)).hasSize(2);
    }

    @Test
    void aBrokenImageFailsAndSaysSo() {
        var run = run(new Operation.Redeploy(SEARCH, Optional.of("registry.lab/search:broken")));
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains("did not become healthy");
        assertThat(instances(SEARCH).stream().filter(one -> one.image().tag().equals("0.31")))
                .hasSize(6);
    }

    @Test
    void restartingAnAppKeepsItsInstances() {
        var before = instances(SEARCH).stream().map(Container::id).toList();
        assertThat(run(new Operation.RestartApp(SEARCH)).state()).isEqualTo(Run.State.DONE);
        assertThat(instances(SEARCH).stream().map(Container::id)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(instances(SEARCH)).allMatch(one -> one.restarts() == 0);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(operator.refusal(new Operation.Scale(SEARCH, -1))).isPresent();
        assertThat(operator.refusal(new Operation.Rollback(SEARCH, new RevisionId("never"))))
                .isPresent();
        assertThat(operator.refusal(new Operation.Rollback(CHECKOUT, new RevisionId("shop/checkout@r41"))))
                .isPresent();
        assertThat(operator.refusal(new Operation.Redeploy(SEARCH, Optional.of(" "))))
                .isPresent();
        assertThat(operator.refusal(new Operation.RestartApp(new AppId("no/such"))))
                .isPresent();
        assertThat(operator.refusal(
                        new Operation.Kill(cluster.container("web-1").id(), "NOPE")))
                .isPresent();
    }

    @Test
    void stoppingTheCrashLoopEndsIt() {
        var id = cluster.container("mailer-7").id();
        run(new Operation.Stop(id, 10));
        Demo.pass(cluster, Duration.ofMinutes(3));
        assertThat(cluster.container("mailer-7").restarts()).isEqualTo(11);
    }

    @Test
    void everyCommandNamesTheHostOrTheApp() {
        var id = cluster.container("web-1").id();
        assertThat(preview(new Operation.Stop(id, 7)).command())
                .isEqualTo("docker --host tcp://10.20.0.11:2376 stop --time 7 web-1");
        assertThat(preview(new Operation.Remove(id, true)).friction()).isEqualTo(Preview.Friction.TYPE_NAME);
        assertThat(preview(new Operation.Scale(SEARCH, 8)).command())
                .isEqualTo("curl -X PUT http://127.0.0.1:8080/v2/apps/shop/search"
                        + " -H 'Content-Type: application/json' -d '{\"instances\":8}'");
    }
}
