package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ClusterEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An engine that becomes a manager of a swarm while it is watched, and ceases to be one.
@Timeout(60)
final class SwarmWatchTest {
    private static final String NODE = """
            {"Type":"node","Action":"update","Actor":{"ID":"node2","Attributes":{"name":"node2",\
            "availability.new":"drain","availability.old":"active"}},"timeNano":%d}""";

    private final FakeEngine engine = new FakeEngine();
    private final Watching watching = new Watching(new DockerConnector().open(engine.endpoint(), Lab.surroundings()));

    @AfterEach
    void close() {
        watching.close();
        engine.close();
    }

    @Test
    void itsSwarmComesAndGoesWithIt() {
        watching.untilLive();
        assertThat(watching.topology().hosts()).hasSize(1);

        var swarm = new FakeSwarm(engine);
        engine.event(NODE.formatted(1_000_000_000L));
        watching.until("both nodes", one -> one.topology().hosts().size() == 2);
        watching.until("its service", one -> one.topology().apps().containsKey(new AppId("web")));
        assertThat(watching.events())
                .extracting(ClusterEvent::name, ClusterEvent::detail)
                .contains(org.assertj.core.api.Assertions.tuple("node2", "node set to drain"));

        swarm.somebodyElse();
        engine.event(NODE.formatted(2_000_000_000L));
        watching.until(
                "the other image",
                one -> one.topology().apps().values().stream()
                        .anyMatch(app -> app.image().reference().equals("demo/web:9")));

        engine.heal();
        engine.fault("/services", FakeEngine.status(503, "{\"message\":\"This node is not a swarm manager.\"}"));
        engine.event(NODE.formatted(3_000_000_000L));
        watching.until(
                "only itself",
                one -> one.topology().hosts().size() == 1
                        && one.topology().apps().isEmpty());
    }
}
