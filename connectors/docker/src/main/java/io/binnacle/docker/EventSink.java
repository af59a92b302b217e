package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Teller;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Exit;
import io.binnacle.model.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Draws the consequences of each event: what must be inspected again, what is gone, what people are told. Used by one
/// thread at a time.
final class EventSink implements Consumer<JsonNode> {
    private static final int REMEMBERED = 500;
    private static final Duration SOON = Duration.ofSeconds(30);
    /// An engine drops events without a word when a thousand wait for us.
    private static final int FLOOD = 500;

    private final Picture picture;
    private final Inspections inspections;
    private final Teller teller;
    private final Runnable doubt;
    private final Consumer<Happening> swarm;
    private final Map<ContainerId, Instant> signalled = bounded();
    private final Map<ContainerId, Boolean> probes = bounded();
    private Instant last = Instant.EPOCH;
    private Instant windowStart = Instant.EPOCH;
    private int inWindow;

    /// @param doubt told when events may have been lost
    /// @param swarm told when what the swarm does may have changed
    EventSink(Picture picture, Inspections inspections, Teller teller, Runnable doubt, Consumer<Happening> swarm) {
        this.picture = picture;
        this.inspections = inspections;
        this.teller = teller;
        this.doubt = doubt;
        this.swarm = swarm;
    }

    private static <V> Map<ContainerId, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ContainerId, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /// When the last event was, by the engine's clock.
    Optional<Instant> last() {
        return last.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(last);
    }

    @Override
    public void accept(JsonNode json) {
        var event = Happening.of(json);
        if (event.ofProbe()) {
            event.container().ifPresent(id -> probes.put(id, true));
            return;
        }
        if (!event.at().isAfter(last)) {
            act(event); // told again after a reconnect, or out of order: harmless to act on, wrong to tell twice
            return;
        }
        last = event.at();
        count(event.at());
        act(event);
        tell(event);
    }

    private void count(Instant at) {
        if (Duration.between(windowStart, at).compareTo(Duration.ofSeconds(1)) > 0) {
            windowStart = at;
            inWindow = 0;
        }
        if (++inWindow == FLOOD) {
            doubt.run();
        }
    }

    private void act(Happening event) {
        if (event.ofSwarm()) {
            swarm.accept(event);
        }
        event.container().filter(id -> !probes.containsKey(id)).ifPresent(id -> act(id, event));
    }

    private void act(ContainerId id, Happening event) {
        switch (event.action()) {
            case "destroy" -> {
                inspections.gone(id);
                picture.remove(id);
            }
            case "die" -> {
                picture.died(id, new Exit(event.exitCode(), false, event.at(), ""));
                inspections.want(id);
            }
            case "oom" -> {
                picture.outOfMemory(id, event.at());
                inspections.want(id);
            }
            case "kill" -> {
                if (Signals.ends(Signals.name(event.attributes().getOrDefault("signal", "")))) {
                    signalled.put(id, event.at());
                }
            }
            default -> {
                if (!event.action().startsWith("exec_")) {
                    inspections.want(id);
                }
            }
        }
    }

    private void tell(Happening event) {
        var id = event.container();
        if (id.filter(probes::containsKey).isPresent()) {
            return;
        }
        var name = id.flatMap(picture::find).map(seen -> seen.container().name());
        var asked = id.map(signalled::get)
                .filter(at -> Duration.between(at, event.at()).compareTo(SOON) < 0)
                .isPresent();
        var host = picture.host().map(one -> one.id()).orElse(new HostId("unknown"));
        event.told(host, name, asked).ifPresent(teller::happened);
    }
}
