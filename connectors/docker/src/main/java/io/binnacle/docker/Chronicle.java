package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Health;
import io.binnacle.model.HostId;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import io.binnacle.spi.History;
import io.binnacle.spi.Ledger;
import io.binnacle.spi.Ledger.Count;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes what the apps of one engine are into the ledger, and reads from it what they were. Apps that somebody else
/// keeps are left out: who keeps them keeps their history. Safe from any thread.
final class Chronicle implements History {
    /// One revision of one app.
    private record OneRevision(AppId app, RevisionId revision) {}

    private final Set<OneRevision> told = new HashSet<>();
    private final Map<AppId, Map<RevisionId, Count>> counted = new HashMap<>();
    private final Runnable changed;
    private Ledger ledger = Ledger.NONE;
    private Ledger.Book book = Ledger.NONE.book("", () -> {});
    private Optional<HostId> host = Optional.empty();

    /// @param changed told when more is known of the past
    Chronicle(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public synchronized void keep(Ledger kept) {
        ledger = kept;
    }

    /// This engine answers.
    synchronized void at(HostId engine) {
        if (!host.equals(Optional.of(engine))) {
            close();
            host = Optional.of(engine);
            book = ledger.book("docker:" + engine.value(), changed);
        }
    }

    synchronized void saw(Seen seen, JsonNode inspected) {
        var container = seen.container();
        var key = new OneRevision(container.app(), container.revision());
        if (Keeper.of(container.labels(), container.name()).isEmpty() && told.add(key)) {
            book.saw(container.app(), spec(container, inspected));
        }
    }

    private static Spec spec(Container container, JsonNode inspected) {
        return new Spec(
                container.revision(),
                container.image(),
                container.createdAt(),
                Optional.ofNullable(container.labels().get(Successor.BY)),
                Json.write(Written.of(inspected, Secrets.ofThisProcess())));
    }

    /// How many of each revision there are now.
    synchronized void count(Map<AppId, List<Seen>> apps) {
        apps.forEach((app, instances) -> count(app, counts(instances)));
        var gone = new HashSet<>(counted.keySet());
        gone.removeAll(apps.keySet());
        gone.forEach(app -> count(app, Map.of()));
    }

    private void count(AppId app, Map<RevisionId, Count> counts) {
        if (!counts.equals(counted.getOrDefault(app, Map.of()))) {
            counted.put(app, counts);
            book.counted(app, counts);
        }
    }

    private static Map<RevisionId, Count> counts(Collection<Seen> instances) {
        var counts = new HashMap<RevisionId, Count>();
        for (var seen : instances) {
            var one = seen.container();
            if (one.state().counts() && Keeper.of(one.labels(), one.name()).isEmpty()) {
                counts.merge(
                        one.revision(),
                        new Count(1, well(one) ? 1 : 0),
                        (many, more) -> new Count(many.running() + 1, many.healthy() + more.healthy()));
            }
        }
        return counts;
    }

    private static boolean well(Container one) {
        var status = one.health().status();
        return one.state() == ContainerState.RUNNING
                && (status == Health.Status.HEALTHY || status == Health.Status.NONE);
    }

    /// The engine does not answer.
    synchronized void unseen() {
        counted.clear();
        book.unseen();
    }

    synchronized List<Ledger.Past> past(AppId app) {
        return book.past(app);
    }

    /// Blocks on a disk.
    Ledger.Found spec(AppId app, RevisionId revision) {
        Ledger.Book open;
        synchronized (this) {
            open = book;
        }
        return open.spec(app, revision);
    }

    synchronized void close() {
        told.clear();
        counted.clear();
        host = Optional.empty();
        book.close();
        book = Ledger.NONE.book("", () -> {});
    }
}
