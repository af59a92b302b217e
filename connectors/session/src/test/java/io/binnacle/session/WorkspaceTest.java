package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.AppId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    private static final TopologyChange PICTURE =
            Given.change(Given.host("a"), Given.app("web"), Given.container("web-1", "web", "a"));

    @TempDir
    private Path directory;

    private final FakeCluster one = new FakeCluster("one");
    private final FakeCluster two = new FakeCluster("two");
    private Workspace workspace = new Workspace(List.of(), Surroundings.ofThisProcess(), Path.of("/"));

    @BeforeEach
    void open() {
        workspace.close();
        var surroundings = new Surroundings(
                Clock.fixed(Given.NOW, ZoneOffset.UTC), RandomGenerator.getDefault(), Map.of(), directory);
        workspace = new Workspace(List.of(one, two), surroundings, directory);
        workspace.open(new Endpoint("one"));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void untilSeen(String container) {
        Await.until(() -> workspace.picture().topology().containers().containsKey(new ContainerId(container)));
    }

    @Test
    void thePictureIsCompleteOnceEveryClusterHasTold() {
        Await.until(() -> workspace.picture().clusters().size() == 1);
        assertThat(workspace.picture().complete()).isFalse();
        one.tell(PICTURE);
        Await.until(() -> workspace.picture().complete());
        assertThat(workspace.picture().topology()).isEqualTo(Topology.EMPTY.apply(PICTURE));
    }

    @Test
    void aClusterThatFailsHoldsUpNobody() {
        workspace.open(new Endpoint("two"));
        one.tell(PICTURE);
        two.tell(new Connection.Status.Troubled(Given.refusal("refused"), Given.NOW, Given.NOW));
        Await.until(() -> workspace.picture().complete());
        untilSeen("web-1");
    }

    @Test
    void whoWatchesSeesEveryChangeAndEndsUpWithThePicture() {
        var mine = new AtomicReference<>(Topology.EMPTY);
        try (var _ = workspace.watch(picture -> mine.updateAndGet(known -> known.apply(picture.change())))) {
            one.tell(PICTURE);
            for (var i = 2; i < 200; i++) {
                one.tell(Given.change(Given.container("web-" + i, "web", "a")));
            }
            Await.until(() -> mine.get().containers().size() == 199);
            assertThat(mine.get()).isEqualTo(workspace.picture().topology());
        }
    }

    @Test
    void aWatcherThatFailsStopsNobodyElse() {
        try (var _ = workspace.watch(_ -> {
            throw new IllegalStateException("on purpose");
        })) {
            one.tell(PICTURE);
            untilSeen("web-1");
        }
    }

    @Test
    void whatIsAskedForBeforeItIsKnownIsMeasuredOnceItIs() {
        workspace.measure(this, Set.of(new ContainerId("web-1")));
        one.tell(PICTURE);
        Await.until(() -> one.measured.contains(Set.of(new ContainerId("web-1"))));
    }

    @Test
    void whatTwoLookAtIsMeasuredOnce() {
        one.tell(PICTURE);
        untilSeen("web-1");
        workspace.measure("map", Set.of(new ContainerId("web-1")));
        workspace.measure("inspector", Set.of(new ContainerId("web-1"), new HostId("a")));
        Await.until(() -> one.measured.contains(Set.of(new ContainerId("web-1"), new HostId("a"))));
        workspace.measure("map", Set.of());
        workspace.measure("inspector", Set.of(new HostId("a")));
        Await.until(() -> one.measured.getLast().equals(Set.of(new HostId("a"))));
    }

    @Test
    void aClosedClusterTakesItsThingsWithIt() {
        workspace.open(new Endpoint("two"));
        one.tell(PICTURE);
        two.tell(Given.change(Given.host("b"), Given.container("db-1", "db", "b")));
        untilSeen("db-1");
        workspace.close(one.cluster());
        Await.until(() -> workspace.picture().topology().containers().keySet().equals(Set.of(new ContainerId("db-1"))));
        assertThat(one.closed()).isTrue();
    }

    @Test
    void openingTheSameAgainIsLookingAtItAgain() {
        one.tell(PICTURE);
        untilSeen("web-1");
        assertThat(workspace.open(new Endpoint("two"))).isEqualTo(two.cluster());
        Await.until(() -> workspace.picture().clusters().size() == 2);
    }

    @Test
    void anAddressNobodyUnderstandsIsRefusedWithTheNextStep() {
        assertThatThrownBy(() -> workspace.open(new Endpoint("gopher://x")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Next: write unix:///");
    }

    @Test
    void anAppIsChangedByTheClusterThatDoesNotRefuse() {
        one.refuseAll();
        workspace.open(new Endpoint("two"));
        one.tell(PICTURE);
        untilSeen("web-1");
        scaled(new AppId("web"));
        assertThat(one.done).isEmpty();
        assertThat(two.done).hasSize(1);
    }

    @Test
    void anAppWithoutInstancesCanBeScaled() {
        one.tell(Given.change(Given.app("web")));
        scaled(new AppId("web"));
        assertThat(one.done).hasSize(1);
    }

    private void scaled(AppId app) {
        workspace.desk().arm(Duration.ofMinutes(1));
        workspace.desk().run(Given.preview(new Operation.Scale(app, 2)), _ -> {});
    }
}
