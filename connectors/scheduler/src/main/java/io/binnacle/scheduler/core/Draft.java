package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Decision.Happening;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The next state while it is being decided: the one before, and what was changed of it so far.
final class Draft {
    private State state;
    private final Ledger ledger;
    private final Settings settings;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Set<PathId> dirty = new HashSet<>();
    private final Set<PathId> wanting = new HashSet<>();
    private final Set<HostId> freed = new HashSet<>();
    private final Touching touched = new Touching();
    private final Pulse pulse = new Pulse();
    private @Nullable Instant stamp;
    private int named;

    Draft(State state, Ledger ledger, Settings settings, Instant now) {
        this.state = state;
        this.ledger = ledger;
        this.settings = settings;
        this.now = now;
    }

    State state() {
        return state;
    }

    Ledger ledger() {
        return ledger;
    }

    Settings settings() {
        return settings;
    }

    Instant now() {
        return now;
    }

    Decision decision(Optional<Decision.Reply> reply) {
        return new Decision(state, effects, happenings, ledger.agenda().first(), reply, touched.done());
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void tell(String type, Map<String, Object> fields) {
        happenings.add(new Happening(type, now, fields));
    }

    /// The version of all that this decision writes: in whole milliseconds, and later than any before.
    Instant stamp() {
        if (stamp == null) {
            Instant next = state.lastStamp().plusMillis(1);
            Instant time = now.truncatedTo(ChronoUnit.MILLIS);
            stamp = time.isAfter(next) ? time : next;
            state = state.stamped(stamp);
        }
        return stamp;
    }

    String newInstance(PathId app) {
        return String.join("_", app.segments()) + ".instance-" + uuid(app.toString());
    }

    String newDeployment() {
        return uuid("deployment");
    }

    private String uuid(String what) {
        String name = what + "@" + stamp() + "#" + named++;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    Optional<AppDefinition> app(PathId path) {
        return state.wish().app(path);
    }

    /// What an instance runs: any definition of its configuration.
    Optional<AppDefinition> definition(Instance instance) {
        return state.definition(instance);
    }

    Optional<Instance> instance(String id) {
        return Optional.ofNullable(state.instances().get(id));
    }

    /// An app's instances, as they are now.
    List<Instance> of(PathId app) {
        return ledger.of(app);
    }

    void put(Instance instance) {
        Instance before = state.instances().get(instance.id());
        if (before != null) {
            ledger.remove(before);
        }
        state = state.with(instance);
        ledger.add(instance);
        ledger.agenda().set(Deadlines.item(instance), new Deadlines(state, now).of(instance));
        pulse.moved(this, Optional.ofNullable(before), Optional.of(instance));
        changed(instance, Optional.ofNullable(before));
    }

    void remove(Instance instance) {
        Instance before = state.instances().get(instance.id());
        if (before == null) {
            return;
        }
        ledger.remove(before);
        ledger.agenda().set(Deadlines.item(before), Optional.empty());
        pulse.moved(this, Optional.of(before), Optional.empty());
        state = state.without(before);
        touched.instance(before.id());
        dirty.add(before.app());
        if (before.condition() == Instance.Condition.SCHEDULED) {
            wanting.add(before.app());
        }
        before.placed().ifPresent(p -> freed(before.app(), p.host()));
    }

    private void changed(Instance instance, Optional<Instance> before) {
        touched.instance(instance.id());
        dirty.add(instance.app());
        if (instance.condition() == Instance.Condition.SCHEDULED) {
            wanting.add(instance.app());
        }
        if (instance.placed().isEmpty()) {
            before.flatMap(Instance::placed).ifPresent(p -> freed(instance.app(), p.host()));
        }
        if (instance.doomed().isPresent() && ledger.waiting(instance.app()) > 0) {
            wanting.add(instance.app());
        }
    }

    private void freed(PathId app, HostId host) {
        freed.add(host);
        if (ledger.waiting(app) > 0) {
            wanting.add(app);
        }
    }

    void freed(HostId host) {
        freed.add(host);
    }

    Set<HostId> takeFreed() {
        Set<HostId> all = Set.copyOf(freed);
        freed.clear();
        return all;
    }

    /// An app is to be looked at before this decision is done.
    void dirty(PathId app) {
        dirty.add(app);
    }

    List<PathId> takeDirty() {
        List<PathId> all = dirty.stream().sorted().toList();
        dirty.clear();
        return all;
    }

    /// An app's instances are to be placed, whatever was refused before.
    void wanting(PathId app) {
        wanting.add(app);
    }

    Set<PathId> takeWanting() {
        Set<PathId> all = Set.copyOf(wanting);
        wanting.clear();
        return all;
    }

    void tree(Group wish, org.pcollections.PVector<Group> history) {
        state = state.wishing(wish, history);
        touched.tree();
    }

    Optional<Rollout> rollout(String id) {
        return Optional.ofNullable(state.rollouts().get(id));
    }

    Optional<Rollout> rollout(PathId app) {
        return ledger.rollout(app).flatMap(this::rollout);
    }

    void begin(Rollout rollout) {
        ledger.began(rollout);
        put(rollout);
        ledger.agenda().set(Deadlines.item(rollout), new Deadlines(state, now).of(rollout));
        rollout.apps().forEach(dirty::add);
    }

    void put(Rollout rollout) {
        state = state.rolling(state.rollouts().plus(rollout.id(), rollout));
        touched.rollout(rollout.id());
    }

    void end(Rollout rollout) {
        state = state.rolling(state.rollouts().minus(rollout.id()));
        ledger.ended(rollout);
        ledger.agenda().set(Deadlines.item(rollout), Optional.empty());
        touched.rollout(rollout.id());
        rollout.apps().forEach(dirty::add);
    }

    void backoff(PathId app, Optional<State.Backoff> backoff) {
        state = state.delaying(
                backoff.isPresent()
                        ? state.backoffs().plus(app, backoff.get())
                        : state.backoffs().minus(app));
        Deadlines deadlines = new Deadlines(state, now);
        ledger.agenda().set(Deadlines.item(app), backoff.flatMap(b -> deadlines.of(app, b)));
        touched.app(app);
        dirty.add(app);
        wanting.add(app);
    }

    void failure(State.TaskFailure failure) {
        state = state.failing(state.failures().plus(failure.app(), failure));
        touched.app(failure.app());
    }

    void queue(PathId app, Optional<State.Queued> queued) {
        State.Queued before = state.queues().get(app);
        if (queued.isEmpty() ? before == null : queued.get().equals(before)) {
            return;
        }
        state = state.queueing(
                queued.isPresent()
                        ? state.queues().plus(app, queued.get())
                        : state.queues().minus(app));
        touched.app(app);
        dirty.add(app);
    }

    void history(PathId app, org.pcollections.PVector<State.Revision> revisions) {
        state = state.remembering(
                revisions.isEmpty()
                        ? state.history().minus(app)
                        : state.history().plus(app, revisions));
        touched.app(app);
    }

    void record(PathId app, org.pcollections.PVector<Life> lives) {
        state = state.recording(
                lives.isEmpty() ? state.records().minus(app) : state.records().plus(app, lives));
        touched.app(app);
    }

    Pulse pulse() {
        return pulse;
    }

    void forgetFailure(PathId app) {
        state = state.failing(state.failures().minus(app));
        touched.app(app);
    }

    void host(State.HostState host) {
        state = state.hosting(state.hosts().plus(host.id(), host));
        touched.host(host.id());
        ledger.hosts(state.hosts().values());
    }

    void hosts(org.pcollections.PMap<HostId, State.HostState> hosts, Set<HostId> changed) {
        state = state.hosting(hosts);
        changed.forEach(touched::host);
        ledger.hosts(hosts.values());
    }
}
