package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.WriteRefused.Kind;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.VersionInfo;
import io.binnacle.scheduler.definition.Dependencies;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.TreeRules;
import io.binnacle.scheduler.definition.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Puts a new tree in place of the old one: checks it, completes it, plans the way there and sets out.
///
/// Nothing of the draft is changed before it is certain that the change is taken.
record TreeChange(Draft draft, Message.Author author, boolean force, PathId group, Optional<String> reverts) {
    static final String CANCELLED = "The upgrade has been cancelled";
    static final int KEPT = 50;

    Reply.Accepted apply(Group wished, Set<PathId> restarts) throws WriteRefused {
        return apply(wished, restarts, () -> {});
    }

    /// @param first done once the change is taken, and before anything follows from it
    Reply.Accepted apply(Group wished, Set<PathId> restarts, Runnable first) throws WriteRefused {
        Map<PathId, AppDefinition> old = Apps.byPath(draft.state().wish());
        List<Violation> violations = TreeRules.violations(wished);
        if (!violations.isEmpty()) {
            throw new WriteRefused(Kind.INVALID, "Object is not valid", violations, List.of());
        }
        Map<PathId, AppDefinition> changed = changed(old, Apps.byPath(wished), restarts);
        Group tree = wished;
        for (AppDefinition app : changed.values()) {
            tree = tree.with(app, draft.stamp());
        }
        Map<PathId, AppDefinition> all = Apps.byPath(tree);
        List<Rollout.Step> steps = new Planner(old, all, Dependencies.of(tree), this::stale).steps();
        Rollout rollout = new Rollout(
                draft.newDeployment(),
                draft.stamp(),
                draft.state().wish(),
                tree,
                steps,
                0,
                draft.now(),
                author.name(),
                reverts,
                Set.of(),
                0,
                Optional.empty());
        List<Rollout> others = conflicts(rollout);
        allowed(rollout, others);
        store(tree, changed);
        others.forEach(o -> Rollouts.cancel(draft, o, CANCELLED));
        draft.tell("group_change_success", Map.of("groupId", group.toString(), "version", draft.stamp()));
        draft.begin(rollout);
        first.run();
        Rollouts.advance(draft, rollout.id(), Set.of());
        return new Reply.Accepted(Optional.of(rollout.id()), draft.stamp(), List.of(), steps);
    }

    /// What is new or different, complete with ports and versions.
    private Map<PathId, AppDefinition> changed(
            Map<PathId, AppDefinition> old, Map<PathId, AppDefinition> next, Set<PathId> restarts) throws WriteRefused {
        Map<PathId, AppDefinition> changed = new TreeMap<>();
        Optional<ServicePorts> ports = Optional.empty();
        List<AppDefinition> different = next.values().stream()
                .filter(app -> !app.equals(old.get(app.id())) || restarts.contains(app.id()))
                .sorted(Comparator.comparing(AppDefinition::id))
                .toList();
        for (AppDefinition app : different) {
            Optional<AppDefinition> before = Optional.ofNullable(old.get(app.id()));
            supported(app, before);
            AppDefinition complete = app;
            if (ServicePorts.open(app)) {
                ports = ports.or(() -> Optional.of(ServicePorts.of(draft.settings(), old.values(), different)));
                complete = ports.get().assign(app, before);
            }
            changed.put(app.id(), stamped(complete, before, restarts.contains(app.id())));
        }
        return changed;
    }

    /// What would only fail on every host is told to whoever asks for it. What is there already is left alone.
    private static void supported(AppDefinition app, Optional<AppDefinition> before) throws WriteRefused {
        List<Violation> violations = new ArrayList<>(app.impossible());
        before.ifPresent(old -> violations.removeAll(old.impossible()));
        if (!violations.isEmpty()) {
            throw new WriteRefused(Kind.INVALID, "Object is not valid", violations, List.of());
        }
    }

    /// The versions of the old one where nothing changed, of the last scaling where only the count did.
    private AppDefinition stamped(AppDefinition app, Optional<AppDefinition> before, boolean restart) {
        Instant now = draft.stamp();
        if (before.isEmpty() || !Apps.sameButCount(before.get(), app)) {
            return app.withVersion(now, new VersionInfo(now, now));
        }
        VersionInfo was = before.get().versionInfo();
        if (restart) {
            return app.withVersion(now, new VersionInfo(was.lastScalingAt(), now));
        }
        return before.get().instances() == app.instances()
                ? before.get()
                : app.withVersion(now, new VersionInfo(now, was.lastConfigChangeAt()));
    }

    private boolean stale(AppDefinition app) {
        return Scaling.counted(draft, app.id()).stream()
                .anyMatch(i -> !i.configVersion().equals(app.versionInfo().lastConfigChangeAt()));
    }

    private List<Rollout> conflicts(Rollout rollout) {
        Set<String> ids = new HashSet<>();
        rollout.apps().forEach(app -> draft.ledger().rollout(app).ifPresent(ids::add));
        reverts.ifPresent(ids::add);
        List<Rollout> all = new ArrayList<>();
        ids.stream().sorted().forEach(id -> draft.rollout(id).ifPresent(all::add));
        return all;
    }

    private void allowed(Rollout rollout, List<Rollout> conflicts) throws WriteRefused {
        if (!conflicts.isEmpty() && !force) {
            String words = "App is locked by one or more deployments. Override with the option '?force=true'. "
                    + "View details at '/v2/deployments/<DEPLOYMENT_ID>'.";
            tellRefused(rollout, words);
            throw new WriteRefused(
                    Kind.LOCKED,
                    words,
                    List.of(),
                    conflicts.stream().map(Rollout::id).toList());
        }
        int running = draft.state().rollouts().size() - conflicts.size();
        if (!rollout.steps().isEmpty() && running >= draft.settings().maxDeployments()) {
            String words = "Max number (" + draft.settings().maxDeployments()
                    + ") of running deployments is achieved. Wait until one of them is done, or cancel one.";
            tellRefused(rollout, words);
            throw new WriteRefused(Kind.TOO_MANY, words);
        }
    }

    private void tellRefused(Rollout rollout, String reason) {
        draft.tell(
                "group_change_failed", Map.of("groupId", group.toString(), "version", draft.stamp(), "reason", reason));
        Events.failed(draft, rollout, reason);
    }

    private void store(Group tree, Map<PathId, AppDefinition> changed) {
        State state = draft.state();
        draft.tree(tree, shortened(state.treeHistory().plus(0, state.wish())));
        changed.values().stream()
                .filter(app -> app.version().equals(draft.stamp()))
                .forEach(this::remember);
    }

    private void remember(AppDefinition app) {
        PVector<State.Revision> history = draft.state().history().getOrDefault(app.id(), TreePVector.empty());
        State.Revision revision = new State.Revision(app, draft.now(), author.name(), author.note());
        draft.history(app.id(), shortened(history.plus(0, revision)));
        Lives.begin(draft, app, history, reverts.isPresent());
        Events.checks(draft, app, history.stream().findFirst().map(State.Revision::definition));
        draft.dirty(app.id());
    }

    static <T> PVector<T> shortened(PVector<T> all) {
        PVector<T> kept = all;
        while (kept.size() > KEPT) {
            kept = kept.minus(kept.size() - 1);
        }
        return kept;
    }
}
