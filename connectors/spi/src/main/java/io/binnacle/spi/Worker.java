package io.binnacle.spi;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Runs instances on hosts for a scheduler, which decides by itself and needs no preview. Hosts and containers are
/// those of the connection's topology. Every call blocks until the engine has answered: use virtual threads.
public non-sealed interface Worker extends Capability {
    /// Creates a container and starts it. Asked again with a name that a container of this host already bears with
    /// the same labels, it answers with that one, started: so an answer that was lost can be asked for again.
    Launched launch(HostId host, Launch launch);

    /// Stops it, by force when `grace` is over, and removes it. What is not there any more is stopped.
    Answered end(ContainerId container, Duration grace);

    /// Runs a command inside, for health checks.
    Executed execute(ContainerId container, List<String> command, Duration timeout);

    /// The host's TCP and UDP ports that somebody has, as far as the host can tell.
    Ports portsInUse(HostId host);

    sealed interface Launched {
        record Started(ContainerId container) implements Launched {}

        /// @param known whether it is certain that no container was left behind
        record Refused(Refusal refusal, boolean known) implements Launched {}
    }

    sealed interface Answered {
        record Done() implements Answered {}

        record Refused(Refusal refusal) implements Answered {}
    }

    sealed interface Executed {
        record Exit(int code, String output) implements Executed {}

        record TimedOut() implements Executed {}

        record Refused(Refusal refusal) implements Executed {}
    }

    sealed interface Ports {
        record Known(Set<Integer> tcp, Set<Integer> udp) implements Ports {}

        record Refused(Refusal refusal) implements Ports {}
    }
}
