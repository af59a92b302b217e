package io.binnacle.views.inspector;

import io.binnacle.model.Availability;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.Host;
import io.binnacle.model.Presence;
import io.binnacle.session.Words;
import io.binnacle.views.inspector.Card.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says how a container or a host is, and why.
final class Verdicts {
    private Verdicts() {}

    static Verdict of(Container container, Optional<Host> host, Instant now) {
        return host.filter(known -> !known.presence().live())
                .map(known -> notSeen(known, now))
                .orElseGet(() -> seen(container, now));
    }

    private static Verdict notSeen(Host host, Instant now) {
        var of = of(host, now);
        return new Verdict(
                Condition.NOT_SEEN,
                "Not seen",
                of.aside(),
                host.name() + " does not answer, so this is how it was last seen. " + of.text());
    }

    private static Verdict seen(Container container, Instant now) {
        var condition = Condition.of(container, now);
        return new Verdict(
                condition,
                title(container, condition, now),
                since(container).map(at -> Phrases.since(at, now)).orElse(""),
                String.join(" ", sentences(container, now)));
    }

    private static String title(Container container, Condition condition, Instant now) {
        if (Condition.looping(container, now)) {
            return "Crash loop";
        }
        return switch (container.state()) {
            case RUNNING -> running(container, condition);
            case EXITED -> container.exit().filter(Exit::outOfMemory).isPresent() ? "Out of memory" : "Exited";
            case CREATED -> "Created, not started";
            case PAUSED -> "Paused";
            case RESTARTING -> "Restarting";
            case REMOVING -> "Being removed";
            case DEAD -> "Dead";
        };
    }

    private static String running(Container container, Condition condition) {
        return switch (container.health().status()) {
            case UNHEALTHY -> "Unhealthy";
            case STARTING -> "Starting";
            case HEALTHY -> condition == Condition.HEALTHY ? "Healthy" : "Restarted";
            case NONE -> condition == Condition.HEALTHY ? "Running" : "Restarted";
        };
    }

    private static Optional<Instant> since(Container container) {
        return container.state().alive()
                ? container.startedAt()
                : container.exit().map(Exit::at).or(container::startedAt);
    }

    private static List<String> sentences(Container container, Instant now) {
        var all = new ArrayList<String>();
        health(container.health()).ifPresent(all::add);
        container.exit().ifPresent(exit -> all.add(ended(container, exit, now)));
        if (container.restarts() > 0) {
            all.add("Restarted " + (container.restarts() == 1 ? "once" : Words.number(container.restarts()) + " times")
                    + ".");
        }
        return all;
    }

    private static Optional<String> health(Health health) {
        return switch (health.status()) {
            case UNHEALTHY ->
                Optional.of(Words.count(health.failures(), "check") + " in a row failed"
                        + (health.output().isBlank()
                                ? "."
                                : ": " + health.output().strip()));
            case STARTING ->
                Optional.of("Its health check has not passed yet"
                        + (health.output().isBlank()
                                ? "."
                                : ": " + health.output().strip()));
            case NONE, HEALTHY -> Optional.empty();
        };
    }

    private static String ended(Container container, Exit exit, Instant now) {
        var limit = exit.outOfMemory() && container.limits().memoryBytes() > 0
                ? ": its limit is " + Words.bytes((double) container.limits().memoryBytes())
                : "";
        var error = exit.error().isBlank() ? "" : ": " + exit.error().strip();
        var run = container.state().alive() ? "Its last run ended with " : "Ended with ";
        return run + Phrases.exit(exit) + limit + error + ", " + Phrases.since(exit.at(), now) + " ago.";
    }

    private static Verdict live(Availability availability) {
        var title = switch (availability) {
            case ACTIVE -> "Live";
            case PAUSED -> "Live, and takes no new instances";
            case DRAINED -> "Live, and drained";
        };
        return new Verdict(Condition.HEALTHY, title, "", "");
    }

    static Verdict of(Host host, Instant now) {
        return switch (host.presence()) {
            case Presence.Live _ -> live(host.availability());
            case Presence.Connecting(Instant since) ->
                new Verdict(Condition.CHANGING, "Connecting", Phrases.since(since, now), "It has not answered yet.");
            case Presence.Stale(Instant seen, var why) ->
                new Verdict(
                        Condition.NOT_SEEN,
                        "Not seen for " + Phrases.since(seen, now),
                        Phrases.since(seen, now),
                        why.sentence());
            case Presence.Unreachable(Instant since, var why) ->
                new Verdict(Condition.NOT_SEEN, "Never reached", Phrases.since(since, now), why.sentence());
        };
    }
}
