package io.binnacle.simulator;

import io.binnacle.model.ClusterEvent;
import io.binnacle.model.ClusterEvent.Gravity;
import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Sets going what happens by itself, and tells what happened before the beginning.
final class Liveliness {
    private static final Duration RECENT = Duration.ofMinutes(30);
    private static final Duration LAST_SEEN = Duration.ofSeconds(48);

    private final World world;
    private final Deeds deeds;

    private Liveliness(World world, Deeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    static void begin(World world, Deeds deeds) {
        var liveliness = new Liveliness(world, deeds);
        liveliness.past();
        liveliness.loseHosts();
        if (!world.settings().quiet()) {
            liveliness.present();
        }
    }

    private void present() {
        world.ailments().entrySet().stream()
                .filter(ailment -> Ailment.loops(ailment.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(ailment -> new CrashLoop(world, ailment.getKey(), ailment.getValue()).begin());
        new LinkDrift(world).begin();
        new Bustle(world, deeds).begin();
    }

    private void loseHosts() {
        incidents().stream()
                .filter(incident -> incident.trouble() == Incident.Trouble.HOST_LOST)
                .filter(incident -> incident.host() < world.settings().hosts())
                .forEach(incident ->
                        world.reach().lose(host(incident), world.now().minus(LAST_SEEN)));
    }

    private HostId host(Incident incident) {
        return new HostId(Identity.host(world.settings().seed(), incident.host()));
    }

    private List<Incident> incidents() {
        return Incident.of(world.settings());
    }

    private void past() {
        var events = new ArrayList<ClusterEvent>();
        world.ailments().forEach((id, incident) -> world.container(id).ifPresent(one -> of(one, incident, events)));
        releases(events);
        incidents().stream()
                .filter(incident -> incident.trouble() == Incident.Trouble.HOST_PRESSED)
                .filter(incident -> incident.host() < world.settings().hosts())
                .forEach(incident -> events.add(pressed(incident)));
        events.sort(Comparator.comparing(ClusterEvent::at));
        events.forEach(world::tell);
    }

    /// The releases of the last half hour; they explain much.
    private void releases(List<ClusterEvent> events) {
        world.truth().apps().values().stream()
                .filter(app -> app.revisions()
                        .getFirst()
                        .madeAt()
                        .isAfter(world.startedAt().minus(RECENT)))
                .forEach(app -> world.instances(app.id())
                        .forEach(one -> events.add(event(
                                one,
                                one.startedAt().orElse(one.createdAt()),
                                "start",
                                app.revisions().getFirst().name() + ", deployed by ops-2",
                                Gravity.NOTE))));
    }

    private ClusterEvent pressed(Incident incident) {
        var host = world.host(host(incident));
        return new ClusterEvent(
                began(incident),
                host.id(),
                host.name(),
                "oom_reaper",
                "kernel: reaped process 41877 (node)",
                Gravity.WARNING);
    }

    private Instant began(Incident incident) {
        return world.startedAt().minus(Duration.ofMinutes(incident.minutesAgo()));
    }

    private void of(Container one, Incident incident, List<ClusterEvent> events) {
        var at = began(incident);
        switch (incident.trouble()) {
            case POOL_EXHAUSTED, CHECK_TIMES_OUT ->
                events.add(event(
                        one,
                        at.plusSeconds(40),
                        "health_status: unhealthy",
                        one.health().output(),
                        Gravity.WARNING));
            case OUT_OF_MEMORY_LOOP, SEGFAULT_LOOP, OUT_OF_MEMORY, EXITED -> death(one, incident, events);
            case RESTARTED_ONCE ->
                events.add(event(one, at, "restart", "by the engine, after exit 1", Gravity.WARNING));
            case NEAR_LIMIT, HOST_PRESSED, HOST_LOST -> {}
        }
    }

    private void death(Container one, Incident incident, List<ClusterEvent> events) {
        one.exit().ifPresent(exit -> {
            if (exit.outOfMemory()) {
                events.add(event(one, exit.at(), "oom", "killed at its memory limit", Gravity.FAILURE));
            }
            events.add(event(one, exit.at(), "die", "exit " + exit.code(), Gravity.FAILURE));
        });
        events.add(event(one, began(incident), "start", "", Gravity.NOTE));
    }

    private static ClusterEvent event(Container one, Instant at, String action, String detail, Gravity gravity) {
        return new ClusterEvent(at, one.id(), one.name(), action, detail, gravity);
    }
}
