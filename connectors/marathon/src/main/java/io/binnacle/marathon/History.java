package io.binnacle.marathon;

import io.binnacle.model.AppId;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Reads what apps were before, one question at a time and never in a hurry: nobody waits for it, and a scheduler with
/// a thousand apps has other things to do, so only the first few hundred questions are asked at once. A definition
/// never changes, so none is asked for twice.
final class History implements AutoCloseable {
    /// Of each app so many versions are read.
    static final int MOST = 12;

    private static final System.Logger LOG = System.getLogger(History.class.getName());
    private static final Duration BETWEEN = Duration.ofMillis(40);
    private static final int AT_ONCE = 400;
    private static final Duration REST = Duration.ofSeconds(1);

    private final Api api;
    private final Extensions extensions;
    private final Book book;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<AppId, String> read = new HashMap<>();
    private int asked;

    History(Api api, Extensions extensions, Book book) {
        this.api = api;
        this.extensions = extensions;
        this.book = book;
    }

    void start() {
        Thread.ofVirtual().name("marathon-history").start(this::run);
    }

    private void run() {
        try {
            while (!pause(REST)) {
                var next = next();
                while (next.isPresent() && over.getCount() > 0) {
                    read(next.get());
                    next = next();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pause(Duration most) throws InterruptedException {
        return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<AppState> next() {
        Predicate<AppState> unread = app -> !mark(app).equals(read.get(app.id()));
        return book.known().stream()
                .flatMap(known -> known.apps().values().stream())
                .filter(unread)
                .findFirst();
    }

    /// What an app's history is read again for: another version, and where records are kept, the end of a deployment.
    private String mark(AppState app) {
        return app.version() + (extensions.offered() ? app.deployments() : "");
    }

    /// What cannot be read now is read when the app has changed.
    private void read(AppState app) throws InterruptedException {
        read.put(app.id(), mark(app));
        try {
            book.history(app.id(), extensions.offered() ? extensions.revisions(app.id()) : versions(app.id()));
        } catch (IOException wrong) {
            LOG.log(Level.DEBUG, () -> "the versions of " + app.id() + ": " + Words.of(wrong));
        }
    }

    private List<Version> versions(AppId id) throws IOException, InterruptedException {
        var known = book.known().map(all -> all.history().getOrDefault(id, List.of())).orElse(List.of()).stream()
                .collect(Collectors.toMap(Version::id, version -> version, (left, _) -> left));
        var versions = new ArrayList<Version>();
        for (var name : api.versions(id).stream().limit(MOST).toList()) {
            var one = Optional.ofNullable(known.get(name));
            if (one.isEmpty() && !pause(asked++ < AT_ONCE ? Duration.ZERO : BETWEEN)) {
                one = Version.read(api.version(id, name));
            }
            one.ifPresent(versions::add);
        }
        return versions;
    }

    @Override
    public void close() {
        over.countDown();
    }
}
