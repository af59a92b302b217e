package io.binnacle.scheduler.api;

import io.binnacle.scheduler.engine.Scheduler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Gives the view of what is true now, made once for each state.
final class Views {
    private final Scheduler scheduler;
    private final AtomicReference<@Nullable View> last = new AtomicReference<>();

    Views(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// A state that is equal but another is looked up anew, since comparing two costs more than that.
    @SuppressWarnings("ReferenceEquality")
    View now() {
        var state = scheduler.state();
        var view = last.get();
        if (view != null && view.state() == state) {
            return view;
        }
        var fresh = new View(state);
        last.set(fresh);
        return fresh;
    }
}
