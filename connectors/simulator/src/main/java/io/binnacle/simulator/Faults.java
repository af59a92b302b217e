package io.binnacle.simulator;

import io.binnacle.model.HostId;
import java.time.Duration;

/// Makes a simulated cluster fail on demand, and mends it. Each takes effect at once.
public final class Faults {
    private static final Duration USUAL_SLOWNESS = Duration.ofSeconds(4);

    private final SimulatedCluster cluster;
    private final World world;
    private final Flood flood;

    Faults(SimulatedCluster cluster, World world) {
        this.cluster = cluster;
        this.world = world;
        this.flood = new Flood(world);
    }

    /// The host answers no more; what was last seen of it stays in the picture, stale.
    public void loseHost(HostId host) {
        now(() -> world.reach().lose(host, world.now()));
    }

    public void bringBack(HostId host) {
        now(() -> world.reach().bringBack(host));
    }

    /// The event stream of every host breaks off, and what happens meanwhile is not seen.
    public void cutStream() {
        now(() -> world.reach().cut());
    }

    /// The streams stand again, and what was missed is told as a difference.
    public void healStream() {
        now(() -> world.reach().heal());
    }

    /// What happens on the host is seen, and its orders are carried out, that much later. None mends it.
    public void slowHost(HostId host, Duration delay) {
        now(() -> world.reach().slow(host, delay));
    }

    /// Every operation is refused when it is run, until told otherwise.
    public void refuseOperations(boolean refuse) {
        now(() -> world.obedience().refuse(refuse));
    }

    /// Every command run inside a container ends with 1, until told otherwise.
    public void failCommands(boolean fail) {
        now(() -> world.hired().failCommands(fail));
    }

    /// The next operation is carried out, and its answer never arrives.
    public void loseNextAnswer() {
        now(() -> world.obedience().loseNextAnswer());
    }

    /// That many changes a second from now on, on top of what happens anyway; 0 ends it.
    public void flood(int changesPerSecond) {
        now(() -> flood.rate(changesPerSecond));
    }

    /// The hosts' and our wall clock is set on, or back. What is under way takes as long as before.
    public void jumpClock(Duration by) {
        world.time().jump(by);
    }

    /// A fault by its word in an endpoint: `lost:HOST`, `cut`, `slow:HOST`, `refuse`, `answer-lost`, `commands`,
    /// `unreachable`.
    ///
    /// @throws IllegalArgumentException when there is no such fault or host
    public void named(String words) {
        var colon = words.indexOf(':');
        var name = colon < 0 ? words : words.substring(0, colon);
        var host = colon < 0 ? "" : words.substring(colon + 1);
        switch (name) {
            case "lost" -> loseHost(cluster.host(host).id());
            case "slow" -> slowHost(cluster.host(host).id(), USUAL_SLOWNESS);
            case "cut" -> cutStream();
            case "refuse" -> refuseOperations(true);
            case "answer-lost" -> loseNextAnswer();
            case "commands" -> failCommands(true);
            case "unreachable" -> now(() -> world.reach().neverReached());
            default -> throw new IllegalArgumentException("there is no fault \"" + words + "\"");
        }
    }

    private void now(Runnable fault) {
        synchronized (world) {
            world.advance();
            fault.run();
        }
        world.wake();
    }
}
