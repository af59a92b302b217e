package io.binnacle.session.ledger;

import io.binnacle.model.AppId;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import io.binnacle.spi.Ledger;
import io.binnacle.spi.Ledger.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entries of one place, in memory; the specs themselves only until they are written. Safe from any thread.
///
/// How long something was healthy is counted from one count to the next, by the monotonic clock, which stands still
/// while the computer sleeps.
final class Shelf implements Ledger.Book {
    private static final Comparator<Ledger.Past> NEWEST_FIRST = Comparator.<Ledger.Past, Instant>comparing(
                    past -> past.revision().madeAt())
            .reversed()
            .thenComparing(past -> past.revision().id());

    private final String place;
    private final RevisionLedger ledger;
    private final Map<AppId, Map<RevisionId, Entry>> entries = new HashMap<>();
    private final Map<AppId, Map<RevisionId, Count>> counts = new HashMap<>();
    private final Map<AppId, Long> countedAt = new HashMap<>();
    private final Map<AppId, Map<RevisionId, String>> unwritten = new HashMap<>();
    private final Set<AppId> dirty = new HashSet<>();
    private boolean loaded;

    Shelf(String place, RevisionLedger ledger) {
        this.place = place;
        this.ledger = ledger;
    }

    String place() {
        return place;
    }

    @Override
    public void saw(AppId app, Spec spec) {
        synchronized (this) {
            var now = ledger.now();
            of(app).merge(spec.revision(), Entry.of(spec, now), (known, _) -> known.seen(spec, now));
            unwritten.computeIfAbsent(app, _ -> new HashMap<>()).put(spec.revision(), spec.document());
            dirty.add(app);
        }
        ledger.changed();
    }

    private Map<RevisionId, Entry> of(AppId app) {
        return entries.computeIfAbsent(app, _ -> new HashMap<>());
    }

    @Override
    public void counted(AppId app, Map<RevisionId, Count> told) {
        synchronized (this) {
            settle(app);
            counts.put(app, Map.copyOf(told));
            of(app).replaceAll((revision, entry) -> counted(entry, told.get(revision), app, told));
            dirty.add(app);
        }
        ledger.changed();
    }

    /// Adds the time since the last count to those that were healthy then.
    private void settle(AppId app) {
        of(app).putAll(settled(app));
        countedAt.put(app, ledger.nanos());
    }

    /// The entries as they are when the present count has lasted until now.
    private Map<RevisionId, Entry> settled(AppId app) {
        var all = new HashMap<>(entries.getOrDefault(app, Map.of()));
        var stretch = Duration.ofNanos(Math.max(0, ledger.nanos() - countedAt.getOrDefault(app, ledger.nanos())));
        counts.getOrDefault(app, Map.of())
                .forEach((revision, count) ->
                        all.computeIfPresent(revision, (_, entry) -> entry.lived(stretch, count.healthy())));
        return all;
    }

    private Entry counted(Entry entry, @Nullable Count count, AppId app, Map<RevisionId, Count> told) {
        if (count != null && count.running() > 0) {
            return entry.running(count.healthy());
        }
        var others = told.entrySet().stream()
                .filter(other -> other.getValue().running() > 0)
                .flatMap(other -> Stream.ofNullable(of(app).get(other.getKey())))
                .toList();
        return others.isEmpty()
                ? entry
                : entry.ended(
                        ledger.now(),
                        others.stream().anyMatch(other -> other.madeAt().isBefore(entry.madeAt())));
    }

    @Override
    public void unseen() {
        synchronized (this) {
            for (var app : List.copyOf(counts.keySet())) {
                settle(app);
                counts.remove(app);
                dirty.add(app);
            }
        }
        ledger.changed();
    }

    @Override
    public synchronized List<Ledger.Past> past(AppId app) {
        return entries.getOrDefault(app, Map.of()).values().stream()
                .map(Entry::past)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Ledger.Found spec(AppId app, RevisionId revision) {
        synchronized (this) {
            var document = unwritten.getOrDefault(app, Map.of()).get(revision);
            var entry = entries.getOrDefault(app, Map.of()).get(revision);
            if (document != null && entry != null) {
                return new Ledger.Found.Here(new Spec(revision, entry.image(), entry.madeAt(), entry.by(), document));
            }
        }
        return ledger.spec(place, app, revision);
    }

    @Override
    public void close() {
        unseen();
        ledger.closed(this);
    }

    synchronized boolean loaded() {
        return loaded;
    }

    /// What earlier sessions have written.
    synchronized void load(Collection<Row> rows) {
        for (var row : rows) {
            of(row.app()).merge(row.entry().revision(), row.entry(), Entry::after);
        }
        loaded = true;
    }

    /// What has to be written now.
    ///
    /// @param all also what has changed by nothing but time
    synchronized List<Row> due(boolean all) {
        var apps = new HashSet<>(dirty);
        if (all) {
            apps.addAll(counts.keySet());
        }
        dirty.clear();
        var rows = new ArrayList<Row>();
        for (var app : apps) {
            var documents = unwritten.getOrDefault(app, Map.of());
            settled(app)
                    .forEach((revision, entry) ->
                            rows.add(new Row(place, app, entry, documents.getOrDefault(revision, ""))));
        }
        return rows;
    }

    /// These are on the disk.
    synchronized void written(Collection<Row> rows) {
        for (var row : rows) {
            var documents = unwritten.get(row.app());
            if (documents != null && documents.remove(row.entry().revision(), row.document()) && documents.isEmpty()) {
                unwritten.remove(row.app());
            }
        }
    }

    /// These could not be written, and are due again.
    synchronized void unwritten(Collection<Row> rows) {
        rows.forEach(row -> dirty.add(row.app()));
    }
}
