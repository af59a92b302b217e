package io.binnacle.scheduler.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// Opens files as SQLite databases.
final class Databases {
    private static final int PATIENCE_MILLIS = 1_000;
    /// So many pages go to the log before it is taken into the file, which some write has to wait for: 16 MiB, so that
    /// it
    /// is one in hundreds.
    private static final int PAGES_AHEAD = 4_000;

    private Databases() {}

    /// For the one process that writes to it: it keeps the lock, and SQLite needs no shared memory beside the file.
    static Connection forWriting(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + PAGES_AHEAD);
        }
        return connection;
    }

    /// A copy nobody else knows of.
    static Connection ofCopy(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
