package io.binnacle.scheduler.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.core.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The file that holds the state. What [#save] has returned from is on the disk, and is there again after the process
/// or the machine was stopped at any moment.
///
/// SQLite writes ahead to a log (WAL) and waits for the disk at each commit (`synchronous=FULL`), since an answered
/// write has to survive a power cut too. The cost is one wait for each transaction, however many messages are in it.
/// One process holds the file; it is never opened for writing before a copy of it was checked, migrated and read.
public final class Store implements AutoCloseable {
    private final StoreLock lock;
    private final Path file;
    private final Connection connection;
    private String id = "";
    private State saved;
    private Instant savedAt;
    private Trees trees = Trees.NONE;

    private Store(StoreLock lock, Path file, Connection connection, Instant now) {
        this.lock = lock;
        this.file = file;
        this.connection = connection;
        this.saved = State.empty(now);
        this.savedAt = now;
    }

    /// Opens the file of this directory, or makes both.
    ///
    /// @throws StoreRefused when it is held by another process, newer, damaged, or cannot be written; then
    ///     nothing of it has been changed
    public static Store open(Path directory, Instant now) throws StoreRefused {
        var lock = StoreLock.take(directory);
        try {
            var file = directory.resolve("scheduler.db");
            Inspection.inspect(file);
            StoreLock.ensure(file);
            return open(lock, file, now);
        } catch (StoreRefused refused) {
            lock.close();
            throw refused;
        }
    }

    private static Store open(StoreLock lock, Path file, Instant now) throws StoreRefused {
        try {
            var connection = Databases.forWriting(file);
            try {
                Schema.migrate(connection);
                var store = new Store(lock, file, connection, now);
                store.begin();
                return store;
            } catch (SQLException | JsonProcessingException | IllegalArgumentException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw Refusals.of("open the state in " + file, failed);
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw Refusals.damaged(file, damaged);
        }
    }

    /// Reads what is there, and writes once, so that a full disk shows now.
    private void begin() throws SQLException, JsonProcessingException {
        var reading = new Reading(connection);
        if (reading.empty()) {
            id = UUID.randomUUID().toString();
            commit(saved, new Touched(Set.of(), Set.of(), Set.of(), Set.of(), true), List.of(), savedAt);
        } else {
            var restored = reading.all();
            id = restored.id();
            saved = restored.state();
            trees = reading.trees();
            savedAt = restored.savedAt();
            commit(saved, new Touched(Set.of(), Set.of(), Set.of(), Set.of(), false), List.of(), savedAt);
        }
    }

    public synchronized Restored restored() {
        return new Restored(id, saved, savedAt);
    }

    /// Makes the state of the file this one. Afterwards it is durable, or nothing has changed.
    ///
    /// @param touched what may differ from the state saved last
    public synchronized void save(State after, Touched touched, List<AuditEntry> audit, Instant at)
            throws StoreRefused {
        try {
            commit(after, touched, audit, at);
        } catch (SQLException failed) {
            throw Refusals.of("write the state to " + file, failed);
        }
    }

    private void commit(State after, Touched touched, List<AuditEntry> audit, Instant at) throws SQLException {
        trees = Transactions.in(connection, () -> {
            try (var writing = new Writing(connection)) {
                writing.audit(audit);
                return writing.write(id, saved, after, touched, trees, at);
            }
        });
        saved = after;
        savedAt = at;
    }

    /// Entries with a number below `before`, newest first.
    public synchronized List<AuditEntry> audit(long before, int limit) throws StoreRefused {
        try (var select = connection.prepareStatement(
                "SELECT number, json FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?")) {
            select.setLong(1, before);
            select.setInt(2, limit);
            var entries = new ArrayList<AuditEntry>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    entries.add(numbered(result.getLong(1), StoredJson.read(result.getString(2), AuditEntry.class)));
                }
            }
            return entries;
        } catch (SQLException failed) {
            throw Refusals.of("read the audit in " + file, failed);
        } catch (JsonProcessingException damaged) {
            throw Refusals.damaged(file, damaged);
        }
    }

    private static AuditEntry numbered(long number, AuditEntry entry) {
        return new AuditEntry(number, entry.at(), entry.by(), entry.from(), entry.note(), entry.what(), entry.result());
    }

    /// Lets the file grow to so many pages at most, as a disk that is full would; 0: as far as it goes.
    synchronized void limitPages(int pages) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + (pages == 0 ? Integer.MAX_VALUE - 1 : pages));
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException ended) {
            // all that was promised is in the file already
        } finally {
            lock.close();
        }
    }

    /// What both touch.
    public static Touched union(Touched one, Touched other) {
        return new Touched(
                union(one.instances(), other.instances()),
                union(one.rollouts(), other.rollouts()),
                union(one.apps(), other.apps()),
                union(one.hosts(), other.hosts()),
                one.tree() || other.tree());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        if (one.isEmpty()) {
            return other;
        }
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
