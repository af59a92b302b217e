package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who keeps a container at its number.
final class KeeperTest {
    @Test
    void aSchedulerIsKnownByItsLabels() {
        assertThat(Keeper.of(Map.of("com.docker.swarm.service.name", "x"), "x.1"))
                .contains("the swarm");
        assertThat(Keeper.of(Map.of("io.binnacle.scheduler.app", "/x"), "x")).contains("Binnacle's own scheduler");
        assertThat(Keeper.of(Map.of(), "mesos-0f2")).contains("Mesos");
    }

    @Test
    void nobodyKeepsAComposeProject() {
        assertThat(Keeper.of(Map.of("com.docker.compose.project", "shop"), "shop-web-1"))
                .isEmpty();
    }
}
