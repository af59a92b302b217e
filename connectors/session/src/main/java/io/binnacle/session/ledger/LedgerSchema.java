package io.binnacle.session.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, how a file of an older program becomes one of this program, and whether a file is ours at all.
final class LedgerSchema {
    /// "Bnrl": by this `file` and we know a file of ours.
    static final int APPLICATION = 0x42_6e_72_6c;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    private static final int USER_VERSION = 60;
    private static final int APPLICATION_ID = 68;

    /// The statements that lead from each version to the next, the first from an empty file.
    private static final List<List<String>> STEPS =
            List.of(List.of("""
                CREATE TABLE revision (
                  place TEXT NOT NULL, app TEXT NOT NULL, revision TEXT NOT NULL,
                  image TEXT NOT NULL, digest TEXT NOT NULL, made_at INTEGER NOT NULL, by TEXT NOT NULL,
                  last_seen INTEGER NOT NULL, ran INTEGER NOT NULL, life_from INTEGER NOT NULL, life_until INTEGER,
                  ending TEXT NOT NULL, most INTEGER NOT NULL, healthy_ms INTEGER NOT NULL, instance_ms INTEGER NOT NULL,
                  document TEXT NOT NULL,
                  PRIMARY KEY (place, app, revision)) STRICT\
                """, "CREATE INDEX revision_seen ON revision (last_seen)"));

    static final int VERSION = STEPS.size();

    private LedgerSchema() {}

    /// Looks at the head of the file, before anything that could write to it.
    static void inspect(Path file) throws LedgerRefused {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return;
            }
            var head = head(file);
            if (head.limit() < HEADER || !ByteBuffer.wrap(MAGIC).equals(head.slice(0, MAGIC.length))) {
                throw LedgerRefused.foreign(file);
            }
            refuse(file, head.getInt(USER_VERSION), head.getInt(APPLICATION_ID));
        } catch (IOException unreadable) {
            throw LedgerRefused.of("read", file, unreadable);
        }
    }

    private static ByteBuffer head(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var head = ByteBuffer.allocate(HEADER);
            while (head.hasRemaining() && channel.read(head) >= 0) {}
            return head.flip();
        }
    }

    /// A file that was begun and never written to names no program yet.
    private static void refuse(Path file, int version, int application) throws LedgerRefused {
        if (application != APPLICATION && (application != 0 || version != 0)) {
            throw LedgerRefused.foreign(file);
        }
        if (version > VERSION) {
            throw LedgerRefused.newer(file, version);
        }
    }

    /// Brings it to [#VERSION], in one transaction or not at all.
    static void migrate(Path file, Connection connection) throws SQLException, LedgerRefused {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                var from = pragma(connection, "user_version");
                refuse(file, from, pragma(connection, "application_id"));
                for (var step : STEPS.subList(from, VERSION)) {
                    for (var sql : step) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA application_id = " + APPLICATION);
                statement.execute("PRAGMA user_version = " + VERSION);
            } finally {
                statement.execute(pragma(connection, "user_version") == VERSION ? "COMMIT" : "ROLLBACK");
            }
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + name)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
