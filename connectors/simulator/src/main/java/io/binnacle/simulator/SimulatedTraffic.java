package io.binnacle.simulator;

import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Observes the traffic of a simulated cluster. Where the scenario has it observed from the start, consenting changes
/// nothing.
final class SimulatedTraffic implements Traffic {
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final World world;
    private final Openings openings;

    SimulatedTraffic(World world, Openings openings) {
        this.world = world;
        this.openings = openings;
    }

    @Override
    public String consentText() {
        return "Nothing is put on the hosts, because they are simulated. On real hosts one small container would be "
                + "started on each, which reads the table of open connections.";
    }

    @Override
    public Subscription observe(Listener listener) {
        return openings.open(pulse -> new Observing(pulse, listener), "simulated traffic");
    }

    private final class Observing extends Telling {
        private final Listener listener;
        private final Map<HostId, Boolean> told = new HashMap<>();
        private boolean begun;

        Observing(Pulse pulse, Listener listener) {
            super(pulse);
            this.listener = listener;
        }

        @Override
        long tell(long elapsedNanos) {
            List<Runnable> messages = new ArrayList<>();
            synchronized (world) {
                world.advance();
                if (!begun) {
                    begun = true;
                    world.observers().come();
                }
                world.truth().hosts().keySet().stream().sorted().forEach(host -> look(host, messages));
            }
            messages.forEach(Runnable::run);
            return elapsedNanos + LOOK_AGAIN;
        }

        private void look(HostId host, List<Runnable> messages) {
            var reached = world.reach().reached(host);
            if (!Boolean.valueOf(reached).equals(told.put(host, reached))) {
                var refusal = reached ? Optional.<Refusal>empty() : Optional.of(unreached(host));
                messages.add(() -> listener.host(host, refusal));
            }
        }

        private Refusal unreached(HostId host) {
            return new Refusal(
                    Refusal.Reason.UNREACHABLE,
                    "to observe traffic on " + world.host(host).name(),
                    "the host does not answer",
                    "wait until it is seen again; observing goes on by itself");
        }

        @Override
        void ended() {
            synchronized (world) {
                if (begun) {
                    world.observers().go();
                }
            }
        }
    }
}
