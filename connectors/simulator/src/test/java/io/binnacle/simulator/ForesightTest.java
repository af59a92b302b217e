package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Run;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is previewed is what comes, as long as nobody interferes.
@Timeout(120)
class ForesightTest {
    private static final int OPERATIONS = 1_000;
    private static final int MOST_INSTANCES = 12;

    private final SimulatedCluster cluster = Demo.quiet();
    private final Connection connection = cluster.connect();
    private final Operator operator = connection.capability(Operator.class).orElseThrow();
    private final Random random = new Random(7);

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void aThousandRandomOperationsEndAsPreviewed() {
        var done = 0;
        var waited = 0;
        while (done < OPERATIONS) {
            var operation = operation();
            if (operator.preview(operation) instanceof Preview.Answer.Possible(Preview preview)) {
                var before = instances(operation);
                if (preview.outlook().waitingInstances() > 0) {
                    waited++;
                    continue;
                }
                assertThat(run(preview).state()).as(preview.summary()).isEqualTo(Run.State.DONE);
                cameTrue(preview, before, instances(operation));
                done++;
            }
        }
        assertThat(waited).as("not all are small").isLessThan(OPERATIONS);
    }

    private Operation.OnApp operation() {
        var apps = cluster.truth().apps().values().stream()
                .sorted(Comparator.comparing(App::id))
                .toList();
        var app = apps.get(random.nextInt(apps.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Operation.RestartApp(app.id());
            case 1 ->
                new Operation.Rollback(
                        app.id(),
                        app.revisions()
                                .get(random.nextInt(app.revisions().size()))
                                .id());
            case 2 -> new Operation.Redeploy(app.id(), Optional.of("registry.lab/new:" + random.nextInt(3)));
            default -> new Operation.Scale(app.id(), random.nextInt(MOST_INSTANCES + 1));
        };
    }

    private Map<ContainerId, Container> instances(Operation.OnApp operation) {
        return cluster.truth().containers().values().stream()
                .filter(one -> one.app().equals(operation.app()))
                .collect(Collectors.toMap(Container::id, one -> one));
    }

    private Run run(Preview preview) {
        var run = CompletableFuture.supplyAsync(() -> operator.run(preview, _ -> {}), Thread::startVirtualThread);
        while (!run.isDone()) {
            cluster.time().advance(Duration.ofMillis(500));
            keeps(preview);
            Thread.onSpinWait();
        }
        return run.join();
    }

    /// While it goes, never fewer are well and never more are there than was told.
    private void keeps(Preview preview) {
        var now = instances((Operation.OnApp) preview.operation()).values();
        assertThat(now.stream().filter(ForesightTest::well))
                .as("floor of " + preview.summary() + " while " + unwell(now))
                .hasSizeGreaterThanOrEqualTo(preview.outlook().floor().orElseThrow());
        assertThat(now)
                .as("ceiling of " + preview.summary())
                .hasSizeLessThanOrEqualTo(preview.outlook().ceiling().orElseThrow());
    }

    private static List<String> unwell(Collection<Container> all) {
        return all.stream()
                .filter(one -> !well(one))
                .map(one -> one.name() + " " + one.state() + " " + one.health())
                .toList();
    }

    private static boolean well(Container one) {
        return one.state() == ContainerState.RUNNING
                && one.health().status() != Health.Status.UNHEALTHY
                && one.health().status() != Health.Status.STARTING;
    }

    private static void cameTrue(
            Preview preview, Map<ContainerId, Container> before, Map<ContainerId, Container> after) {
        var outlook = preview.outlook();
        switch (preview.operation()) {
            case Operation.Scale scale -> {
                assertThat(after).as(preview.summary()).hasSize(scale.instances());
                assertThat(came(before, after))
                        .as(preview.summary())
                        .containsExactlyInAnyOrderElementsOf(arrivals(outlook));
                assertThat(gone(before, after))
                        .as(preview.summary())
                        .containsExactlyInAnyOrderElementsOf(outlook.departures());
            }
            case Operation.Redeploy _, Operation.Rollback _ -> {
                assertThat(after).as(preview.summary()).hasSize(before.size());
                assertThat(gone(before, after))
                        .as(preview.summary())
                        .containsExactlyInAnyOrderElementsOf(outlook.departures());
                image(outlook)
                        .ifPresent(image -> assertThat(after.values())
                                .as(preview.summary())
                                .allMatch(one -> one.image().reference().equals(image)));
            }
            default -> assertThat(after.keySet()).as(preview.summary()).isEqualTo(before.keySet());
        }
    }

    private static Optional<String> image(Outlook outlook) {
        return outlook.differences().stream()
                .filter(one -> one.field().equals("image"))
                .map(Outlook.Difference::after)
                .findFirst();
    }

    private static List<String> arrivals(Outlook outlook) {
        return outlook.arrivals().stream()
                .map(one -> one.name() + " on " + one.host())
                .toList();
    }

    private static List<String> came(Map<ContainerId, Container> before, Map<ContainerId, Container> after) {
        var came = new HashMap<>(after);
        came.keySet().removeAll(before.keySet());
        return came.values().stream()
                .map(one -> one.name() + " on " + one.host())
                .toList();
    }

    private static List<ContainerId> gone(Map<ContainerId, Container> before, Map<ContainerId, Container> after) {
        return before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
    }
}
