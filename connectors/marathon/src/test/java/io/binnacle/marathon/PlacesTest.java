package io.binnacle.marathon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTest {
    @TempDir
    private Path home = Path.of("");

    private Place find(String address, Map<String, String> environment) {
        return new Places(new Surroundings(Clock.systemUTC(), new Random(1), environment, home))
                .find(new Endpoint(address));
    }

    private Place find(String address) {
        return find(address, Map.of());
    }

    @Test
    void onlyWebAddressesAreRecognised() {
        var connector = new MarathonConnector();
        assertThat(connector.recognises(new Endpoint("http://boss:8080"))).isTrue();
        assertThat(connector.recognises(new Endpoint("HTTPS://boss/service/marathon")))
                .isTrue();
        assertThat(connector.recognises(new Endpoint("tcp://boss:2375"))).isFalse();
        assertThat(connector.recognises(new Endpoint("boss:8080"))).isFalse();
    }

    @Test
    void thePathOfAProxyStaysAndThatOfTheApiGoes() {
        assertThat(find("https://boss/service/marathon/").at("/v2/apps?a=b").toString())
                .isEqualTo("https://boss/service/marathon/v2/apps?a=b");
        assertThat(find("http://boss:8080/v2/apps").at("/ping").toString()).isEqualTo("http://boss:8080/ping");
        assertThat(find("http://boss:8080").shown()).isEqualTo("http://boss:8080");
        assertThat(find("http://boss:8080").name()).isEqualTo("boss:8080");
    }

    @Test
    void aPasswordOrATokenInTheAddressIsUsedAndNotShown() {
        var basic = find("http://me:hunter2@boss:8080");
        assertThat(basic.authorization()).contains("Basic bWU6aHVudGVyMg==");
        assertThat(basic.toString()).doesNotContain("hunter2");
        assertThat(find("https://token:hunter2@boss").authorization()).contains("Bearer hunter2");
        assertThat(find("https://token:hunter2@boss/service/marathon").authorization())
                .contains("token=hunter2");
    }

    @Test
    void aTokenIsReadFromAFile() throws IOException {
        Files.writeString(home.resolve("token"), "abc\n");
        assertThat(find("http://boss?token-file=~/token").authorization()).contains("Bearer abc");
        assertThat(find(
                                "https://boss",
                                Map.of(
                                        "BINNACLE_TOKEN_FILE",
                                        home.resolve("token").toString()))
                        .authorization())
                .contains("Bearer abc");
    }

    @Test
    void aTokenThatWasNotGivenForThisAddressStaysOffTheOpenNetwork() {
        var environment = Map.of("BINNACLE_TOKEN", "abc", "DCOS_ACS_TOKEN", "dcos");
        assertThat(find("http://boss:8080", environment).authorization()).isEqualTo(Optional.empty());
        assertThat(find("https://boss:8080", environment).authorization()).contains("Bearer abc");
        assertThat(find("http://127.0.0.1:8080", environment).authorization()).contains("Bearer abc");
        assertThat(find("http://[::1]:8080", environment).authorization()).contains("Bearer abc");
        assertThat(find("https://boss/service/marathon", Map.of("DCOS_ACS_TOKEN", "dcos"))
                        .authorization())
                .contains("token=dcos");
    }

    @Test
    void whatCannotWorkIsRefusedInWords() {
        assertThatThrownBy(() -> find("http://"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("this is no address");
        assertThatThrownBy(() -> find("http://boss?tokenfile=x"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("tokenfile");
        assertThatThrownBy(() -> find("http://boss?token-file=/absent"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("/absent");
        assertThatThrownBy(() -> new Wire(find("https://boss?ca-file=/absent")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("/absent");
    }
}
