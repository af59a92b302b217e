package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerState;
import io.binnacle.model.Presence;
import io.binnacle.spi.Connection.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Engines that freeze, die and come back.
final class HostsIT {
    private final String name = "hosts-" + UUID.randomUUID().toString().substring(0, 8);
    private final Watching one = watch(1);
    private final Watching two = watch(2);
    private final Watching three = watch(3);

    private static Watching watch(int number) {
        return new Watching(new DockerConnector().open(Lab.host(number), Lab.surroundings())).untilLive();
    }

    @AfterEach
    void clear() {
        one.close();
        two.close();
        three.close();
        Lab.docker(2, "rm", "-fv", name);
    }

    private static boolean stale(Watching watching) {
        return watching.host().presence() instanceof Presence.Stale;
    }

    @Test
    void aFrozenEngineIsStaleWithinFiveSecondsWhileTheOthersLive() {
        Lab.docker(2, "run", "-d", "--name", name, "busybox", "sleep", "1000");
        two.until(name, "runs", container -> container.state() == ContainerState.RUNNING);

        Lab.script("host-stop", "2");
        try {
            two.until("stale", Duration.ofSeconds(5), HostsIT::stale);
            assertThat(((Presence.Stale) two.host().presence()).why().answered())
                    .isEqualTo("no answer in time");
            assertThat(two.container(name)).isPresent();
            two.until("told", watching -> watching.status() instanceof Status.Troubled);
            assertThat(one.host().presence().live()).isTrue();
            assertThat(three.host().presence().live()).isTrue();
        } finally {
            Lab.script("host-cont", "2");
        }

        two.connection().refresh();
        two.until(
                "live again",
                watching -> watching.host().presence().live() && watching.status() instanceof Status.Live);
        assertThat(two.container(name)).isPresent();
    }

    @Test
    void anEngineKilledAndStartedAgainIsFoundAgainByItself() {
        Lab.docker(2, "run", "-d", "--name", name, "busybox", "sleep", "1000");
        two.until(name, "runs", container -> container.state() == ContainerState.RUNNING);
        var id = two.host().id();

        Lab.script("host-kill", "2");
        two.until("stale", Duration.ofSeconds(5), HostsIT::stale);
        assertThat(((Presence.Stale) two.host().presence()).why().answered()).isEqualTo("connection refused");
        Lab.script("host-start", "2");

        two.until(
                "live again",
                Duration.ofSeconds(20),
                watching -> watching.host().presence().live() && watching.status() instanceof Status.Live);
        assertThat(two.host().id()).isEqualTo(id);
        Lab.docker(2, "rm", "-fv", name);
        two.until(
                "its containers are followed again",
                watching -> watching.container(name).isEmpty());
    }
}
