package io.binnacle.scheduler.engine;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A seeded tale of writes and misfortunes, told to a whole scheduler.
final class Tale {
    private static final List<String> PATHS = List.of("/web", "/db", "/shop/cart");
    private static final List<String> SHARES = List.of("0", "0.5", "0.9", "1");

    private final Rig rig;
    private final Random writes;
    private final Random fate;
    private final Set<HostId> lost = new HashSet<>();

    Tale(Rig rig, long seed) {
        this.rig = rig;
        this.writes = new Random(seed);
        this.fate = new Random(seed * 31 + 7);
    }

    /// One write; the same ones in the same order for the same seed, whatever fate brings.
    void write() {
        var path = PathId.of(PATHS.get(writes.nextInt(PATHS.size())));
        var app = app(path);
        var force = writes.nextInt(3) > 0;
        switch (writes.nextInt(6)) {
            case 0 -> rig.ask(new Write.Delete(path), true);
            case 1 -> rig.ask(new Write.Restart(path), force);
            case 2 -> rig.ask(Rig.update(path.toString(), present -> present.withInstances(app.instances())), true);
            default -> put(app);
        }
    }

    private void put(AppDefinition app) {
        rig.ask(new Write.Update(List.of(new Write.Change(app.id(), (_, _) -> app))), true);
    }

    private AppDefinition app(PathId path) {
        var app = new AppBuilder(path, Rig.START)
                .cmd(Optional.of("sleep 1000000 # " + writes.nextInt(4)))
                .instances(1 + writes.nextInt(6))
                .cpus(new BigDecimal("0.1"))
                .memory(new BigDecimal("64"))
                .upgradeStrategy(new AppDefinition.UpgradeStrategy(share(), share()))
                .unreachable(Optional.of(
                        writes.nextBoolean()
                                ? new AppDefinition.UnreachableStrategy(Duration.ZERO, Duration.ZERO)
                                : new AppDefinition.UnreachableStrategy(
                                        Duration.ofSeconds(20), Duration.ofSeconds(60))));
        return (writes.nextBoolean() ? app.healthChecks(List.of(Rig.check())) : app).build();
    }

    private BigDecimal share() {
        return new BigDecimal(SHARES.get(writes.nextInt(SHARES.size())));
    }

    void misfortune() {
        switch (fate.nextInt(8)) {
            case 0, 1 -> rig.restart();
            case 2, 3 -> host();
            case 4 -> one().ifPresent(rig.cluster.deeds()::kill);
            case 5 -> one().ifPresent(rig.cluster.deeds()::remove);
            case 6 -> rig.odds(new Unruly.Odds(0.2, 0.2, 0.3));
            default -> rig.odds(Unruly.Odds.FAIR);
        }
    }

    private Optional<ContainerId> one() {
        var all = rig.containers().map(one -> one.id()).sorted().toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(fate.nextInt(all.size())));
    }

    /// It is lost or comes back; sometimes it was rebooted meanwhile, and its containers are gone.
    private void host() {
        var all = rig.cluster.truth().hosts().keySet().stream().sorted().toList();
        var host = all.get(fate.nextInt(all.size()));
        if (lost.add(host)) {
            rig.cluster.faults().loseHost(host);
            return;
        }
        if (fate.nextInt(3) == 0) {
            rig.containers()
                    .filter(one -> one.host().equals(host))
                    .toList()
                    .forEach(one -> rig.cluster.deeds().remove(one.id()));
        }
        back(host);
    }

    private void back(HostId host) {
        lost.remove(host);
        rig.cluster.faults().bringBack(host);
    }

    Duration pause() {
        return Duration.ofMillis(200L + fate.nextInt(15_000));
    }

    /// All is well again.
    void peace() {
        rig.odds(Unruly.Odds.FAIR);
        List.copyOf(lost).forEach(this::back);
    }
}
