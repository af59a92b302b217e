package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.spi.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A connection to a world, a recorder that watches it, and the words the contract is written in.
@Timeout(120)
abstract class Connected {
    World world;
    Connection connection;
    final Recorder recorder = new Recorder();
    private final Deque<Runnable> ends = new ArrayDeque<>();

    /// The cluster this test has for itself.
    protected abstract World world();

    @BeforeEach
    void connect() {
        world = world();
        ends.push(() -> world.close());
        connection = world.connect();
        ends.push(() -> connection.close());
    }

    @AfterEach
    void leave() {
        ends.forEach(Runnable::run); // where there is no world to connect to, nothing
        assertThat(recorder.faults()).isEmpty();
    }

    Topology live() {
        connection.watch(recorder);
        recorder.awaitStatus(Connection.Status.Live.class);
        return recorder.topology();
    }

    void awaitRunning(ContainerId id) {
        recorder.await(
                id + " to run",
                topology -> state(topology, id)
                        .filter(ContainerState.RUNNING::equals)
                        .isPresent());
    }

    static Optional<ContainerState> state(Topology topology, ContainerId id) {
        return Optional.ofNullable(topology.containers().get(id)).map(container -> container.state());
    }

    /// A refusal says what was tried, what answered and what to do next.
    static void whole(Refusal refusal) {
        assertThat(refusal.tried()).isNotBlank();
        assertThat(refusal.answered()).isNotBlank();
        assertThat(refusal.next()).isNotBlank();
    }
}
