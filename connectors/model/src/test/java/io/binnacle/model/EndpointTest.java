package io.binnacle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://ops:hunter2@lab:8443, https://ops:…@lab:8443",
        "https://ops:hunter2@lab:8443/path, https://ops:…@lab:8443/path",
        "tcp://ops:hun:ter2@lab, tcp://ops:…@lab",
        "tcp://ops:hunter2@@lab, tcp://ops:…@lab",
        "tcp://ops:hun@ter2@lab, tcp://ops:…@lab",
        "https://ops:hun/ter2@lab, https://ops:…@lab",
        "https://:hunter2@lab, https://:…@lab",
        "ops:hunter2@lab, ops:…@lab",
        "https://lab/?token=hunter2&x=1, https://lab/?token=…&x=1",
        "https://lab/?x=1&Password=hunter2, https://lab/?x=1&Password=…"
    })
    void aPasswordIsNeverShown(String address, String shown) {
        var endpoint = new Endpoint(address);
        assertThat(endpoint.display()).isEqualTo(shown);
        assertThat(endpoint.toString()).doesNotContain("hunter2").doesNotContain("ter2");
        assertThat(endpoint.address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                "unix:///home/me@work/docker.sock",
                "ssh://ops@lab",
                "ssh://ops@lab:2222",
                "tcp://lab:2375",
                "tcp://[::1]:2375",
                "https://lab:8443/path@x",
                "context:me@home",
                "simulator:?fault=lost:boreas-2&after=5",
                "npipe:////./pipe/docker_engine"
            })
    void whatHoldsNoPasswordIsShownAsItIs(String address) {
        assertThat(new Endpoint(address).display()).isEqualTo(address);
    }

    @Test
    void theSchemeIsWhatStandsBeforeTheFirstColon() {
        assertThat(List.of("SSH://lab", "unix:///x", "lab", "context:prod").stream()
                        .map(Endpoint::new)
                        .map(Endpoint::scheme))
                .containsExactly("ssh", "unix", "", "context");
    }

    @Test
    void spacesAroundItDoNotCount() {
        assertThat(new Endpoint("  tcp://lab:2375\n")).isEqualTo(new Endpoint("tcp://lab:2375"));
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatThrownBy(() -> new Endpoint("  ")).hasMessage("endpoint is empty");
    }
}
