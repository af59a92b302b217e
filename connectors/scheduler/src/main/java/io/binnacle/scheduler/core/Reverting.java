package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// Undoes on the tree of now what one deployment changed, and nothing that others did.
final class Reverting {
    private Reverting() {}

    static Group tree(Group now, Rollout rollout, Instant stamp) {
        Map<PathId, AppDefinition> before = Apps.byPath(rollout.original());
        Map<PathId, AppDefinition> after = Apps.byPath(rollout.target());
        Group tree = now;
        for (PathId path : new TreeSet<>(after.keySet())) {
            AppDefinition old = before.get(path);
            if (old == null) {
                tree = tree.app(path).isPresent() ? tree.withoutApp(path, stamp) : tree;
            } else if (!old.equals(after.get(path))) {
                tree = tree.with(old, stamp);
            }
        }
        for (PathId path : new TreeSet<>(before.keySet())) {
            AppDefinition old = before.get(path);
            if (old != null && !after.containsKey(path)) {
                tree = tree.with(old, stamp);
            }
        }
        return groups(tree, rollout, stamp);
    }

    private static Group groups(Group now, Rollout rollout, Instant stamp) {
        Group tree = now;
        List<Group> added = new ArrayList<>();
        for (Group group : rollout.target().allGroups().toList()) {
            Optional<Group> old = rollout.original().group(group.id());
            if (old.isEmpty()) {
                added.add(group);
            } else if (!Objects.equals(old.get().dependencies(), group.dependencies())) {
                List<PathId> dependencies = old.get().dependencies();
                tree = tree.change(
                        group.id(), stamp, g -> new Group(g.id(), g.apps(), g.groups(), dependencies, stamp));
            }
        }
        added.sort(
                Comparator.comparingInt((Group g) -> g.id().segments().size()).reversed());
        for (Group group : added) {
            Optional<Group> left = tree.group(group.id());
            if (left.isPresent()
                    && left.get().apps().isEmpty()
                    && left.get().groups().isEmpty()) {
                tree = tree.withoutGroup(group.id(), stamp);
            }
        }
        return tree;
    }

    /// What nobody asked for but a label.
    static void automatic(Draft draft, Rollout failed, String reason) {
        Message.Author author =
                new Message.Author("binnacle", "scheduler", "reverts deployment " + failed.id() + ": " + reason);
        try {
            new Writing(draft, author, true).revert(failed);
        } catch (WriteRefused refused) {
            draft.tell(
                    "group_change_failed",
                    Map.of(
                            "groupId",
                            "/",
                            "version",
                            draft.state().wish().version(),
                            "reason",
                            "deployment " + failed.id() + " could not be reverted: " + refused.getMessage()));
        }
    }
}
