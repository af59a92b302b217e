package io.binnacle.docker;

import io.binnacle.contract.ConnectorContract;
import io.binnacle.contract.World;
import io.binnacle.model.ContainerId;
import io.binnacle.spi.Connection;
import java.util.UUID;

/// What every connector must do, against a real engine.
final class ContractIT extends ConnectorContract {
    @Override
    protected World world() {
        return new RealEngine();
    }

    /// Host 3 of the lab. To cut it is to freeze its engine.
    private static final class RealEngine implements World {
        private static final int HOST = 3;

        private final String label = "binnacle-contract=" + UUID.randomUUID();
        private boolean frozen;

        @Override
        public Connection connect() {
            return new DockerConnector().open(Lab.host(HOST), Lab.surroundings());
        }

        @Override
        public ContainerId startContainer() {
            return new ContainerId(Lab.docker(
                    HOST,
                    "run",
                    "-d",
                    "--label",
                    label,
                    "--stop-signal",
                    "KILL",
                    "busybox",
                    "sh",
                    "-c",
                    "while true; do date; sleep 0.5; done"));
        }

        @Override
        public void stopContainer(ContainerId container) {
            Lab.docker(HOST, "stop", container.value());
        }

        @Override
        public void removeContainer(ContainerId container) {
            Lab.docker(HOST, "rm", "-fv", container.value());
        }

        @Override
        public void cut() {
            frozen = true;
            Lab.script("host-stop", Integer.toString(HOST));
        }

        @Override
        public void heal() {
            frozen = false;
            Lab.script("host-cont", Integer.toString(HOST));
        }

        @Override
        public void close() {
            if (frozen) {
                heal();
            }
            Lab.docker(HOST, "ps", "-aq", "--filter", "label=" + label)
                    .lines()
                    .forEach(id -> Lab.docker(HOST, "rm", "-fv", id));
        }
    }
}
