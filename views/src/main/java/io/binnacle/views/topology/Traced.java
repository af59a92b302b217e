package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import java.util.List;
import java.util.Set;

/// What the operator asked to see lit: the way from one app to another, or who would miss an app. The rest steps back.
///
/// @param apps all that are lit
/// @param path the apps of a way in their order; empty when it is no way
/// @param words what is seen, in a line
record Traced(Set<AppId> apps, List<AppId> path, String words) {
    static final Traced NOTHING = new Traced(Set.of(), List.of(), "");

    Traced {
        apps = Set.copyOf(apps);
        path = List.copyOf(path);
    }

    boolean nothing() {
        return words.isEmpty();
    }

    /// Whether a link between two apps is part of it.
    boolean joins(AppId one, AppId other) {
        if (path.isEmpty()) {
            return apps.contains(one) && apps.contains(other);
        }
        for (var i = 0; i + 1 < path.size(); i++) {
            var from = path.get(i);
            var to = path.get(i + 1);
            if ((from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one))) {
                return true;
            }
        }
        return false;
    }
}
