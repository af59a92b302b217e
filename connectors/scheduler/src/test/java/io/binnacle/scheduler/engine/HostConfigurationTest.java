package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a host's labels mean to the scheduler.
final class HostConfigurationTest {
    private static Set<String> roles(Map<String, String> labels) {
        var host = new Host(
                new HostId("h"),
                new ClusterId("c"),
                "node1",
                "10.0.0.1",
                Set.of(),
                new Presence.Live(),
                new Capacity(4, 1 << 30),
                "",
                labels);
        return HostConfiguration.none()
                .state(host, true, Instant.EPOCH, Set.of())
                .roles();
    }

    @Test
    void aPublicHostIsTheOneThatClientsOfDcosAskFor() {
        assertThat(roles(Map.of("binnacle.roles", "public, *")))
                .containsExactlyInAnyOrder("public", "slave_public", "*");
        assertThat(roles(Map.of("binnacle.roles", "slave_public"))).containsExactly("slave_public");
        assertThat(roles(Map.of())).containsExactly("*");
    }
}
