package io.binnacle.scheduler.api;

import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Decision.Happening;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Message.Author;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.core.WriteRefused.Kind;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.VersionInfo;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.TreeRules;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pcollections.TreePVector;

/// A scheduler whose hosts obey at once: what is wished for is so, unless a test says otherwise. A deployment ends with
/// its write unless deployments are held.
final class SmallScheduler implements Scheduler {
    private final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    final List<Connection> connections = new CopyOnWriteArrayList<>();
    private State state = State.empty(Instant.parse("2026-01-01T00:00:00Z"));
    private boolean holding;
    private Optional<WriteRefused> refusing = Optional.empty();

    /// From now on deployments stay.
    synchronized void hold() {
        holding = true;
    }

    /// The next write is refused.
    synchronized void refuse(WriteRefused why) {
        refusing = Optional.of(why);
    }

    synchronized void change(UnaryOperator<State> edit) {
        state = edit.apply(state);
    }

    void tell(String type, Map<String, Object> fields) {
        listeners.forEach(listener -> listener.accept(new Happening(type, state().lastStamp(), fields)));
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public Reply ask(Write write, Author author, boolean force) {
        var plan = plan(write, author, force, true);
        if (plan.reply() instanceof Reply.Accepted accepted) {
            audit.add(new AuditEntry(
                    audit.size() + 1L,
                    accepted.version(),
                    author.name(),
                    author.from(),
                    author.note(),
                    write.getClass().getSimpleName() + " " + write.apps(),
                    accepted.deployment().map(id -> "deployment " + id).orElse("done")));
            accepted.deployment().ifPresent(id -> tell("deployment_success", Map.of("id", id)));
        }
        return plan.reply();
    }

    @Override
    public Plan preview(Write write, boolean force) {
        return plan(write, new Author("nobody", "", ""), force, false);
    }

    private synchronized Plan plan(Write write, Author author, boolean force, boolean keep) {
        var before = state;
        try {
            if (refusing.isPresent()) {
                var why = refusing.get();
                refusing = Optional.empty();
                throw why;
            }
            locked(write, force);
            var next = write(write, author);
            var deployment = next.rollout.map(Rollout::id);
            var steps = next.rollout.map(Rollout::steps).orElse(List.of());
            var reply = new Reply.Accepted(deployment, next.state.lastStamp(), next.killed, steps);
            state = keep ? next.state : before;
            return new Plan(reply, before, next.state, List.of("start 1 on host-1"), 1, 2, List.of("no health check"));
        } catch (WriteRefused refused) {
            return new Plan(new Reply.Refused(refused), before, before, List.of(), 0, 0, List.of());
        }
    }

    private void locked(Write write, boolean force) throws WriteRefused {
        var held = state.rollouts().values().stream()
                .filter(rollout -> !java.util.Collections.disjoint(apps(rollout), write.apps()))
                .map(Rollout::id)
                .toList();
        if (!held.isEmpty() && !force) {
            throw new WriteRefused(Kind.LOCKED, "App is locked by one or more deployments.", List.of(), held);
        }
    }

    private static Set<PathId> apps(Rollout rollout) {
        return rollout.steps().stream()
                .flatMap(step -> step.actions().stream())
                .map(Rollout.Action::app)
                .collect(java.util.stream.Collectors.toSet());
    }

    private record Next(State state, Optional<Rollout> rollout, List<Instance> killed) {}

    private Next write(Write write, Author author) throws WriteRefused {
        var stamp = state.lastStamp().plusMillis(1);
        return switch (write) {
            case Write.Create create -> {
                if (state.wish().app(create.app().id()).isPresent()) {
                    throw new WriteRefused(
                            Kind.EXISTS, "An app with id [" + create.app().id() + "] already exists.");
                }
                yield tree(state.wish().with(stamped(create.app(), stamp), stamp), write, author, stamp);
            }
            case Write.Update update -> update(update, author, stamp);
            case Write.Restart restart -> {
                var app = known(restart.app());
                yield tree(state.wish().with(stamped(app, stamp), stamp), write, author, stamp);
            }
            case Write.Delete delete -> {
                known(delete.app());
                yield tree(state.wish().withoutApp(delete.app(), stamp), write, author, stamp);
            }
            case Write.Regroup regroup ->
                tree(regroup.edit().of(state.wish(), state.treeHistory(), stamp), write, author, stamp);
            case Write.Kill kill -> kill(kill, author, stamp);
            case Write.Revert revert -> {
                var rollout = java.util.Objects.requireNonNull(state.rollouts().get(revert.deployment()));
                yield tree(rollout.original(), write, author, stamp);
            }
            case Write.Cancel cancel ->
                new Next(
                        States.rolling(state, state.rollouts().minus(cancel.deployment())),
                        Optional.empty(),
                        List.of());
            case Write.ResetDelay _, Write.Drain _, Write.Enter _ -> new Next(state, Optional.empty(), List.of());
        };
    }

    private Next update(Write.Update update, Author author, Instant stamp) throws WriteRefused {
        var wish = state.wish();
        for (var change : update.changes()) {
            var history = state.history().getOrDefault(change.app(), TreePVector.empty());
            wish = wish.with(stamped(change.edit().of(wish.app(change.app()), history), stamp), stamp);
        }
        return tree(wish, update, author, stamp);
    }

    private Next kill(Write.Kill kill, Author author, Instant stamp) throws WriteRefused {
        var killed = kill.instances().stream()
                .map(id -> java.util.Objects.requireNonNull(state.instances().get(id)))
                .toList();
        if (!kill.scale()) {
            return new Next(state, Optional.empty(), killed);
        }
        var wish = state.wish();
        for (var instance : killed) {
            var app = known(instance.app());
            wish = wish.with(stamped(app.withInstances(app.instances() - 1), stamp), stamp);
        }
        return tree(wish, kill, author, stamp);
    }

    private AppDefinition known(PathId app) throws WriteRefused {
        return state.wish()
                .app(app)
                .orElseThrow(() -> new WriteRefused(Kind.UNKNOWN, "App '" + app + "' does not exist"));
    }

    private static AppDefinition stamped(AppDefinition app, Instant stamp) {
        return app.withVersion(stamp, new VersionInfo(stamp, stamp));
    }

    private Next tree(Group wish, Write write, Author author, Instant stamp) throws WriteRefused {
        var violations = TreeRules.violations(wish);
        if (!violations.isEmpty()) {
            throw new WriteRefused(Kind.INVALID, "Object is not valid", violations, List.of());
        }
        var rollout = rollout(wish, write, author, stamp);
        var next = States.wishing(state, wish, author, stamp);
        return new Next(
                holding ? States.rolling(next, next.rollouts().plus(rollout.id(), rollout)) : next,
                Optional.of(rollout),
                List.of());
    }

    private Rollout rollout(Group wish, Write write, Author author, Instant stamp) {
        var actions = new ArrayList<Rollout.Action>();
        write.apps().stream()
                .sorted()
                .forEach(app -> actions.add(new Rollout.Action(Rollout.Action.Kind.SCALE_APPLICATION, app, 1)));
        return new Rollout(
                UUID.randomUUID().toString(),
                stamp,
                state.wish(),
                wish,
                List.of(new Rollout.Step(actions)),
                1,
                stamp,
                author.name(),
                Optional.empty(),
                Set.of(),
                0,
                Optional.empty());
    }

    @Override
    public Subscription listen(Consumer<Happening> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<AuditEntry> audit(long before, int limit) {
        return audit.reversed().stream()
                .filter(entry -> entry.number() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Refusal> trouble() {
        return Optional.empty();
    }

    @Override
    public List<Connection> hosts() {
        return List.copyOf(connections);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
