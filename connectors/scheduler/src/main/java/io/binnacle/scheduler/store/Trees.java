package io.binnacle.scheduler.store;

import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// Which trees and definitions are in the file, so that only new ones are written. Immutable: a transaction that fails
/// leaves the one before it true.
///
/// @param keys of each tree, by identity: trees are large, and shared
/// @param nextKey for the next new tree
/// @param swept the next key when definitions nobody names were last looked for
/// @param texts of the groups of the tree written last, whose definitions are all there
record Trees(
        IdentityHashMap<Group, Long> keys,
        MapPSet<StoredTree.Key> definitions,
        long nextKey,
        long swept,
        IdentityHashMap<Group, String> texts) {
    static final Trees NONE = new Trees(new IdentityHashMap<>(), HashTreePSet.empty(), 1, 1, new IdentityHashMap<>());
    private static final int SWEEP_EVERY = 64;

    /// Every tree of a state that has to be in the file.
    private static List<Group> roots(State state) {
        var roots = new ArrayList<Group>();
        roots.add(state.wish());
        roots.addAll(state.treeHistory());
        for (var rollout : state.rollouts().values()) {
            roots.add(rollout.original());
            roots.add(rollout.target());
        }
        return roots;
    }

    long key(Group tree) {
        var key = keys.get(tree);
        if (key == null) {
            throw new IllegalStateException("a tree that is not stored");
        }
        return key;
    }

    List<Long> keys(List<Group> trees) {
        return trees.stream().map(this::key).toList();
    }

    /// A rollout as it is stored, once its trees are.
    StoredRollout stored(Rollout rollout) {
        return StoredRollout.of(rollout, key(rollout.original()), key(rollout.target()));
    }

    /// What must be written and removed so that the file holds all trees of this state.
    Step to(State state) {
        var roots = roots(state);
        var next = new IdentityHashMap<Group, Long>();
        var free = nextKey;
        var fresh = new IdentityHashMap<Group, Long>();
        for (var root : roots) {
            var known = keys.get(root);
            if (known == null && !next.containsKey(root)) {
                fresh.put(root, free);
                next.put(root, free++);
            } else if (known != null) {
                next.put(root, known);
            }
        }
        return new Step(this, new Trees(next, definitions, free, swept, texts), fresh);
    }

    private boolean mustSweep() {
        return nextKey - swept >= SWEEP_EVERY;
    }

    Trees withDefinitions(MapPSet<StoredTree.Key> others) {
        return mustSweep()
                ? new Trees(keys, others, nextKey, nextKey, new IdentityHashMap<>())
                : new Trees(keys, others, nextKey, swept, texts);
    }

    Trees withTexts(IdentityHashMap<Group, String> others) {
        return new Trees(keys, definitions, nextKey, swept, others);
    }

    /// Definitions no tree and no history of this state names any more; now and then, since all have to be looked at.
    Set<StoredTree.Key> unused(State state) {
        if (!mustSweep()) {
            return Set.of();
        }
        var unused = new HashSet<>(definitions);
        allDefinitions(state).map(StoredTree.Key::of).forEach(unused::remove);
        return unused;
    }

    private static Stream<AppDefinition> allDefinitions(State state) {
        return Stream.concat(
                roots(state).stream().flatMap(Group::allApps),
                state.history().values().stream()
                        .flatMap(history -> history.stream().map(State.Revision::definition)));
    }

    /// From the trees in the file to those that should be.
    ///
    /// @param fresh trees that are not in the file yet
    record Step(Trees before, Trees after, IdentityHashMap<Group, Long> fresh) {
        List<Long> removed() {
            var kept = after.keys.values();
            return before.keys.values().stream()
                    .filter(key -> !kept.contains(key))
                    .toList();
        }
    }

    static Trees read(IdentityHashMap<Group, Long> keys, Set<StoredTree.Key> definitions, long nextKey) {
        return new Trees(keys, HashTreePSet.from(definitions), nextKey, nextKey, new IdentityHashMap<>());
    }
}
