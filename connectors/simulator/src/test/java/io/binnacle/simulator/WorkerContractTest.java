package io.binnacle.simulator;

import io.binnacle.contract.WorkerContract;
import io.binnacle.contract.WorkerWorld;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.spi.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What every worker must do, in the simulated cluster.
class WorkerContractTest extends WorkerContract {
    @Override
    protected WorkerWorld world() {
        return new Simulation();
    }

    private static final class Simulation implements WorkerWorld {
        private final AtomicInteger ports = new AtomicInteger(21_000);
        private final SimulatedCluster cluster = SimulatedCluster.of(
                SimulatorSettings.demo().withQuiet(true), SimulatedTime.following(Clock.systemUTC()));

        @Override
        public Connection connect() {
            return cluster.connect();
        }

        @Override
        public HostId host() {
            return cluster.host("atlas-1").id();
        }

        @Override
        public String image() {
            return "registry.lab/worker:1";
        }

        @Override
        public List<String> lasting() {
            return List.of("serve");
        }

        @Override
        public int freePort() {
            return ports.incrementAndGet();
        }

        @Override
        public ContainerId startContainer() {
            return cluster.deeds().add(cluster.container("web-1").app(), host());
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
