package io.binnacle.views.deployments;

import io.binnacle.session.Change;
import io.binnacle.session.Words;
import io.binnacle.styles.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A change in words and in a mark, as the status bar and the list of changes say it.
public final class ChangeWords {
    private ChangeWords() {}

    /// The one that is worth a line: ours that is under way, or that something fell ill after; else what others do;
    /// else
    /// the last of ours.
    public static Optional<Change> first(List<Change> changes) {
        var ours = changes.stream().filter(Change::ours).findFirst();
        return changes.stream()
                .filter(change -> change.underWay() && change.ours())
                .findFirst()
                .or(() -> ours.filter(change -> change.fall().isPresent()))
                .or(() -> changes.stream().filter(Change::underWay).findFirst())
                .or(() -> ours);
    }

    /// What stands in the status bar: the first, and where that is another's the last of ours beside it.
    public static String strip(List<Change> changes, Instant now) {
        var first = first(changes);
        var besides = changes.stream()
                .filter(Change::ours)
                .findFirst()
                .filter(_ -> first.filter(Change::ours).isEmpty())
                .map(change -> " · " + change.what() + " " + origin(change, now))
                .orElse("");
        return first.map(change -> line(change, now) + besides).orElse("No change under way");
    }

    /// All of it on one line.
    private static String line(Change change, Instant now) {
        return change.what() + by(change) + ": " + (change.underWay() ? progress(change, now) : ended(change, now));
    }

    private static String by(Change change) {
        return change.ours() ? "" : " by " + change.by();
    }

    private static String ended(Change change, Instant now) {
        return change.verdict(now) + ", " + Words.since(since(change.endedAt().orElse(now), now)) + " ago";
    }

    private static Duration since(Instant then, Instant now) {
        var since = Duration.between(then, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    /// "2 of 3 done · 8 of 10 healthy · 4 s, about 2 s left".
    public static String progress(Change change, Instant now) {
        var steps = change.progress().map(ChangeWords::steps).orElse(change.step());
        var tally = change.tally().map(one -> " · " + one.words()).orElse("");
        var left = change.left(now)
                .map(time -> ", about " + Words.since(time) + " left")
                .orElse("");
        return (steps.isBlank() ? "sent" : steps) + tally + " · " + Words.since(change.lasted(now)) + left;
    }

    private static String steps(Change.Progress progress) {
        return progress.done() + " of " + progress.total() + " done"
                + (progress.waitingFor().isEmpty() ? "" : ", waits: " + progress.waitingFor());
    }

    public static Mark mark(Change change) {
        if (change.fall().isPresent()) {
            return Mark.DEGRADED;
        }
        return switch (change.stage()) {
            case UNDER_WAY -> Mark.CHANGING;
            case DONE, OVER -> Mark.HEALTHY;
            case FAILED -> Mark.FAILING;
            case UNKNOWN -> Mark.NOT_SEEN;
        };
    }

    /// The mark, for those who do not see it.
    public static String spoken(Change change) {
        if (change.fall().isPresent()) {
            return "health fell afterwards";
        }
        return switch (change.stage()) {
            case UNDER_WAY -> "under way";
            case DONE -> "done";
            case OVER -> "over";
            case FAILED -> "failed";
            case UNKNOWN -> "not known how it ended";
        };
    }

    /// Who and when, in small.
    public static String origin(Change change, Instant now) {
        return (change.ours() ? "by you" : "by " + change.by()) + ", " + Words.since(since(change.startedAt(), now))
                + " ago";
    }
}
