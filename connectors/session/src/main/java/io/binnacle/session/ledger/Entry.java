package io.binnacle.session.ledger;

import io.binnacle.model.ImageRef;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import io.binnacle.spi.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the ledger knows of one revision, but for the spec itself.
///
/// @param ran whether an instance of it was ever seen with processes; who was only found lying there has no record
record Entry(
        RevisionId revision,
        ImageRef image,
        Instant madeAt,
        Optional<String> by,
        Instant lastSeen,
        boolean ran,
        Revision.Life life) {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    static Entry of(Spec spec, Instant now) {
        var life = new Revision.Life(now, Optional.empty(), Revision.Ending.CURRENT, 0, Duration.ZERO, Duration.ZERO);
        return new Entry(spec.revision(), spec.image(), spec.madeAt(), spec.by(), now, false, life);
    }

    Entry seen(Spec spec, Instant now) {
        var first = spec.madeAt().isBefore(madeAt) ? spec.madeAt() : madeAt;
        return new Entry(revision, image, first, by.or(spec::by), now, ran, life);
    }

    Entry with(boolean hasRun, Revision.Life lived) {
        return new Entry(revision, image, madeAt, by, lastSeen, ran || hasRun, lived);
    }

    /// What an earlier session has written, and what this one has seen since.
    Entry after(Entry earlier) {
        var before = earlier.life();
        var both = new Revision.Life(
                before.from().isBefore(life.from()) ? before.from() : life.from(),
                ran ? life.until() : before.until(),
                ran ? life.ending() : before.ending(),
                Math.max(before.most(), life.most()),
                before.healthyFor().plus(life.healthyFor()),
                before.instanceTime().plus(life.instanceTime()));
        return new Entry(
                revision,
                image,
                earlier.madeAt().isBefore(madeAt) ? earlier.madeAt() : madeAt,
                by.or(earlier::by),
                lastSeen,
                ran || earlier.ran(),
                both);
    }

    /// The time of one more stretch with so many healthy instances.
    Entry lived(Duration stretch, int healthy) {
        if (healthy == 0) {
            return this;
        }
        var longer = new Revision.Life(
                life.from(),
                life.until(),
                life.ending(),
                Math.max(life.most(), healthy),
                life.healthyFor().plus(stretch),
                life.instanceTime().plus(stretch.multipliedBy(healthy)));
        return with(true, longer);
    }

    Entry running(int healthy) {
        var current = new Revision.Life(
                life.from(),
                Optional.empty(),
                Revision.Ending.CURRENT,
                Math.max(life.most(), healthy),
                life.healthyFor(),
                life.instanceTime());
        return with(true, current);
    }

    /// Another runs in its place.
    ///
    /// @param back whether that one had been seen before this one
    Entry ended(Instant now, boolean back) {
        if (!ran || life.ending() != Revision.Ending.CURRENT) {
            return this;
        }
        var how = life.most() == 0
                ? Revision.Ending.FAILED
                : back ? Revision.Ending.ROLLED_BACK : Revision.Ending.REPLACED;
        return with(
                true,
                new Revision.Life(
                        life.from(), Optional.of(now), how, life.most(), life.healthyFor(), life.instanceTime()));
    }

    Ledger.Past past() {
        return new Ledger.Past(
                new Revision(
                        revision, image.tag(), madeAt, image, verdict(), ran ? Optional.of(life) : Optional.empty()),
                by);
    }

    private Revision.Verdict verdict() {
        if (ran && life.most() == 0 && life.ending() != Revision.Ending.CURRENT) {
            return Revision.Verdict.NEVER_HEALTHY;
        }
        return life.healthyFor().compareTo(LONG_ENOUGH) >= 0 ? Revision.Verdict.HEALTHY : Revision.Verdict.UNKNOWN;
    }
}
