package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.spi.Terminals;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Terminals inside simulated containers, in which a small shell answers.
final class SimulatedTerminals implements Terminals {
    private final World world;
    private final BooleanSupplier closed;

    SimulatedTerminals(World world, BooleanSupplier closed) {
        this.world = world;
        this.closed = closed;
    }

    @Override
    public Opened open(Request request, Screen screen) {
        var no = refusal(request.container());
        if (no.isPresent()) {
            return new Opened.Refused(no.get());
        }
        var terminal = new SimulatedTerminal(world, closed, request, screen, () -> refusal(request.container()));
        Thread.ofVirtual().name("simulated terminal").start(terminal);
        return new Opened.Open(terminal);
    }

    /// Why nobody can be inside now.
    private Optional<Refusal> refusal(ContainerId id) {
        var tried = "to open a terminal in " + id;
        synchronized (world) {
            world.advance();
            var there = world.container(id);
            if (closed.getAsBoolean()) {
                return Optional.of(
                        new Refusal(Reason.BROKEN, tried, "the connection was closed", "open the cluster again"));
            }
            if (there.isEmpty()) {
                return Optional.of(new Refusal(
                        Reason.REJECTED, tried, "there is no such container", "look whether it was removed"));
            }
            if (!world.reach().reached(there.get().host())) {
                return Optional.of(new Refusal(
                        Reason.UNREACHABLE, tried, "the host does not answer", "wait until it is seen again"));
            }
            return there.map(Container::state)
                    .filter(state -> state != ContainerState.RUNNING)
                    .map(_ -> new Refusal(Reason.CONFLICT, tried, "it does not run", "start it first"));
        }
    }
}
