package io.binnacle.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.HostId;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.scheduler.Fixtures;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.spi.Launch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What a definition becomes on a host.
final class TaskLaunchTest {
    private static final TaskLaunch LAUNCHES = new TaskLaunch(
            new Labels("s-1"),
            "debian:stable-slim",
            source -> source.equals("/shop/key") ? Optional.of("hidden") : Optional.empty());

    private static Instance instance(AppDefinition app, int port) {
        var bare = Fixtures.instance("shop_web.instance-1", app.id(), app.version());
        return Fixtures.placed(bare, new HostId("h1"), port);
    }

    @Test
    void aDefinitionBecomesAContainer() throws Unlaunchable {
        var app = Fixtures.app("/shop/web", Fixtures.START);
        var launch = LAUNCHES.of(app, instance(app, 31_007), Fetched.NOTHING);
        assertThat(launch)
                .isEqualTo(new Launch(
                        "shop_web.instance-1._app.1",
                        "demo/web:1",
                        Launch.Pull.IF_MISSING,
                        List.of("/bin/sh", "-c"),
                        List.of("echo hello"),
                        Optional.of("www"),
                        launch.environment(),
                        Map.of(
                                "io.binnacle.scheduler.id", "s-1",
                                "io.binnacle.scheduler.app", "/shop/web",
                                "io.binnacle.scheduler.instance", "shop_web.instance-1",
                                "io.binnacle.scheduler.incarnation", "1",
                                "io.binnacle.scheduler.version", "2026-03-01T10:00:00.123Z"),
                        "bridge",
                        List.of(new PortMapping(80, Protocol.TCP, "", 31_007)),
                        List.of(new Mount("bind", "/srv/data", "/data", true)),
                        0.1,
                        0,
                        128L << 20,
                        false,
                        false,
                        Optional.of(Duration.ofSeconds(3)),
                        List.of(new Launch.Parameter("init", "true"))));
    }

    @Test
    void itsEnvironmentIsMarathons() throws Unlaunchable {
        var app = Fixtures.app("/shop/web", Fixtures.START)
                .edit()
                .labels(Map.of("team.name", "shop", "a-b", "c"))
                .build();
        assertThat(LAUNCHES.of(app, instance(app, 31_007), Fetched.NOTHING).environment())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("MESOS_TASK_ID", "shop_web.instance-1._app.1"),
                        Map.entry("MARATHON_APP_ID", "/shop/web"),
                        Map.entry("MARATHON_APP_VERSION", "2026-03-01T10:00:00.123Z"),
                        Map.entry("MARATHON_APP_DOCKER_IMAGE", "demo/web:1"),
                        Map.entry("MARATHON_APP_RESOURCE_CPUS", "0.1"),
                        Map.entry("MARATHON_APP_RESOURCE_MEM", "128.0"),
                        Map.entry("MARATHON_APP_RESOURCE_DISK", "1000.0"),
                        Map.entry("MARATHON_APP_RESOURCE_GPUS", "0"),
                        Map.entry("MARATHON_APP_ENFORCE_GROUP_ROLE", "FALSE"),
                        Map.entry("MARATHON_APP_LABELS", "A_B TEAM_NAME"),
                        Map.entry("MARATHON_APP_LABEL_A_B", "c"),
                        Map.entry("MARATHON_APP_LABEL_TEAM_NAME", "shop"),
                        Map.entry("HOST", "host-1"),
                        Map.entry("PORT", "31007"),
                        Map.entry("PORTS", "31007"),
                        Map.entry("PORT0", "31007"),
                        Map.entry("PORT_80", "31007"),
                        Map.entry("PORT_HTTP", "31007"),
                        Map.entry("MODE", "fast"),
                        Map.entry("KEY", "hidden")));
    }

    @Test
    void aCommandWithoutAnImageRunsInTheDefaultImageOnTheHostsNetwork() throws Unlaunchable {
        var app = new AppBuilder(PathId.of("/sleep"), Fixtures.START)
                .cmd(Optional.of("sleep 100"))
                .build();
        var launch = LAUNCHES.of(app, instance(app, 31_001), Fetched.NOTHING);
        assertThat(launch.image()).isEqualTo("debian:stable-slim");
        assertThat(launch.network()).isEqualTo("host");
        assertThat(launch.ports()).isEmpty();
        assertThat(launch.environment()).containsEntry("PORT0", "31001").containsEntry("PORT_31001", "31001");
    }

    @Test
    void aPortNobodyNumberedIsTheSameInsideAndOutside() throws Unlaunchable {
        var both = new AppDefinition.PortMapping(
                0, OptionalInt.of(0), 10_000, "udp,tcp", Optional.empty(), Map.of(), List.of());
        var app = new AppBuilder(PathId.of("/dns"), Fixtures.START)
                .container(Optional.of(Fixtures.image("demo/dns", both)))
                .networks(List.of(Fixtures.bridge()))
                .portDefinitions(List.of())
                .build();
        assertThat(LAUNCHES.of(app, instance(app, 31_001), Fetched.NOTHING).ports())
                .containsExactly(
                        new PortMapping(31_001, Protocol.UDP, "", 31_001),
                        new PortMapping(31_001, Protocol.TCP, "", 31_001));
    }

    @Test
    void whatIsFetchedComesWithASandbox() throws Unlaunchable {
        var app = Fixtures.app("/shop/web", Fixtures.START);
        var archive = new Launch.Archive(Path.of("sandbox.tar"), "/");
        var mount = new Mount("bind", "/etc/motd", "/mnt/mesos/sandbox/motd", true);
        var launch = LAUNCHES.of(
                app, instance(app, 31_007), new Fetched(List.of(archive), List.of(mount), Optional.empty()));
        assertThat(launch.archives()).containsExactly(archive);
        assertThat(launch.mounts()).contains(mount);
        assertThat(launch.environment()).containsEntry("MESOS_SANDBOX", "/mnt/mesos/sandbox");
        assertThat(LAUNCHES.of(app, instance(app, 31_007), Fetched.NOTHING).environment())
                .doesNotContainKey("MESOS_SANDBOX");
    }

    @Test
    void whatCannotBeGivenIsRefusedInWords() {
        var secretive = Fixtures.app("/shop/web", Fixtures.START)
                .edit()
                .secrets(Map.of("key", "elsewhere"))
                .build();
        assertThatThrownBy(() -> LAUNCHES.of(secretive, instance(secretive, 1), Fetched.NOTHING))
                .isInstanceOf(Unlaunchable.class)
                .hasMessageContaining("elsewhere");
    }
}
