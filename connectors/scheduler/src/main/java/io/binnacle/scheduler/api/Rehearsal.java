package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.scheduler.engine.Scheduler.Plan;
import java.util.Optional;

/// A desk that finds out what a write would do, and does nothing.
final class Rehearsal implements Call.Desk {
    private final Scheduler scheduler;
    private Optional<Plan> plan = Optional.empty();

    Rehearsal(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Reply ask(Write write, boolean force) {
        var made = scheduler.preview(write, force);
        plan = Optional.of(made);
        return made.reply();
    }

    @Override
    public void posted(PathId app) {
        // nothing was: nobody is told
    }

    /// Empty when the request was refused before it was asked.
    Optional<Plan> plan() {
        return plan;
    }
}
