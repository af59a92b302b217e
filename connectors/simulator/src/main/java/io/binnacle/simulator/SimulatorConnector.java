package io.binnacle.simulator;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Opens `simulator:` endpoints: clusters that exist only in this process, as [SimulatorSettings] describes them.
public final class SimulatorConnector implements Connector {
    private final BiFunction<Endpoint, Surroundings, Connection> opening;

    public SimulatorConnector() {
        this((endpoint, surroundings) -> SimulatedCluster.later(SimulatorSettings.parse(endpoint), surroundings.clock())
                .connect(endpoint));
    }

    private SimulatorConnector(BiFunction<Endpoint, Surroundings, Connection> opening) {
        this.opening = opening;
    }

    /// Opens this one cluster, whatever the endpoint asks for: for who holds it in hand and makes things happen in it.
    public static SimulatorConnector over(SimulatedCluster cluster) {
        return new SimulatorConnector((_, _) -> cluster.connect());
    }

    @Override
    public String name() {
        return "Simulator";
    }

    @Override
    public boolean recognises(Endpoint endpoint) {
        return endpoint.scheme().equals("simulator");
    }

    @Override
    public Connection open(Endpoint endpoint, Surroundings surroundings) {
        return opening.apply(endpoint, surroundings);
    }

    /// It is offered as "Try the demo" by those who know of it, and not among what was found on this computer.
    @Override
    public List<Offer> offers(Surroundings surroundings) {
        return List.of();
    }

    @Override
    public Greeting greet(Endpoint endpoint, Surroundings surroundings, Duration timeout) {
        try {
            var settings = SimulatorSettings.parse(endpoint);
            return new Greeting(
                    Optional.empty(),
                    List.of("Simulated", count(settings.hosts(), "host"), count(settings.containers(), "container")),
                    Duration.ZERO);
        } catch (ConnectorException wrong) {
            return new Greeting(Optional.of(wrong.refusal()), List.of(), Duration.ZERO);
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
