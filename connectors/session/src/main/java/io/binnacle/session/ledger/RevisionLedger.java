package io.binnacle.session.ledger;

import io.binnacle.model.AppId;
import io.binnacle.model.Refusal;
import io.binnacle.model.RevisionId;
import io.binnacle.spi.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The ledger in a file of this computer. One thread reads and writes it, and only once somebody keeps something in it.
///
/// A ledger that cannot be had must not stop the picture, nor a repair: what is seen stays in memory, [#trouble()] says
/// why nothing older is known, and it is tried again now and then.
public final class RevisionLedger implements Ledger, AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(5);
    /// The database is loaded when the first picture has had the processors to itself.
    private static final Duration FIRST_PICTURE = Duration.ofSeconds(2);

    private static final Duration END = Duration.ofSeconds(3);

    private final Path path;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration patience;
    private final Map<Shelf, Runnable> shelves = new ConcurrentHashMap<>();
    private final Set<Shelf> closing = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().daemon().name("ledger").unstarted(this::run);
    private Optional<LedgerFile> file = Optional.empty();
    private boolean started;
    private volatile boolean closed;
    private volatile Optional<Refusal> trouble = Optional.empty();

    public RevisionLedger(Path directory, Clock clock) {
        this(directory, clock, System::nanoTime, FIRST_PICTURE);
    }

    /// @param nanos the monotonic clock
    /// @param patience before anything is read
    RevisionLedger(Path directory, Clock clock, LongSupplier nanos, Duration patience) {
        this.patience = patience;
        this.path = directory.resolve("revisions.db");
        this.clock = clock;
        this.nanos = nanos;
    }

    /// Why earlier revisions are not known, or present ones not kept, when that is so.
    public Optional<Refusal> trouble() {
        return trouble;
    }

    @Override
    public Book book(String place, Runnable changed) {
        var shelf = new Shelf(place, this);
        shelves.put(shelf, changed);
        synchronized (this) {
            if (!started && !closed) {
                started = true;
                thread.start();
            }
        }
        news.release();
        return shelf;
    }

    Instant now() {
        return clock.instant();
    }

    long nanos() {
        return nanos.getAsLong();
    }

    void changed() {
        news.release();
    }

    /// It is let go of once what it knows is written.
    void closed(Shelf shelf) {
        closing.add(shelf);
        news.release();
    }

    private void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(patience.toMillis());
            while (!closed) {
                var due = !news.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                keep(due);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(boolean all) {
        try {
            var ending = List.copyOf(closing);
            load();
            write(List.copyOf(shelves.keySet()), all);
            shelves.keySet().removeAll(ending);
            ending.forEach(closing::remove);
        } catch (RuntimeException failure) { // the top of the thread: what is kept next is kept all the same
            System.getLogger(RevisionLedger.class.getName())
                    .log(System.Logger.Level.WARNING, "Tried to keep the revisions", failure);
        }
    }

    /// Who is told that more is known is told without the lock: it may ask at once.
    private void load() {
        for (var one : shelves.entrySet()) {
            if (!one.getKey().loaded() && load(one.getKey())) {
                one.getValue().run();
            }
        }
    }

    private synchronized boolean load(Shelf shelf) {
        try {
            shelf.load(file().of(shelf.place()));
            trouble = Optional.empty();
            return true;
        } catch (LedgerRefused no) {
            trouble = Optional.of(no.refusal());
            return false;
        }
    }

    private LedgerFile file() throws LedgerRefused {
        if (file.isEmpty()) {
            file = Optional.of(LedgerFile.open(path));
        }
        return file.get();
    }

    private synchronized void write(List<Shelf> all, boolean everything) {
        for (var shelf : all) {
            var rows = shelf.loaded() ? shelf.due(everything) : List.<Row>of();
            if (!rows.isEmpty()) {
                write(shelf, rows);
            }
        }
    }

    private void write(Shelf shelf, List<Row> rows) {
        try {
            file().write(rows);
            shelf.written(rows);
            trouble = Optional.empty();
        } catch (LedgerRefused no) {
            shelf.unwritten(rows);
            trouble = Optional.of(no.refusal());
        }
    }

    synchronized Found spec(String place, AppId app, RevisionId revision) {
        try {
            return file().spec(place, app, revision).<Found>map(Found.Here::new).orElseGet(Found.Unknown::new);
        } catch (LedgerRefused no) {
            return new Found.Refused(no.refusal());
        }
    }

    /// Writes what is left, and lets go of the file.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        if (thread.isAlive()) {
            end();
        }
        load();
        shelves.keySet().forEach(Shelf::unseen);
        write(List.copyOf(shelves.keySet()), false);
        synchronized (this) {
            file.ifPresent(LedgerFile::close);
            file = Optional.empty();
        }
    }

    private void end() {
        thread.interrupt();
        try {
            thread.join(END);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
