package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A change under way, or lately ended: one of ours, or another's as far as the cluster tells of it.
///
/// @param what it is, in a few words
/// @param by whom; empty when it is ours
/// @param app what it is about, where that is an app or one of its instances
/// @param step what is true of it now, in words
/// @param tally how its app stands now, or stood when the next change of it began
/// @param progress how far it is, where somebody counts
/// @param neighbours what became of the apps around it, in words
/// @param fall what became of it after it had ended, where that is bad
/// @param evidence what was kept before something went, by name
public record Change(
        String id,
        String what,
        String by,
        Optional<AppId> app,
        Stage stage,
        String step,
        Optional<Tally> tally,
        Optional<Progress> progress,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Preview> preview,
        String neighbours,
        Optional<Fall> fall,
        List<String> evidence) {
    public Change {
        evidence = List.copyOf(evidence);
    }

    /// How far a change has come.
    public enum Stage {
        UNDER_WAY,
        DONE,
        FAILED,
        /// It was sent, and nobody knows what became of it.
        UNKNOWN,
        /// It is no longer under way; whether it did what it was for nobody said.
        OVER
    }

    /// How many instances are well, of those that are asked for.
    public record Tally(int healthy, int wanted) {
        public String words() {
            return healthy + " of " + wanted + " healthy";
        }
    }

    /// @param waitingFor what holds it up, or empty
    public record Progress(int done, int total, String waitingFor) {}

    /// Fewer are well than there were when it ended.
    public record Fall(Instant at, int from, int to) {}

    public boolean ours() {
        return preview.isPresent();
    }

    public boolean underWay() {
        return stage == Stage.UNDER_WAY;
    }

    /// What takes it back, where anything does.
    public Optional<Operation> inverse() {
        return preview.flatMap(Preview::inverse);
    }

    /// How long it has taken, or has been taking.
    public Duration lasted(Instant now) {
        var lasted = Duration.between(startedAt, endedAt.orElse(now));
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }

    /// How long it will take still, if it goes on as it has begun.
    public Optional<Duration> left(Instant now) {
        return progress.filter(
                        one -> underWay() && one.done() > 0 && one.waitingFor().isEmpty())
                .map(one -> lasted(now).multipliedBy(one.total() - one.done()).dividedBy(one.done()));
    }

    /// "6 of 6 healthy in 14 s; problems of its neighbours unchanged".
    public String verdict(Instant now) {
        var took = Words.since(lasted(now));
        var well = tally.map(one -> one.words() + " in " + took).orElse("in " + took);
        return switch (stage) {
            case UNDER_WAY -> step;
            case DONE, OVER -> well + (neighbours.isEmpty() ? "" : "; " + neighbours) + fallen();
            case FAILED, UNKNOWN -> step + tally.map(one -> "; " + one.words()).orElse("");
        };
    }

    private String fallen() {
        return fall.map(one -> "; then health fell from " + one.from() + " to " + one.to() + ", "
                        + Words.since(Duration.between(endedAt.orElse(one.at()), one.at())) + " after")
                .orElse("");
    }
}
