package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.model.Revision;
import java.time.Duration;
import java.util.List;

/// The ordinary life of a cluster: now and then a release, a container that is started anew, a check that fails once.
final class Bustle {
    private static final Duration FIRST_RELEASE = Duration.ofSeconds(75);
    private static final Duration FIRST_RELEASE_OF_A_FLEET = Duration.ofSeconds(3);
    private static final Duration BETWEEN_RELEASES = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FLAPS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(45);
    private static final Duration FLAP_LASTS = Duration.ofSeconds(6);
    private static final List<String> PIPELINES = List.of("ci", "ops-1", "ops-2");

    private final World world;
    private final Deeds deeds;

    Bustle(World world, Deeds deeds) {
        this.world = world;
        this.deeds = deeds;
    }

    void begin() {
        var fleet = world.settings().scenario() == SimulatorSettings.Scenario.FLEET;
        world.in(fleet ? FIRST_RELEASE_OF_A_FLEET : FIRST_RELEASE, this::release);
        world.in(BETWEEN_FLAPS, this::flap);
        world.in(BETWEEN_RESTARTS, this::renew);
    }

    /// Any app but the databases and those in trouble.
    private void release() {
        var app = released();
        world.app(app)
                .filter(one ->
                        world.deployment(app).isEmpty() && !world.instances(app).isEmpty())
                .ifPresent(this::release);
        world.in(world.between(BETWEEN_RELEASES, BETWEEN_RELEASES.plusMinutes(2)), this::release);
    }

    private AppId released() {
        var kinds = Birth.kinds(world.settings());
        var candidates = kinds.stream()
                .filter(kind -> !kind.group().equals("data"))
                .map(AppKind::id)
                .filter(id -> world.instances(id).stream()
                        .noneMatch(one -> world.ailments().containsKey(one.id())))
                .toList();
        return candidates.isEmpty()
                ? kinds.getFirst().id()
                : candidates.get(world.random().nextInt(candidates.size()));
    }

    private void release(App app) {
        var tag = app.image().tag();
        var image = world.kind(app.id()).image(later(tag));
        var next = History.revision(
                world.kind(app.id()),
                Integer.parseInt(app.revisions().getFirst().name().substring(1)) + 1,
                world.now(),
                image,
                Revision.Verdict.UNKNOWN);
        var by = PIPELINES.get(world.random().nextInt(PIPELINES.size()));
        new Execution(world, deeds).replace(app, next, by, new Unheard());
    }

    private static String later(String tag) {
        var dot = tag.lastIndexOf('.');
        var last = tag.substring(dot + 1);
        return last.chars().allMatch(Character::isDigit) && !last.isEmpty() && last.length() < 9
                ? tag.substring(0, dot + 1) + (Integer.parseInt(last) + 1)
                : tag + ".1";
    }

    /// A single failed check, which is no trouble yet.
    private void flap() {
        world.anyContainer()
                .filter(id -> world.container(id)
                        .filter(one -> one.health().status() == Health.Status.HEALTHY)
                        .isPresent())
                .ifPresent(id -> {
                    world.update(
                            id, one -> Life.feeling(one, new Health(Health.Status.HEALTHY, 1, "no answer in 1000 ms")));
                    world.in(FLAP_LASTS, () -> mend(id));
                });
        world.in(world.between(BETWEEN_FLAPS, BETWEEN_FLAPS.multipliedBy(2)), this::flap);
    }

    private void mend(ContainerId id) {
        world.update(
                id,
                one -> one.health().status() == Health.Status.HEALTHY && one.state() == ContainerState.RUNNING
                        ? Life.feeling(one, Life.WELL)
                        : one);
    }

    /// Somebody restarts an instance by hand; that is no restart by the engine.
    private void renew() {
        world.anyContainer()
                .filter(id -> world.ailment(id).isEmpty())
                .filter(id -> world.container(id)
                        .filter(one -> one.state() == ContainerState.RUNNING
                                && world.reach().reached(one.host()))
                        .isPresent())
                .ifPresent(id -> {
                    deeds.stop(id);
                    world.in(Duration.ofMillis(700), () -> deeds.start(id));
                });
        world.in(world.between(BETWEEN_RESTARTS, BETWEEN_RESTARTS.multipliedBy(3)), this::renew);
    }

    /// Nobody asked for it, so nobody is told but by the picture.
    private record Unheard() implements Rollout.Listener {
        @Override
        public void progress(String message) {}

        @Override
        public void ended(boolean well, String message) {}
    }
}
