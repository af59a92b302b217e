package io.binnacle.marathon;

import io.binnacle.model.AppId;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.Health;
import io.binnacle.model.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is under way: one entry for each app of each deployment, and for each app that waits for room without one.
final class Rollouts {
    private final Book.Known known;

    private Rollouts(Book.Known known) {
        this.known = known;
    }

    static List<Deployment> of(Book.Known known) {
        var rollouts = new Rollouts(known);
        var all = new ArrayList<Deployment>();
        var deployed = new HashSet<AppId>();
        for (var plan : known.plans()) {
            for (var id : plan.apps()) {
                var app = known.apps().get(id);
                if (app != null) {
                    deployed.add(id);
                    all.add(rollouts.deployment(plan, app));
                }
            }
        }
        known.queue().values().stream()
                .filter(queued -> !deployed.contains(queued.app()))
                .flatMap(queued -> rollouts.waiting(queued).stream())
                .forEach(all::add);
        return all;
    }

    private Deployment deployment(Plan plan, AppState app) {
        var id = plan.apps().size() == 1 ? plan.id() : plan.id() + app.id();
        return deployment(id, app, plan.startedAt().orElse(Instant.EPOCH), waitingFor(plan, app));
    }

    private Optional<Deployment> waiting(Queued queued) {
        return Optional.ofNullable(known.apps().get(queued.app()))
                .map(app -> deployment("queue" + app.id(), app, queued.since().orElse(Instant.EPOCH), reason(queued)));
    }

    private Deployment deployment(String id, AppState app, Instant startedAt, String waitingFor) {
        var revisions = new Revisions(app, known.history().getOrDefault(app.id(), List.of()));
        var to = revisions.of(app.version());
        return new Deployment(
                new DeploymentId(id),
                app.id(),
                from(app, revisions, to),
                to,
                (int) app.tasks().stream().filter(task -> done(app, task)).count(),
                Math.max(0, app.instances()),
                startedAt,
                "",
                waitingFor);
    }

    /// The oldest that still runs; what it is now, where nothing older does.
    private static RevisionId from(AppState app, Revisions revisions, RevisionId to) {
        return app.tasks().stream()
                .map(Task::version)
                .filter(version -> !version.isBlank())
                .map(revisions::of)
                .filter(id -> !id.equals(to))
                .min(java.util.Comparator.naturalOrder())
                .orElse(to);
    }

    static boolean done(AppState app, Task task) {
        return app.current(task) && well(app, task);
    }

    static boolean well(AppState app, Task task) {
        var health = Checks.of(app, task).status();
        return task.running() && (health == Health.Status.NONE || health == Health.Status.HEALTHY);
    }

    private String waitingFor(Plan plan, AppState app) {
        if (plan.later(app.id())) {
            return "step " + plan.step() + " of " + plan.steps() + " to end";
        }
        return Stream.concat(
                        Stream.ofNullable(known.queue().get(app.id())).map(this::reason),
                        Stream.concat(health(app).stream(), readiness(plan, app).stream()))
                .reduce((left, right) -> left + "; " + right)
                .orElse("");
    }

    private String reason(Queued queued) {
        var end = Optional.ofNullable(known.ended().get(queued.app()))
                .filter(_ -> queued.reason().startsWith("backing off"))
                .map(one -> one.message())
                .filter(message -> !message.isBlank());
        return Words.count(queued.count(), "instance") + " without a host: " + queued.reason()
                + end.map(message -> " (" + message + ")").orElse("");
    }

    private static Optional<String> health(AppState app) {
        var sick = app.tasks().stream()
                .filter(app::current)
                .map(task -> Checks.of(app, task).status())
                .filter(Health.Status.UNHEALTHY::equals)
                .count();
        return sick == 0 ? Optional.empty() : Optional.of("health of " + Words.count(sick, "new instance"));
    }

    private static Optional<String> readiness(Plan plan, AppState app) {
        var count = plan.notReady(app.id()).count();
        return count == 0 ? Optional.empty() : Optional.of("readiness of " + Words.count(count, "new instance"));
    }
}
