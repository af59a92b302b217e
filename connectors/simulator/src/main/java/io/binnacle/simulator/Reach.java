package io.binnacle.simulator;

import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which hosts can be reached, and how the connection stands because of that.
final class Reach {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final World world;
    private final Map<HostId, Trouble> lost = new LinkedHashMap<>();
    private final Map<HostId, Duration> slow = new HashMap<>();
    private boolean retrying;

    /// @param alone whether the host itself is lost, and not only the stream to all of them
    private record Trouble(Instant since, Refusal why, boolean alone) {}

    Reach(World world) {
        this.world = world;
    }

    /// @param since when it was last seen
    void lose(HostId host, Instant since) {
        var name = world.host(host).name();
        hide(Map.of(host, new Trouble(since, unreachable(name, "no answer to a ping in 3 s"), true)));
        tellStatus();
    }

    void bringBack(HostId host) {
        if (lost.remove(host) != null) {
            world.show(world.sight().show(Set.of(host)));
            tellStatus();
        }
    }

    /// The stream to every host that still answers breaks off.
    void cut() {
        var troubles = new LinkedHashMap<HostId, Trouble>();
        for (var host : world.truth().hosts().values()) {
            if (!lost.containsKey(host.id())) {
                var why = unreachable(host.name(), "the event stream ended: connection reset by peer");
                troubles.put(host.id(), new Trouble(world.now(), why, false));
            }
        }
        hide(troubles);
        tellStatus();
    }

    void heal() {
        var back = new ArrayList<HostId>();
        lost.forEach((host, trouble) -> {
            if (!trouble.alone()) {
                back.add(host);
            }
        });
        back.forEach(lost::remove);
        world.show(world.sight().show(back));
        tellStatus();
    }

    /// Nothing has ever answered.
    void neverReached() {
        var why = unreachable("the cluster", "connection refused");
        world.truth().hosts().keySet().forEach(host -> lost.put(host, new Trouble(world.now(), why, false)));
        world.sight().nothingYet(new Presence.Unreachable(world.now(), why));
        tellStatus();
    }

    private void hide(Map<HostId, Trouble> troubles) {
        lost.putAll(troubles);
        var presences = new HashMap<HostId, Presence>();
        troubles.forEach((host, trouble) -> presences.put(host, new Presence.Stale(trouble.since(), trouble.why())));
        world.show(world.sight().hide(presences));
    }

    /// What happens on the host is seen that much later; nothing ends it but another delay, or none.
    void slow(HostId host, Duration delay) {
        var before = slow.put(host, delay);
        if (before == null) {
            world.sight().mute(host);
            world.in(delay, () -> catchUp(host));
        }
    }

    Duration delay(HostId host) {
        return slow.getOrDefault(host, Duration.ZERO);
    }

    private void catchUp(HostId host) {
        if (!lost.containsKey(host)) {
            world.show(world.sight().show(Set.of(host)));
        }
        var delay = slow.getOrDefault(host, Duration.ZERO);
        if (delay.isZero()) {
            slow.remove(host);
            return;
        }
        world.sight().mute(host);
        world.in(delay, () -> catchUp(host));
    }

    boolean reached(HostId host) {
        return !lost.containsKey(host);
    }

    Connection.Status status() {
        return lost.values().stream()
                .findFirst()
                .<Connection.Status>map(first -> new Connection.Status.Troubled(
                        first.why(), first.since(), world.now().plus(RETRY)))
                .orElse(new Connection.Status.Live());
    }

    private void tellStatus() {
        var status = status();
        world.toAll(outbox -> outbox.status(status));
        if (!lost.isEmpty() && !retrying) {
            retrying = true;
            world.in(RETRY, this::retry);
        }
    }

    /// Tries again, in vain: whoever broke it must mend it.
    private void retry() {
        retrying = false;
        if (!lost.isEmpty()) {
            tellStatus();
        }
    }

    private static Refusal unreachable(String name, String answered) {
        return new Refusal(
                Refusal.Reason.UNREACHABLE, "to reach " + name, answered, "look whether it runs; it is tried again");
    }
}
