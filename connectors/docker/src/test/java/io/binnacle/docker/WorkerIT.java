package io.binnacle.docker;

import io.binnacle.contract.WorkerContract;
import io.binnacle.contract.WorkerWorld;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.spi.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What every worker must do, on a real engine.
final class WorkerIT extends WorkerContract {
    @Override
    protected WorkerWorld world() {
        return new RealEngine();
    }

    /// Host 3 of the lab. To cut it is to freeze its engine.
    private static final class RealEngine implements WorkerWorld {
        private static final int HOST = 3;
        private static final AtomicInteger PORTS = new AtomicInteger(21_000);

        private boolean frozen;

        @Override
        public Connection connect() {
            return new DockerConnector().open(Lab.host(HOST), Lab.surroundings());
        }

        @Override
        public HostId host() {
            return new HostId(Lab.docker(HOST, "info", "--format", "{{.ID}}"));
        }

        @Override
        public String image() {
            return "busybox";
        }

        @Override
        public List<String> lasting() {
            return List.of("sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.2; done");
        }

        @Override
        public int freePort() {
            return PORTS.incrementAndGet();
        }

        @Override
        public ContainerId startContainer() {
            return new ContainerId(Lab.docker(HOST, "run", "-d", "busybox", "sleep", "1000"));
        }

        @Override
        public void stopContainer(ContainerId container) {
            Lab.docker(HOST, "stop", "-t", "1", container.value());
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
        }
    }
}
