package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.contract.Launches;
import io.binnacle.craft.Json;
import io.binnacle.model.Mount;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker;
import io.binnacle.spi.Worker.Launched;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a real engine makes of a launch that asks for much.
final class LaunchOptionsIT {
    private final String name = "options-" + UUID.randomUUID().toString().substring(0, 8);
    private final Watching watching =
            new Watching(new DockerConnector().open(Lab.host(2), Lab.surroundings())).untilLive();

    @AfterEach
    void clear() {
        watching.close();
        Lab.docker(2, "rm", "-fv", name);
    }

    private Launch launch() {
        var launch = new Launch(
                name,
                "demo/web:1",
                Launch.Pull.IF_MISSING,
                List.of(),
                List.of("/bin/web"),
                Optional.of("0:0"),
                Map.of("PORT", "8080"),
                Map.of("team", "blue"),
                "bridge",
                List.of(),
                List.of(new Mount("volume", "shelf", "/shelf", true), new Mount("tmpfs", "", "/scratch", false)),
                0.5,
                0.25,
                64L << 20,
                false,
                true,
                Optional.of(Duration.ofMillis(2500)),
                List.of());
        for (var option : List.of(
                "cap-add=NET_ADMIN",
                "ulimit=nofile=100:200",
                "add-host=db:10.1.2.3",
                "init=true",
                "log-driver=json-file",
                "log-opt=max-size=1m",
                "hostname=inside",
                "sysctl=net.ipv4.ip_forward=0",
                "dns=10.9.9.9",
                "shm-size=8m",
                "workdir=/www")) {
            var pair = option.split("=", 2);
            launch = Launches.told(launch, pair[0], pair[1]);
        }
        return launch;
    }

    @Test
    void everythingAskedForIsThere() throws IOException {
        var host = watching.topology().hosts().keySet().iterator().next();
        var worker = watching.connection().capability(Worker.class).orElseThrow();

        assertThat(worker.launch(host, launch())).isInstanceOf(Launched.Started.class);

        var is = Json.read(Lab.docker(2, "inspect", name)).get(0);
        var told = is.path("HostConfig");
        assertThat(told.path("CpuShares").asInt()).isEqualTo(512);
        assertThat(told.path("NanoCpus").asLong()).isEqualTo(250_000_000);
        assertThat(told.path("Memory").asLong()).isEqualTo(64L << 20);
        assertThat(told.path("CapAdd").toString()).contains("NET_ADMIN");
        assertThat(told.path("Ulimits").get(0).path("Hard").asInt()).isEqualTo(200);
        assertThat(told.path("ExtraHosts").get(0).asText()).isEqualTo("db:10.1.2.3");
        assertThat(told.path("Init").asBoolean()).isTrue();
        assertThat(told.path("LogConfig").path("Config").path("max-size").asText())
                .isEqualTo("1m");
        assertThat(told.path("Binds").get(0).asText()).isEqualTo("shelf:/shelf:ro");
        assertThat(told.path("Tmpfs").has("/scratch")).isTrue();
        assertThat(told.path("ShmSize").asLong()).isEqualTo(8L << 20);
        assertThat(told.path("Dns").get(0).asText()).isEqualTo("10.9.9.9");
        assertThat(told.path("RestartPolicy").path("Name").asText()).isIn("", "no");
        assertThat(is.path("Config").path("Hostname").asText()).isEqualTo("inside");
        assertThat(is.path("Config").path("User").asText()).isEqualTo("0:0");
        assertThat(is.path("Config").path("Tty").asBoolean()).isTrue();
        assertThat(is.path("Config").path("WorkingDir").asText()).isEqualTo("/www");
        assertThat(is.path("Config").path("StopTimeout").asInt()).isEqualTo(3);
        assertThat(Json.texts(is.path("Config").path("Env"))).contains("PORT=8080");
    }
}
