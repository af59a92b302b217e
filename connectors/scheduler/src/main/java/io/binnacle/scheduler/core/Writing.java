package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Instance.Doom;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Does what somebody asked for, or says why not.
record Writing(Draft draft, Message.Author author, boolean force) {
    Reply write(Write write) throws WriteRefused {
        return switch (write) {
            case Write.Create create -> create(create.app());
            case Write.Update update -> update(update);
            case Write.Restart restart -> restart(restart.app());
            case Write.Delete delete -> delete(delete.app());
            case Write.Regroup regroup -> regroup(regroup);
            case Write.Kill kill -> kill(kill);
            case Write.Revert revert -> revert(rollout(revert.deployment()));
            case Write.Cancel cancel -> cancel(rollout(cancel.deployment()));
            case Write.ResetDelay reset -> resetDelay(reset.app());
            case Write.Drain drain -> drain(drain);
            case Write.Enter enter -> enter(enter);
        };
    }

    private Reply create(AppDefinition app) throws WriteRefused {
        if (draft.app(app.id()).isPresent()) {
            throw new WriteRefused(WriteRefused.Kind.EXISTS, "An app with id [" + app.id() + "] already exists.");
        }
        return change(wish().with(app, draft.stamp()), app.id().parent(), Set.of());
    }

    private Group wish() {
        return draft.state().wish();
    }

    private Reply update(Write.Update update) throws WriteRefused {
        Group tree = wish();
        for (Write.Change change : update.changes()) {
            Optional<AppDefinition> present = tree.app(change.app());
            AppDefinition next = change.edit().of(present, history(change.app()));
            if (present.filter(next::equals).isEmpty()) {
                tree = tree.with(next, draft.stamp());
            }
        }
        return change(
                tree,
                update.changes().isEmpty()
                        ? PathId.ROOT
                        : update.changes().getFirst().app().parent(),
                Set.of());
    }

    private PVector<State.Revision> history(PathId app) {
        return draft.state().history().getOrDefault(app, TreePVector.empty());
    }

    private Reply restart(PathId app) throws WriteRefused {
        known(app);
        return change(wish(), app.parent(), Set.of(app));
    }

    private Reply delete(PathId app) throws WriteRefused {
        known(app);
        return change(wish().withoutApp(app, draft.stamp()), app.parent(), Set.of());
    }

    private AppDefinition known(PathId app) throws WriteRefused {
        return draft.app(app)
                .orElseThrow(() -> new WriteRefused(WriteRefused.Kind.UNKNOWN, "App '" + app + "' does not exist"));
    }

    private Reply regroup(Write.Regroup regroup) throws WriteRefused {
        return change(regroup.edit().of(wish(), draft.state().treeHistory(), draft.stamp()), regroup.group(), Set.of());
    }

    private Reply.Accepted change(Group tree, PathId group, Set<PathId> restarts) throws WriteRefused {
        return new TreeChange(draft, author, force, group, Optional.empty()).apply(tree, restarts);
    }

    private Rollout rollout(String id) throws WriteRefused {
        return draft.rollout(id)
                .orElseThrow(
                        () -> new WriteRefused(WriteRefused.Kind.UNKNOWN, "DeploymentPlan " + id + " does not exist"));
    }

    Reply revert(Rollout rollout) throws WriteRefused {
        return new TreeChange(draft, author, true, PathId.ROOT, Optional.of(rollout.id()))
                .apply(Reverting.tree(wish(), rollout, draft.stamp()), Set.of());
    }

    private Reply cancel(Rollout rollout) {
        Rollouts.cancel(draft, rollout, TreeChange.CANCELLED);
        return new Reply.Accepted(Optional.empty(), draft.state().lastStamp(), List.of());
    }

    private Reply resetDelay(PathId app) throws WriteRefused {
        if (draft.ledger().waiting(app) == 0 && !draft.state().queues().containsKey(app)) {
            throw new WriteRefused(WriteRefused.Kind.UNKNOWN, "Application " + app + " not found in tasks queue.");
        }
        Backoffs.reset(draft, app);
        return new Reply.Accepted(Optional.empty(), draft.state().lastStamp(), List.of());
    }

    private Reply drain(Write.Drain drain) throws WriteRefused {
        State.HostState host = draft.state().hosts().get(drain.host());
        if (host == null) {
            throw new WriteRefused(WriteRefused.Kind.UNKNOWN, "Host '" + drain.host() + "' does not exist");
        }
        Drains.drain(draft, host, drain.drained());
        return new Reply.Accepted(Optional.empty(), draft.state().lastStamp(), List.of());
    }

    private Reply enter(Write.Enter enter) throws WriteRefused {
        Instance instance = draft.instance(enter.instance())
                .orElseThrow(() -> new WriteRefused(
                        WriteRefused.Kind.UNKNOWN, "Instance '" + enter.instance() + "' does not exist"));
        return new Reply.Accepted(Optional.empty(), draft.state().lastStamp(), List.of(instance));
    }

    private Reply kill(Write.Kill kill) throws WriteRefused {
        List<Instance> named = new ArrayList<>();
        new TreeSet<>(kill.instances())
                .forEach(id -> draft.instance(id).filter(i -> !i.leaving()).ifPresent(named::add));
        if (!kill.scale()) {
            named.forEach(i -> Kills.doom(draft, i, Doom.Kind.ASKED, "killed by " + author.name()));
            return new Reply.Accepted(Optional.empty(), draft.state().lastStamp(), named);
        }
        Runnable killing = () -> named.forEach(
                i -> Kills.doom(draft, i, Doom.Kind.SCALED, "killed by " + author.name() + ", with its place"));
        Reply.Accepted accepted = new TreeChange(draft, author, force, PathId.ROOT, Optional.empty())
                .apply(fewer(named), Set.of(), killing);
        return new Reply.Accepted(accepted.deployment(), accepted.version(), named, accepted.steps());
    }

    private Group fewer(List<Instance> killed) {
        Map<PathId, Integer> counts = new HashMap<>();
        killed.forEach(i -> counts.merge(i.app(), 1, Integer::sum));
        Group tree = wish();
        for (PathId path : new TreeSet<>(counts.keySet())) {
            Optional<AppDefinition> app = tree.app(path);
            if (app.isPresent()) {
                int left = Math.max(0, app.get().instances() - counts.getOrDefault(path, 0));
                tree = tree.with(app.get().withInstances(left), draft.stamp());
            }
        }
        return tree;
    }
}
