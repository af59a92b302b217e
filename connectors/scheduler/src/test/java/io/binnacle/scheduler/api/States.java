package io.binnacle.scheduler.api;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Message.Author;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePVector;

/// Makes states of states.
final class States {
    static final HostId HOST = new HostId("host-1-id");

    private States() {}

    static State rolling(State s, PMap<String, Rollout> rollouts) {
        return new State(
                s.wish(),
                s.history(),
                s.treeHistory(),
                s.instances(),
                rollouts,
                s.backoffs(),
                s.failures(),
                s.queues(),
                s.hosts(),
                s.records(),
                s.lastStamp());
    }

    /// Every instance was started by whatever acts on its app, and has been found ready.
    static State ready(State s) {
        var ids = s.instances().keySet();
        var rollouts = s.rollouts();
        for (var r : s.rollouts().values()) {
            rollouts = rollouts.plus(r.id(), started(r, ids));
        }
        var next = rolling(s, rollouts);
        for (var instance : s.instances().values()) {
            next = with(next, ready(instance));
        }
        return next;
    }

    private static Rollout started(Rollout r, Set<String> ids) {
        return new Rollout(
                r.id(),
                r.version(),
                r.original(),
                r.target(),
                r.steps(),
                r.currentStep(),
                r.startedAt(),
                r.by(),
                r.reverts(),
                ids,
                r.failures(),
                r.waitingFor());
    }

    private static Instance ready(Instance i) {
        return new Instance(
                i.id(),
                i.app(),
                i.appVersion(),
                i.configVersion(),
                i.incarnation(),
                i.condition(),
                i.placed(),
                i.health(),
                List.of(new Instance.ReadinessState("ready", true, Optional.empty())),
                i.since(),
                i.stagedAt(),
                i.startedAt(),
                i.doomed());
    }

    static State failing(State s, State.TaskFailure failure) {
        return new State(
                s.wish(),
                s.history(),
                s.treeHistory(),
                s.instances(),
                s.rollouts(),
                s.backoffs(),
                s.failures().plus(failure.app(), failure),
                s.queues(),
                s.hosts(),
                s.records(),
                s.lastStamp());
    }

    static State queueing(State s, State.Queued queued, State.Backoff backoff) {
        return new State(
                s.wish(),
                s.history(),
                s.treeHistory(),
                s.instances(),
                s.rollouts(),
                s.backoffs().plus(queued.app(), backoff),
                s.failures(),
                s.queues().plus(queued.app(), queued),
                s.hosts(),
                s.records(),
                s.lastStamp());
    }

    static State hosting(State s, State.HostState host) {
        return new State(
                s.wish(),
                s.history(),
                s.treeHistory(),
                s.instances(),
                s.rollouts(),
                s.backoffs(),
                s.failures(),
                s.queues(),
                s.hosts().plus(host.id(), host),
                s.records(),
                s.lastStamp());
    }

    static State with(State s, Instance instance) {
        return new State(
                s.wish(),
                s.history(),
                s.treeHistory(),
                s.instances().plus(instance.id(), instance),
                s.rollouts(),
                s.backoffs(),
                s.failures(),
                s.queues(),
                s.hosts(),
                s.records(),
                s.lastStamp());
    }

    static State.HostState host() {
        return new State.HostState(
                HOST,
                "127.0.0.9",
                true,
                Instant.EPOCH,
                4,
                8192,
                100_000,
                0,
                31_000,
                32_000,
                Set.of(),
                Set.of("*"),
                Map.of("rack", "a", "zone", "z1", "@region", "north"),
                false);
    }

    /// This tree, with every instance it asks for running.
    static State wishing(State s, Group wish, Author author, Instant stamp) {
        var history = s.history();
        var instances = new ArrayList<Instance>();
        for (var app : wish.allApps().toList()) {
            if (!s.wish().app(app.id()).equals(Optional.of(app))) {
                var revision = new State.Revision(app, stamp, author.name(), author.note());
                history = history.plus(
                        app.id(),
                        history.getOrDefault(app.id(), TreePVector.empty()).plus(0, revision));
            }
            for (var i = 0; i < app.instances(); i++) {
                instances.add(running(app, i, stamp));
            }
        }
        PMap<String, Instance> map = HashTreePMap.empty();
        for (var instance : instances) {
            map = map.plus(instance.id(), instance);
        }
        return new State(
                wish,
                history,
                s.treeHistory().plus(0, s.wish()),
                map,
                s.rollouts(),
                s.backoffs(),
                s.failures(),
                s.queues(),
                s.hosts(),
                s.records(),
                stamp);
    }

    static String id(PathId app, int i) {
        var name = String.join("_", app.segments());
        return name + ".instance-"
                + UUID.nameUUIDFromBytes((name + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Instance running(AppDefinition app, int i, Instant at) {
        return new Instance(
                id(app.id(), i),
                app.id(),
                app.version(),
                app.versionInfo().lastConfigChangeAt(),
                1,
                Instance.Condition.RUNNING,
                Optional.of(new Instance.Placed(
                        HOST,
                        "127.0.0.9",
                        List.of(31_000 + i),
                        Optional.of(new ContainerId("c-" + app.id() + "-" + i)),
                        List.of("172.17.0." + (i + 2)),
                        Instance.Held.NOTHING)),
                List.of(),
                List.of(),
                at,
                Optional.of(at),
                Optional.of(at),
                Optional.empty());
    }

    static Instance checked(Instance i, boolean alive) {
        var at = Optional.of(i.since());
        var health = new Instance.HealthState(
                alive,
                alive ? 0 : 1,
                alive ? at : Optional.empty(),
                alive ? at : Optional.empty(),
                alive ? Optional.empty() : at,
                alive ? Optional.empty() : Optional.of("refused"));
        return new Instance(
                i.id(),
                i.app(),
                i.appVersion(),
                i.configVersion(),
                i.incarnation(),
                i.condition(),
                i.placed(),
                List.of(health),
                i.readiness(),
                i.since(),
                i.stagedAt(),
                i.startedAt(),
                i.doomed());
    }
}
