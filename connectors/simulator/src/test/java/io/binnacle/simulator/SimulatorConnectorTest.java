package io.binnacle.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.contract.Recorder;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SimulatorConnectorTest {
    private final Connector connector = ServiceLoader.load(Connector.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(SimulatorConnector.class::isInstance)
            .findFirst()
            .orElseThrow();

    @Test
    void isFoundAndRecognisesItsEndpointsOnly() {
        assertThat(connector.recognises(new Endpoint("simulator:?hosts=3"))).isTrue();
        assertThat(connector.recognises(new Endpoint("unix:///var/run/docker.sock")))
                .isFalse();
    }

    @Test
    void opensTheDemo() {
        var recorder = new Recorder();
        try (var connection = connector.open(new Endpoint("simulator:"), Surroundings.ofThisProcess())) {
            connection.watch(recorder);
            recorder.awaitStatus(Connection.Status.Live.class);
            recorder.awaitHeard();
            assertThat(recorder.topology().containers()).hasSize(63);
            assertThat(connection.name()).isEqualTo("prod-eu");
        }
        assertThat(recorder.faults()).isEmpty();
    }

    @Test
    void settingsGoThroughAnEndpointUnchanged() {
        var settings = SimulatorSettings.of(40, 2000, 11).withQuiet(true).withTrafficObserved(false);
        assertThat(SimulatorSettings.parse(settings.endpoint())).isEqualTo(settings);
    }

    @Test
    void aWrongSettingIsRefusedInWords() {
        assertThatThrownBy(() -> connector.open(new Endpoint("simulator:?hosts=many"), Surroundings.ofThisProcess()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("hosts is \"many\"");
        assertThatThrownBy(() -> connector.open(new Endpoint("simulator:?host=3"), Surroundings.ofThisProcess()))
                .hasMessageContaining("no setting \"host\"");
    }
}
