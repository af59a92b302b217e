package io.binnacle.session.ledger;

import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/// The ledger on the disk: one SQLite file, which several programs of one person may have open at the same time. What
/// two of them have seen of the same time counts once: the longer of both records stands.
///
/// A power cut may cost the last moments (`synchronous=NORMAL`), never the file.
final class LedgerFile implements AutoCloseable {
    /// Of one app, and of all; what was not seen for the longest time is dropped first.
    static final int KEPT_OF_AN_APP = 50;

    static final int KEPT = 20_000;

    private static final int PATIENCE_MILLIS = 2_000;
    private static final String PUT = """
        INSERT INTO revision (place, app, revision, image, digest, made_at, by, last_seen, ran, life_from,
          life_until, ending, most, healthy_ms, instance_ms, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (place, app, revision) DO UPDATE SET
          made_at = min(made_at, excluded.made_at), by = CASE excluded.by WHEN '' THEN by ELSE excluded.by END,
          last_seen = max(last_seen, excluded.last_seen), ran = max(ran, excluded.ran),
          life_from = min(life_from, excluded.life_from), life_until = excluded.life_until,
          ending = excluded.ending, most = max(most, excluded.most),
          healthy_ms = max(healthy_ms, excluded.healthy_ms), instance_ms = max(instance_ms, excluded.instance_ms),
          document = CASE excluded.document WHEN '' THEN document ELSE excluded.document END\
        """;
    private static final String DROP_OF_APP = """
        DELETE FROM revision WHERE place = ?1 AND app = ?2 AND revision NOT IN (
          SELECT revision FROM revision WHERE place = ?1 AND app = ?2 ORDER BY last_seen DESC LIMIT %d)\
        """.formatted(KEPT_OF_AN_APP);
    private static final String DROP = """
        DELETE FROM revision WHERE rowid IN (
          SELECT rowid FROM revision ORDER BY last_seen DESC LIMIT -1 OFFSET %d)\
        """.formatted(KEPT);

    private final Path file;
    private final Connection connection;

    private LedgerFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// @throws LedgerRefused when it is newer, another program's, damaged, or cannot be written
    static LedgerFile open(Path file) throws LedgerRefused {
        LedgerSchema.inspect(file);
        try {
            make(file);
            var connection = connect(file);
            try {
                LedgerSchema.migrate(file, connection);
                return new LedgerFile(file, connection);
            } catch (SQLException | LedgerRefused failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw LedgerRefused.of("open", file, failed);
        } catch (IOException failed) {
            throw LedgerRefused.of("open", file, failed);
        }
    }

    /// What apps are made of is nobody else's business.
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /// Everything of one place, but for the specs.
    synchronized List<Row> of(String place) throws LedgerRefused {
        try (var select = connection.prepareStatement("SELECT * FROM revision WHERE place = ?")) {
            select.setString(1, place);
            var rows = new ArrayList<Row>();
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(place, new AppId(result.getString("app")), entry(result), ""));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw LedgerRefused.of("read", file, failed);
        }
    }

    private static Entry entry(ResultSet result) throws SQLException {
        var life = new Revision.Life(
                at(result, "life_from"),
                until(result),
                ending(result.getString("ending")),
                result.getInt("most"),
                Duration.ofMillis(result.getLong("healthy_ms")),
                Duration.ofMillis(result.getLong("instance_ms")));
        return new Entry(
                new RevisionId(result.getString("revision")),
                image(result),
                at(result, "made_at"),
                by(result),
                at(result, "last_seen"),
                result.getBoolean("ran"),
                life);
    }

    private static Optional<Instant> until(ResultSet result) throws SQLException {
        var until = result.getLong("life_until");
        return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
    }

    private static Revision.Ending ending(String word) throws SQLException {
        try {
            return Revision.Ending.valueOf(word);
        } catch (IllegalArgumentException unknown) {
            throw new SQLException("an ending called " + word, unknown);
        }
    }

    private static Instant at(ResultSet result, String column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    private static ImageRef image(ResultSet result) throws SQLException {
        return new ImageRef(result.getString("image"), result.getString("digest"));
    }

    private static Optional<String> by(ResultSet result) throws SQLException {
        return Optional.of(result.getString("by")).filter(name -> !name.isEmpty());
    }

    synchronized Optional<Spec> spec(String place, AppId app, RevisionId revision) throws LedgerRefused {
        try (var select = connection.prepareStatement(
                "SELECT * FROM revision WHERE place = ? AND app = ? AND revision = ? AND document <> ''")) {
            select.setString(1, place);
            select.setString(2, app.value());
            select.setString(3, revision.value());
            try (var result = select.executeQuery()) {
                return result.next()
                        ? Optional.of(new Spec(
                                revision,
                                image(result),
                                at(result, "made_at"),
                                by(result),
                                result.getString("document")))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw LedgerRefused.of("read", file, failed);
        }
    }

    /// All of them or none.
    synchronized void write(Collection<Row> rows) throws LedgerRefused {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var written = false;
            try {
                put(rows);
                statement.execute(DROP);
                statement.execute("COMMIT");
                written = true;
            } finally {
                if (!written) {
                    rollBack();
                }
            }
        } catch (SQLException failed) {
            throw LedgerRefused.of("write", file, failed);
        }
    }

    /// SQLite may have rolled back already what a full disk has stopped.
    private void rollBack() {
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException over) {
            // there was nothing left to take back
        }
    }

    private void put(Collection<Row> rows) throws SQLException {
        try (var put = connection.prepareStatement(PUT);
                var drop = connection.prepareStatement(DROP_OF_APP)) {
            for (var row : rows) {
                bind(put, row);
                put.executeUpdate();
                if (!row.document().isEmpty()) {
                    drop.setString(1, row.place());
                    drop.setString(2, row.app().value());
                    drop.executeUpdate();
                }
            }
        }
    }

    private static void bind(PreparedStatement put, Row row) throws SQLException {
        var entry = row.entry();
        var life = entry.life();
        var at = 0;
        put.setString(++at, row.place());
        put.setString(++at, row.app().value());
        put.setString(++at, entry.revision().value());
        put.setString(++at, entry.image().reference());
        put.setString(++at, entry.image().digest());
        put.setLong(++at, entry.madeAt().toEpochMilli());
        put.setString(++at, entry.by().orElse(""));
        put.setLong(++at, entry.lastSeen().toEpochMilli());
        put.setBoolean(++at, entry.ran());
        put.setLong(++at, life.from().toEpochMilli());
        put.setObject(++at, life.until().map(Instant::toEpochMilli).orElse(null));
        put.setString(++at, life.ending().name());
        put.setInt(++at, life.most());
        put.setLong(++at, life.healthyFor().toMillis());
        put.setLong(++at, life.instanceTime().toMillis());
        put.setString(++at, row.document());
    }

    /// Lets the file grow by so many pages at most, as a disk does that has no room for more.
    synchronized void grows(int pages) throws LedgerRefused {
        try (var statement = connection.createStatement();
                var count = statement.executeQuery("PRAGMA page_count")) {
            var most = count.getInt(1) + pages;
            statement.execute("PRAGMA max_page_count = " + most);
        } catch (SQLException failed) {
            throw LedgerRefused.of("bound", file, failed);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException over) {
            // nothing more is asked of it
        }
    }
}
