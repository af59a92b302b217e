package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Health;
import io.binnacle.model.Subject;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What is wrong with each thing of a picture, and the few words that say so on its card.
final class Trouble {
    private static final Pattern HTTP_STATUS = Pattern.compile("\\b([45]\\d\\d)\\b");

    private final Map<Subject, Condition> pressed = new HashMap<>();
    private final Map<Subject, Problem> problems = new HashMap<>();
    private final Instant now;

    Trouble(Picture picture, Instant now) {
        this.now = now;
        for (var problem : picture.problems()) {
            for (var subject : problem.subjects()) {
                pressed.merge(subject, problem.condition(), Condition::or);
                problems.putIfAbsent(subject, problem);
            }
        }
    }

    /// The same a while later.
    private Trouble(Trouble other, Instant now) {
        this.now = now;
        pressed.putAll(other.pressed);
        problems.putAll(other.problems);
    }

    Trouble at(Instant later) {
        return new Trouble(this, later);
    }

    /// Its own state and what the list of problems says of it, the worse of both.
    Condition of(Container container) {
        var own = Condition.of(container, now);
        var known = pressed.get(container.id());
        return known == null ? own : own.or(known);
    }

    Condition of(Subject subject) {
        return pressed.getOrDefault(subject, Condition.HEALTHY);
    }

    /// Whether it fails to do its work, which is worse than working under pressure.
    boolean broken(Container container) {
        return Condition.of(container, now).wrong();
    }

    String reason(Container container) {
        if (container.health().status() == Health.Status.UNHEALTHY) {
            return times(unhealthy(container.health()), container.health().failures());
        }
        var exit = container.exit();
        if (exit.isPresent() && of(container) == Condition.FAILING) {
            return times("exit " + exit.get().code(), container.restarts());
        }
        if (container.restarts() > 0 && broken(container)) {
            return container.restarts() == 1 ? "restarted once" : "restarted × " + container.restarts();
        }
        var problem = problems.get(container.id());
        return problem == null ? "" : problem.what();
    }

    private static String unhealthy(Health health) {
        var status = HTTP_STATUS.matcher(health.output());
        return status.find() ? status.group(1) : "unhealthy";
    }

    private static String times(String what, int count) {
        return count > 1 ? what + " × " + count : what;
    }
}
