package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.contract.Launches;
import io.binnacle.craft.Json;
import io.binnacle.spi.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a launch may ask of an engine beside what it says itself, and what is known of registries and ports.
final class RunOptionsTest {
    private static Recipe recipe(String key, String value) throws BadOption {
        return Recipe.of(Launches.told(Launches.plain("web-1", "demo/web:1", List.of()), key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "cap-add,NET_ADMIN",
        "cap-drop,cap_mknod",
        "ulimit,nofile=1024:2048",
        "log-driver,json-file",
        "add-host,db:10.0.0.1",
        "shm-size,64m",
        "memory-swap,-1",
        "volume,/srv/data:/data:ro",
        "tmpfs,/tmp:size=64m",
        "device,/dev/null",
        "sysctl,net.core.somaxconn=512",
        "init,true",
        "cpuset-cpus,0-1",
        "link,db:database",
        "security-opt,no-new-privileges",
        "read-only,true",
        "--hostname,web"
    })
    void theCommonOnesAreUnderstood(String key, String value) {
        assertThatCode(() -> recipe(key, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "restart,always",
        "rm,true",
        "levitate,1",
        "shm-size,plenty",
        "ulimit,nofile",
        "cap-add,FLY",
        "init,perhaps",
        "log-driver,carrier-pigeon",
        "publish,80:80",
        "memory,-5",
        "cpu-shares,99999999999"
    })
    void whatCannotBeToldIsRefusedByItsName(String key, String value) {
        assertThatThrownBy(() -> recipe(key, value))
                .isInstanceOf(BadOption.class)
                .hasMessageContaining("--" + key);
    }

    @Test
    void aRefusalDoesNotRepeatAValue() {
        assertThatThrownBy(() -> recipe("env", "hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void labelsAmongTheOptionsAreLabels() throws BadOption {
        assertThat(recipe("label", "team=blue").labels())
                .isEqualTo(Map.of("io.binnacle.contract", "web-1", "team", "blue"));
    }

    @Test
    void anImageThatIsNoNameIsRefused() {
        Launch launch = Launches.plain("web-1", "demo/web?x=1", List.of());
        assertThatThrownBy(() -> Recipe.of(launch)).isInstanceOf(BadOption.class);
    }

    @ParameterizedTest
    @CsvSource({
        "busybox,https://index.docker.io/v1/",
        "demo/web:1,https://index.docker.io/v1/",
        "registry.lab:5000/web:1,registry.lab:5000",
        "localhost/web,localhost",
        "docker.io/library/busybox,https://index.docker.io/v1/"
    })
    void anImageNamesItsRegistry(String image, String registry) {
        assertThat(Credentials.registry(image)).isEqualTo(registry);
    }

    @Test
    void whatDockerLoginStoredIsToldTheEngine(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("config.json"), "{\"auths\":{\"registry.lab:5000\":{\"auth\":\"dXNlcjpwYXNz\"}}}");
        var credentials = new Credentials(Lab.surroundings(Map.of("DOCKER_CONFIG", directory.toString())));
        var header = credentials.header("registry.lab:5000/web:1").orElseThrow();
        var told = Json.read(
                new String(java.util.Base64.getUrlDecoder().decode(header), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Json.map(told))
                .isEqualTo(Map.of("username", "user", "password", "pass", "serveraddress", "registry.lab:5000"));
        assertThat(credentials.header("busybox")).isEqualTo(Optional.empty());
    }

    @Test
    void onlyWhatListensOrIsBoundIsInUse(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("tcp"), """
                  sl  local_address rem_address   st
                   0: 0100007F:1F90 00000000:0000 0A 0
                   1: 0100007F:C350 0100007F:1F90 01 0
                """);
        Files.writeString(directory.resolve("udp"), """
                  sl  local_address rem_address   st
                   0: 00000000:0035 00000000:0000 07 0
                """);
        var ports = new PortsInUse();
        ports.addLocal(directory);
        ports.addPublished(Json.read("[{\"Ports\":[{\"PublicPort\":31000,\"Type\":\"tcp\"},{\"PrivatePort\":9}]}]"));
        assertThat(ports.of(io.binnacle.model.Protocol.TCP)).containsExactly(8080, 31000);
        assertThat(ports.of(io.binnacle.model.Protocol.UDP)).containsExactly(53);
    }
}
