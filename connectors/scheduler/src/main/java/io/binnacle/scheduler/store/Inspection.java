package io.binnacle.scheduler.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Looks at a file through a copy, before the file itself is opened: opening alone would already replay its log and
/// write to it.
final class Inspection {
    private static final String LOG = "-wal";

    private Inspection() {}

    /// @throws StoreRefused when it is not a file this program can go on with
    static void inspect(Path file) throws StoreRefused {
        if (!Files.exists(file)) {
            return;
        }
        try {
            var directory = Files.createTempDirectory("binnacle-scheduler");
            try {
                inspect(file, copy(file, directory));
            } finally {
                remove(directory);
            }
        } catch (IOException unreadable) {
            throw Refusals.of("copy the state in " + file + " to check it", unreadable);
        }
    }

    private static Path copy(Path file, Path directory) throws IOException {
        var copy = directory.resolve(file.getFileName());
        Files.copy(file, copy);
        var log = file.resolveSibling(file.getFileName() + LOG);
        if (Files.exists(log)) {
            Files.copy(log, directory.resolve(log.getFileName()));
        }
        return copy;
    }

    private static void inspect(Path file, Path copy) throws StoreRefused {
        try (var connection = Databases.ofCopy(copy)) {
            whole(file, connection);
            ours(file, connection);
            Schema.migrate(connection);
            var reading = new Reading(connection);
            if (!reading.empty()) {
                reading.all();
            }
        } catch (SQLException | JsonProcessingException | IllegalArgumentException damaged) {
            throw Refusals.damaged(file, damaged);
        }
    }

    private static void whole(Path file, Connection connection) throws SQLException, StoreRefused {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA quick_check(1)")) {
            var answer = result.next() ? result.getString(1) : "nothing";
            if (!answer.equals("ok")) {
                throw Refusals.damaged(file, new SQLException(answer));
            }
        }
    }

    private static void ours(Path file, Connection connection) throws SQLException, StoreRefused {
        var version = Schema.pragma(connection, "user_version");
        if (version > Schema.VERSION) {
            throw Refusals.newer(file, version);
        }
        var tables = Schema.pragma(connection, "schema_version");
        if (tables != 0 && Schema.pragma(connection, "application_id") != Schema.APPLICATION) {
            throw Refusals.foreign(file);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
