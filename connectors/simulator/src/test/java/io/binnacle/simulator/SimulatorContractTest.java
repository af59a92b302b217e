package io.binnacle.simulator;

import io.binnacle.contract.ConnectorContract;
import io.binnacle.contract.World;
import io.binnacle.model.ContainerId;
import io.binnacle.spi.Connection;
import java.time.Clock;

class SimulatorContractTest extends ConnectorContract {
    @Override
    protected World world() {
        return new Simulation();
    }

    private static final class Simulation implements World {
        private final SimulatedCluster cluster = SimulatedCluster.of(
                SimulatorSettings.demo().withQuiet(true), SimulatedTime.following(Clock.systemUTC()));

        @Override
        public Connection connect() {
            return cluster.connect();
        }

        @Override
        public ContainerId startContainer() {
            var app = cluster.container("web-1").app();
            return cluster.deeds().add(app, cluster.host("atlas-1").id());
        }

        @Override
        public void stopContainer(ContainerId container) {
            cluster.deeds().stop(container);
        }

        @Override
        public void removeContainer(ContainerId container) {
            cluster.deeds().remove(container);
        }

        @Override
        public void cut() {
            cluster.faults().cutStream();
        }

        @Override
        public void heal() {
            cluster.faults().healStream();
        }

        @Override
        public void close() {}
    }
}
