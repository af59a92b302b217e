package io.binnacle.views.operate;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.Operation;
import io.binnacle.model.Topology;
import io.binnacle.session.Change;
import io.binnacle.session.ChangeBook;
import java.util.Locale;
import java.util.Optional;

/// Notices that somebody else changes what an operator is about to change, while its preview waits for an answer.
final class UnderHand {
    private final ChangeBook changes;
    private Optional<Operation> operation = Optional.empty();
    private Seen seen = Seen.NOTHING;

    /// What is compared of an app or a container.
    private record Seen(String name, String wanted, String revision, String state, Optional<Change> other) {
        static final Seen NOTHING = new Seen("", "", "", "", Optional.empty());
    }

    UnderHand(ChangeBook changes) {
        this.changes = changes;
    }

    /// This is what it is made for.
    void take(Operation next, Topology topology) {
        operation = Optional.of(next);
        seen = look(next, topology);
    }

    private Seen look(Operation about, Topology topology) {
        return switch (about) {
            case Operation.OnApp on ->
                Optional.ofNullable(topology.apps().get(on.app()))
                        .map(this::ofApp)
                        .orElse(Seen.NOTHING);
            case Operation.OnContainer on ->
                Optional.ofNullable(topology.containers().get(on.container()))
                        .map(UnderHand::ofContainer)
                        .orElse(Seen.NOTHING);
            case Operation.OnHost _, Operation.Deploy _ -> Seen.NOTHING;
        };
    }

    private Seen ofApp(App app) {
        var wanted = app.wanted().isPresent() ? String.valueOf(app.wanted().getAsInt()) : "";
        var revision =
                app.revisions().isEmpty() ? "" : app.revisions().getFirst().name();
        return new Seen(app.name(), wanted, revision, "", other(app));
    }

    /// What others are doing to it.
    private Optional<Change> other(App app) {
        return changes.changes().stream()
                .filter(change -> change.underWay() && !change.ours())
                .filter(change -> change.app().filter(app.id()::equals).isPresent())
                .findFirst();
    }

    private static Seen ofContainer(Container container) {
        return new Seen(container.name(), "", "", container.state().name().toLowerCase(Locale.ROOT), Optional.empty());
    }

    /// What is different from what it was made for, in words; told once.
    Optional<String> difference(Topology now) {
        var before = seen;
        var next = operation.map(about -> look(about, now)).orElse(Seen.NOTHING);
        seen = next;
        return Optional.of(words(before, next)).filter(words -> !words.isEmpty());
    }

    private static String words(Seen before, Seen now) {
        if (before.name().isEmpty()) {
            return "";
        }
        if (now.name().isEmpty()) {
            return before.name() + " is gone.";
        }
        if (now.other().isPresent() && !id(now).equals(id(before))) {
            var other = now.other().get();
            return other.by() + " is changing it: " + other.what() + ".";
        }
        if (!now.revision().equals(before.revision())) {
            return before.name() + " is at " + now.revision() + " now, it was at " + before.revision() + ".";
        }
        if (!now.wanted().equals(before.wanted())) {
            return before.name() + " is to have " + now.wanted() + " instances now, it was " + before.wanted() + ".";
        }
        return now.state().equals(before.state())
                ? ""
                : before.name() + " is " + now.state() + " now, it was " + before.state() + ".";
    }

    private static Optional<String> id(Seen seen) {
        return seen.other().map(Change::id);
    }
}
