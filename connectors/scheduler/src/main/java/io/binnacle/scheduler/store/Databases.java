package io.binnacle.scheduler.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// Opens files as SQLite databases.
final class Databases {
    private static final int PATIENCE_MILLIS = 1_000;

    private Databases() {}

    /// For the one process that writes to it: it keeps the lock, and SQLite needs no shared memory beside the file.
    static Connection forWriting(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /// A copy nobody else knows of.
    static Connection ofCopy(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
