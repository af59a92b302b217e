package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A change somebody asks for, already read and checked in itself; whether it fits the tree is decided by the core.
public sealed interface Write {
    /// A new app; refused when the path is taken.
    record Create(AppDefinition app) implements Write {}

    /// Several apps at once, in one deployment. Each is made of what is there now, so that two who write at once
    /// do not undo each other.
    record Update(List<Change> changes) implements Write {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    /// @param edit makes the new definition of the present one (absent: there is none)
    record Change(PathId app, Edit edit) {}

    record Restart(PathId app) implements Write {}

    record Delete(PathId app) implements Write {}

    /// Makes a new tree of the old one: group writes.
    record Regroup(PathId group, Tree edit) implements Write {}

    /// Kills instances, all that are named; with `scale`, the apps need so many fewer.
    record Kill(Set<String> instances, boolean scale) implements Write {}

    /// Undoes what a deployment changes, as a new deployment.
    record Revert(String deployment) implements Write {}

    /// Ends a deployment where it stands.
    record Cancel(String deployment) implements Write {}

    record ResetDelay(PathId app) implements Write {}

    /// Takes no new instances on a host, and moves those there; or takes them again.
    record Drain(io.binnacle.model.HostId host, boolean drained) implements Write {}

    /// Runs a program inside an instance, which changes nothing that is kept here: it is asked for so that it is on
    /// record.
    ///
    /// @param program its name alone, since what follows it may be secret
    record Enter(String instance, String program) implements Write {}

    @FunctionalInterface
    interface Edit {
        /// @param history the app's former definitions, newest first
        AppDefinition of(Optional<AppDefinition> present, List<State.Revision> history) throws WriteRefused;
    }

    @FunctionalInterface
    interface Tree {
        Group of(Group root, List<Group> history, Instant stamp) throws WriteRefused;
    }

    /// The apps it names, for the audit.
    default Set<PathId> apps() {
        return switch (this) {
            case Create create -> Set.of(create.app().id());
            case Update update ->
                Set.copyOf(update.changes().stream().map(Change::app).toList());
            case Restart restart -> Set.of(restart.app());
            case Delete delete -> Set.of(delete.app());
            case Regroup regroup -> Set.of(regroup.group());
            case Kill _, Revert _, Cancel _, Drain _, Enter _ -> Set.of();
            case ResetDelay reset -> Set.of(reset.app());
        };
    }
}
