package io.binnacle.simulator;

import io.binnacle.model.ImageRef;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The revisions each app had before the simulation began.
final class History {
    private static final int KEPT = 4;

    private final long seed;
    private final Instant now;
    private final boolean calm;

    History(long seed, Instant now, boolean calm) {
        this.seed = seed;
        this.now = now;
        this.calm = calm;
    }

    List<Revision> of(AppKind kind) {
        return kind.name().equals("checkout") && !calm ? checkout(kind) : usual(kind);
    }

    /// The release of a quarter of an hour ago did it; the one before ran well for four days.
    private List<Revision> checkout(AppKind kind) {
        return List.of(
                revision(kind, 41, Duration.ofMinutes(14), "2.41.0", Revision.Verdict.NEVER_HEALTHY),
                revision(kind, 40, Duration.ofHours(98).plusMinutes(16), "2.40.3", Revision.Verdict.HEALTHY),
                revision(kind, 39, Duration.ofHours(106).plusMinutes(45), "2.40.2", Revision.Verdict.NEVER_HEALTHY),
                revision(kind, 38, Duration.ofHours(209), "2.39.7", Revision.Verdict.HEALTHY));
    }

    private List<Revision> usual(AppKind kind) {
        var revisions = new ArrayList<Revision>();
        var age = Duration.ZERO;
        for (var back = 0; back < KEPT && kind.revision() > back; back++) {
            var key = Noise.mix(seed, kind.name().hashCode());
            age = age.plusMinutes(1500 + Noise.below(14_000, key, back));
            var verdict = Noise.below(7, key, ~back) == 0 && back > 0
                    ? Revision.Verdict.NEVER_HEALTHY
                    : Revision.Verdict.HEALTHY;
            revisions.add(revision(kind, kind.revision() - back, age, earlier(kind.tag(), back), verdict));
        }
        return revisions;
    }

    private Revision revision(AppKind kind, int number, Duration age, String tag, Revision.Verdict verdict) {
        return revision(kind, number, now.minus(age), kind.image(tag), verdict);
    }

    static Revision revision(AppKind kind, int number, Instant madeAt, ImageRef image, Revision.Verdict verdict) {
        return new Revision(new RevisionId(kind.id() + "@r" + number), "r" + number, madeAt, image, verdict);
    }

    /// The tag with its last number that much smaller, as far as it goes.
    static String earlier(String tag, int back) {
        var dot = tag.lastIndexOf('.');
        var last = Integer.parseInt(tag.substring(dot + 1));
        return tag.substring(0, dot + 1) + Math.max(0, last - back);
    }
}
