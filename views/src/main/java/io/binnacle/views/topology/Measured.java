package io.binnacle.views.topology;

import io.binnacle.model.Subject;
import io.binnacle.views.Bridge;
import java.util.Set;

/// What is measured for the map: what is in sight, and nothing while the map is in no window.
final class Measured {
    private final Bridge bridge;
    private Set<? extends Subject> subjects = Set.of();
    private long seen = -1;

    Measured(Bridge bridge) {
        this.bridge = bridge;
    }

    boolean nothing() {
        return subjects.isEmpty();
    }

    /// Whether there are measurements that this was not asked about before.
    boolean news() {
        var revision = bridge.workspace().gauges().revision();
        var news = revision != seen;
        seen = revision;
        return news;
    }

    void wish(Set<? extends Subject> inSight) {
        if (!inSight.equals(subjects)) {
            subjects = inSight;
            bridge.workspace().measure(this, inSight);
        }
    }
}
