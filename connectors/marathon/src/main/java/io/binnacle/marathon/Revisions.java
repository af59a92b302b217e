package io.binnacle.marathon;

import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An app's versions as revisions. Scaling makes a new version in Marathon and none here: a revision is what changed
/// more than the number of instances, and is named by the version that did.
final class Revisions {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// By the version that made them, the newest first.
    private final TreeMap<String, Version> byConfig = new TreeMap<>(Comparator.reverseOrder());

    /// @param known of the app's history; what it is now need not be in it
    Revisions(AppState now, List<Version> known) {
        known.forEach(this::add);
        Version.read(now.json()).ifPresent(this::add);
    }

    private void add(Version version) {
        if (!version.config().isBlank()) {
            byConfig.merge(version.config(), version, Revisions::later);
        }
    }

    /// The later one knows how many instances were wanted last; who has a verdict keeps it.
    private static Version later(Version left, Version right) {
        var later = left.id().compareTo(right.id()) >= 0 ? left : right;
        var verdict = left.verdict().compareTo(right.verdict()) >= 0 ? left.verdict() : right.verdict();
        return new Version(
                later.id(),
                later.config(),
                later.instances(),
                later.image(),
                verdict,
                later.life().or(() -> left.life()).or(() -> right.life()));
    }

    /// The revision a task of this version is of: the last change up to it, or itself where the history does not reach
    /// so far back.
    RevisionId of(String version) {
        var change = byConfig.ceilingKey(version);
        return new RevisionId(change != null ? change : version.isBlank() ? "unknown" : version);
    }

    List<Revision> all() {
        var tags = byConfig.values().stream()
                .collect(Collectors.groupingBy(one -> one.image().tag(), Collectors.counting()));
        var all = new ArrayList<Revision>();
        byConfig.values()
                .forEach(version -> all.add(new Revision(
                        version.revision(),
                        name(version, tags.getOrDefault(version.image().tag(), 0L) > 1),
                        version.madeAt(),
                        version.image(),
                        version.verdict(),
                        version.life())));
        return all;
    }

    /// The image's tag, and where several share it the time too.
    private static String name(Version version, boolean shared) {
        var tag = version.image().tag();
        var made = version.madeAt();
        return shared ? tag + " · " + (made.equals(Instant.EPOCH) ? version.config() : TIME.format(made)) : tag;
    }
}
