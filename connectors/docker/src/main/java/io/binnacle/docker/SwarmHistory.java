package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The specs of each service seen since the swarm was opened: it keeps one that went before, and no more. Safe from any
/// thread.
final class SwarmHistory {
    private static final int MOST = 20;

    private final Secrets secrets;
    private final Map<String, Book> books = new HashMap<>();

    /// @param healthy whether an instance of it passed its health check
    private record Known(JsonNode spec, Instant madeAt, boolean healthy) {}

    private static final class Book {
        private final LinkedHashMap<RevisionId, Known> known = new LinkedHashMap<>();
        private Optional<RevisionId> current = Optional.empty();
    }

    SwarmHistory(Secrets secrets) {
        this.secrets = secrets;
    }

    synchronized void remember(Swarm swarm) {
        var tasks = swarm.tasksByService();
        swarm.services().forEach(service -> remember(service, tasks.getOrDefault(service.id(), List.of())));
        books.keySet().retainAll(swarm.services().stream().map(SwarmService::id).collect(Collectors.toSet()));
    }

    private void remember(SwarmService service, List<SwarmTask> tasks) {
        var book = books.computeIfAbsent(service.id(), _ -> new Book());
        var now = SwarmSpec.revision(service.template(), secrets);
        service.previous().ifPresent(spec -> {
            var before = SwarmSpec.revision(SwarmSpec.template(spec), secrets);
            if (!before.equals(now)) {
                book.known.putIfAbsent(before, new Known(spec, service.createdAt(), false));
            }
        });
        var running = tasks.stream()
                .filter(SwarmTask::runs)
                .anyMatch(task -> SwarmSpec.revision(task.template(), secrets).equals(now));
        var healthy = running && SwarmSpec.container(service.template()).has("Healthcheck");
        var known = book.known.get(now);
        var same = book.current.filter(now::equals).isPresent();
        var madeAt = known != null && same ? known.madeAt() : madeAt(book, service, tasks, now);
        book.known.remove(now);
        book.known.put(now, new Known(service.spec(), madeAt, healthy || (known != null && known.healthy())));
        book.current = Optional.of(now);
        if (book.known.size() > MOST) {
            book.known.pollFirstEntry();
        }
    }

    /// Later than every other, since it is the one that stands now.
    private Instant madeAt(Book book, SwarmService service, List<SwarmTask> tasks, RevisionId now) {
        var told = service.update()
                .startedAt()
                .orElseGet(() -> tasks.stream()
                        .filter(task ->
                                SwarmSpec.revision(task.template(), secrets).equals(now))
                        .map(SwarmTask::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElse(service.createdAt()));
        return book.known.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(now))
                .map(entry -> entry.getValue().madeAt())
                .max(Comparator.naturalOrder())
                .filter(last -> !last.isBefore(told))
                .map(last -> last.plusMillis(1))
                .orElse(told);
    }

    synchronized Optional<JsonNode> spec(SwarmService service, RevisionId revision) {
        return Optional.ofNullable(books.get(service.id()))
                .map(book -> book.known.get(revision))
                .map(Known::spec);
    }

    /// The current one first, then back in time.
    synchronized List<Revision> revisions(SwarmService service) {
        var revisions = new ArrayList<Revision>();
        Optional.ofNullable(books.get(service.id()))
                .ifPresent(book -> book.known.forEach((id, known) -> revisions.add(revision(id, known))));
        revisions.sort(Comparator.comparing(Revision::madeAt).reversed());
        return Apps.named(revisions);
    }

    private static Revision revision(RevisionId id, Known known) {
        var image = SwarmSpec.image(SwarmSpec.template(known.spec()));
        var verdict = known.healthy() ? Revision.Verdict.HEALTHY : Revision.Verdict.UNKNOWN;
        return new Revision(id, image.tag(), known.madeAt(), image, verdict);
    }
}
