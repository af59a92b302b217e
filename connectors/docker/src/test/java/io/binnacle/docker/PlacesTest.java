package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which engine an endpoint means.
final class PlacesTest {
    @TempDir
    private Path home = Path.of(".");

    private final Map<String, String> environment = new HashMap<>();

    private Place find(String address) {
        return places(false).find(new Endpoint(address));
    }

    private Places places(boolean windows) {
        return new Places(new Surroundings(Clock.systemUTC(), new Random(1), environment, home), windows);
    }

    private void context(String name, String host) throws IOException {
        var folder = java.util.HexFormat.of().formatHex(sha256(name));
        var meta = home.resolve(".docker/contexts/meta").resolve(folder);
        Files.createDirectories(meta);
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"%s\",\"Endpoints\":{\"docker\":{\"Host\":\"%s\",\"SkipTLSVerify\":false}}}"
                        .formatted(name, host));
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void eachFormOfAnAddress() {
        assertThat(find("unix:///run/d.sock").address()).isEqualTo(new Address.Unix("/run/d.sock"));
        assertThat(find("/run/d.sock").address()).isEqualTo(new Address.Unix("/run/d.sock"));
        assertThat(find("tcp://h").address()).isEqualTo(new Address.Tcp("h", 2375, Optional.empty()));
        assertThat(find("h:1234").address()).isEqualTo(new Address.Tcp("h", 1234, Optional.empty()));
        assertThat(find("tcp://[fd00::1]:99/").address()).isEqualTo(new Address.Tcp("fd00::1", 99, Optional.empty()));
        assertThat(find("ssh://me@h:22").address())
                .isEqualTo(new Address.Ssh(Optional.of("me"), "h", OptionalInt.of(22), Optional.empty()));
        assertThat(find("ssh://h/run/d.sock").address())
                .isEqualTo(new Address.Ssh(Optional.empty(), "h", OptionalInt.empty(), Optional.of("/run/d.sock")));
    }

    @Test
    void theCommandLineLeadsToTheSameEngine() throws IOException {
        context("far", "ssh://me@h");
        assertThat(find("tcp://h:1").flags()).containsExactly("-H", "tcp://h:1");
        assertThat(find("context:far").flags()).containsExactly("--context", "far");
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", "/nowhere");
        assertThat(find("tcp://h").flags()).containsExactly("--tlsverify", "-H", "tcp://h:2376");
    }

    @Test
    void whatDockerWouldMean() throws IOException {
        context("far", "ssh://me@h");
        context("near", "unix:///near.sock");
        assertThat(find("docker:").address()).isEqualTo(new Address.Unix(Places.DEFAULT_SOCKET));

        Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\":\"near\"}");
        assertThat(find("docker:").address()).isEqualTo(new Address.Unix("/near.sock"));

        environment.put("DOCKER_CONTEXT", "far");
        assertThat(find("docker:").address().url()).isEqualTo("ssh://me@h");

        environment.put("DOCKER_HOST", "tcp://h:1");
        assertThat(find("docker:").address().url()).isEqualTo("tcp://h:1");
    }

    @Test
    void aContextByItsBareName() throws IOException {
        context("near", "unix:///near.sock");

        assertThat(find("near").address()).isEqualTo(new Address.Unix("/near.sock"));
        assertThat(find("near").name()).isEqualTo("near");
    }

    @Test
    void anUnknownContextSaysWhichThereAre() throws IOException {
        context("near", "unix:///near.sock");

        assertThatThrownBy(() -> find("context:nowhere"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.refusal().answered()).isEqualTo("there are only near"));
    }

    @Test
    void aNamedPipeIsForWindows() {
        assertThat(places(true)
                        .find(new Endpoint("npipe:////./pipe/docker_engine"))
                        .address())
                .isEqualTo(new Address.Pipe("//./pipe/docker_engine"));
        assertThatThrownBy(() -> find("npipe:////./pipe/docker_engine"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Windows only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://",
                "tcp://:99999",
                "tcp://h:99999",
                "ssh://",
                "ssh://me:secret@h",
                "ssh://-oProxyCommand=x",
                "ssh://-oX@h",
                "tcp://a b"
            })
    void whatCanNeverWorkIsRefusedInWordsWithoutTheSecret(String address) {
        assertThatThrownBy(() -> find(address)).isInstanceOfSatisfying(ConnectorException.class, refused -> {
            assertThat(refused.refusal().next()).isNotBlank();
            assertThat(refused.getMessage()).doesNotContain("secret");
        });
    }

    @Test
    void formsAreRecognisedWithoutAsking() {
        for (var known : List.of(
                "unix:///x", "tcp://h", "ssh://h", "npipe:////./x", "context:x", "docker:", "name", "h:1", "/x")) {
            assertThat(Places.recognises(known)).as(known).isTrue();
        }
        for (var unknown : List.of("simulator:demo", "https://marathon/", "http://x/", "")) {
            assertThat(Places.recognises(unknown)).as(unknown).isFalse();
        }
    }
}
