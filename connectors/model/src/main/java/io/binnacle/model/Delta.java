package io.binnacle.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pcollections.PMap;

/// What changed in one table of the topology: entities that are new or different, and ids that are gone.
/// No id is in both.
public record Delta<I, E extends Entity<I>>(Map<I, E> put, Set<I> removed) {
    private static final Delta<?, ?> NOTHING = new Delta<>(Map.of(), Set.of());

    public Delta {
        put = Map.copyOf(put);
        removed = Set.copyOf(removed);
    }

    @SuppressWarnings("unchecked") // it holds nothing, so it holds nothing of any type
    public static <I, E extends Entity<I>> Delta<I, E> nothing() {
        return (Delta<I, E>) NOTHING;
    }

    public boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    public int size() {
        return put.size() + removed.size();
    }

    @SuppressWarnings("ReferenceEquality") // tables that share everything are the common case, and cost nothing
    static <I, E extends Entity<I>> Delta<I, E> between(Map<I, E> from, Map<I, E> to) {
        if (from == to) {
            return nothing();
        }
        var put = new HashMap<I, E>();
        to.forEach((id, entity) -> {
            if (!entity.equals(from.get(id))) {
                put.put(id, entity);
            }
        });
        var removed = new HashSet<I>();
        from.keySet().forEach(id -> {
            if (!to.containsKey(id)) {
                removed.add(id);
            }
        });
        return new Delta<>(put, removed);
    }

    PMap<I, E> applyTo(PMap<I, E> table) {
        return isEmpty() ? table : table.minusAll(removed).plusAll(put);
    }

    /// This change followed by `next`, as one.
    Delta<I, E> then(Delta<I, E> next) {
        if (isEmpty()) {
            return next;
        }
        if (next.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(put);
        next.removed.forEach(all::remove);
        all.putAll(next.put);
        var gone = new HashSet<>(removed);
        gone.addAll(next.removed);
        gone.removeAll(next.put.keySet());
        return new Delta<>(all, gone);
    }
}
