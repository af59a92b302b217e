package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Replaces the old instances of an app by new ones, never fewer healthy than the floor and never more there than the
/// ceiling.
///
/// It remembers nothing: each time it looks at what is there and does what may be done now. As many healthy old ones go
/// as there are healthy ones beyond the floor; as many new ones come as fit below the ceiling, in which those that are
/// still going count. So every new one that becomes healthy sends one old away, and every old one that is gone makes
/// room for a new one. Old ones that are not healthy hold no floor up: they go first, when something may go at all or
/// when their room is needed.
record Rolling(Draft draft, AppDefinition app, Predicate<Instance> old, String reason) {

    /// @return what it waits for; nothing when all is replaced
    static Optional<String> act(Draft draft, AppDefinition app, Predicate<Instance> old, String reason) {
        return new Rolling(draft, app, old, reason).act();
    }

    private Optional<String> act() {
        dropUnplaced();
        Allowance allowance = allowance();
        endOld(allowance);
        Scaling.end(draft, app, fresh(), fresh().size() - app.instances());
        Scaling.create(
                draft,
                app,
                Math.min(
                        app.instances() - fresh().size(),
                        allowance.ceiling() - present().size()));
        return waits();
    }

    private Optional<String> waits() {
        List<Instance> fresh = fresh();
        int leaving = (int) present().stream().filter(Instance::leaving).count();
        int stale = stale().size();
        if (stale == 0
                && leaving == 0
                && fresh.size() == app.instances()
                && fresh.stream().allMatch(good())) {
            return Optional.empty();
        }
        return Optional.of(Waiting.words(draft, app, fresh, app.instances(), leaving + stale));
    }

    private Predicate<Instance> good() {
        return Scaling.good(draft, app);
    }

    private List<Instance> present() {
        return draft.of(app.id()).stream()
                .filter(i -> i.leaving() || i.condition() != Condition.UNREACHABLE_INACTIVE || old.test(i))
                .toList();
    }

    private List<Instance> fresh() {
        return Scaling.counted(draft, app.id()).stream().filter(old.negate()).toList();
    }

    /// The old ones that nobody has sent away yet, unhealthy ones first.
    private List<Instance> stale() {
        return present().stream()
                .filter(i -> !i.leaving() && old.test(i))
                .sorted(Comparator.comparing((Instance i) -> good().test(i))
                        .thenComparing(KillSelection.order(app.killSelection())))
                .toList();
    }

    /// An old wish without a place is no instance yet, and one that is lost is none any more.
    private void dropUnplaced() {
        stale().stream()
                .filter(i -> switch (i.condition()) {
                    case SCHEDULED, UNREACHABLE, UNREACHABLE_INACTIVE -> true;
                    case PROVISIONED,
                            STAGING,
                            STARTING,
                            RUNNING,
                            KILLING,
                            KILLED,
                            FAILED,
                            FINISHED,
                            ERROR,
                            GONE,
                            DROPPED -> false;
                })
                .forEach(this::end);
    }

    private Allowance allowance() {
        int healthy =
                (int) Scaling.counted(draft, app.id()).stream().filter(good()).count();
        return Allowance.of(app.upgradeStrategy(), app.residency().isPresent(), app.instances(), healthy);
    }

    private void endOld(Allowance allowance) {
        List<Instance> stale = stale();
        List<Instance> bad = stale.stream().filter(good().negate()).toList();
        List<Instance> well = stale.stream().filter(good()).toList();
        bad.stream().limit(endable(allowance, bad.size(), stale.size())).forEach(this::end);
        well.stream().limit(allowance.spare()).forEach(this::end);
    }

    /// How many of the old ones that are not healthy may go.
    private int endable(Allowance allowance, int bad, int stale) {
        List<Instance> fresh = fresh();
        boolean done = fresh.size() == app.instances() && fresh.stream().allMatch(good());
        if (allowance.spare() > 0 || done) {
            return bad;
        }
        int missing = Math.max(0, app.instances() - fresh.size());
        boolean full =
                present().size() >= allowance.ceiling() && present().stream().noneMatch(Instance::leaving);
        return Math.max(stale - app.instances(), full ? missing : 0);
    }

    private void end(Instance instance) {
        Kills.doom(draft, instance, Doom.Kind.REPLACED, reason);
    }
}
