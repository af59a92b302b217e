package io.binnacle.scheduler.store;

import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PMap;

/// Writes what differs between the state in the file and the next one, within one transaction, which the caller begins
/// and ends. Not for a second one: a statement that has failed on a full disk cannot be used again.
final class Writing implements AutoCloseable {
    /// What is dropped beyond these is the oldest; numbers go on, so that a gap at the beginning tells.
    private static final int AUDIT_KEPT = 100_000;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Rows meta;
    private final Rows tree;
    private final Rows history;
    private final Rows instance;
    private final Rows rollout;
    private final Rows backoff;
    private final Rows failure;
    private final Rows host;
    private final Rows record;
    private final PreparedStatement putDefinition;
    private final PreparedStatement removeDefinition;
    private final PreparedStatement audit;
    private final PreparedStatement trimAudit;

    Writing(Connection connection) throws SQLException {
        meta = rows(connection, "meta");
        tree = rows(connection, "tree");
        history = rows(connection, "history");
        instance = rows(connection, "instance");
        rollout = rows(connection, "rollout");
        backoff = rows(connection, "backoff");
        failure = rows(connection, "failure");
        host = rows(connection, "host");
        record = rows(connection, "record");
        putDefinition = statement(
                connection,
                "INSERT INTO definition (app, version, json) VALUES (?, ?, ?)"
                        + " ON CONFLICT (app, version) DO UPDATE SET json = excluded.json");
        removeDefinition = statement(connection, "DELETE FROM definition WHERE app = ? AND version = ?");
        audit = statement(connection, "INSERT INTO audit (json) VALUES (?)");
        trimAudit = statement(
                connection, "DELETE FROM audit WHERE number <= (SELECT max(number) FROM audit) - " + AUDIT_KEPT);
    }

    private Rows rows(Connection connection, String table) {
        var rows = new Rows(connection, table);
        open.add(rows);
        return rows;
    }

    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        open.add(statement);
        return statement;
    }

    /// @return the trees as they are in the file once this is committed
    Trees write(String id, State before, State after, Touched touched, Trees trees, java.time.Instant at)
            throws SQLException {
        var next = touched.tree() || !touched.rollouts().isEmpty() ? writeTrees(after, trees) : trees;
        next = writeHistories(before, after, touched, next);
        for (var app : touched.apps()) {
            writeLives(app, before, after);
        }
        changed(instance, touched.instances(), before.instances(), after.instances());
        for (var key : touched.rollouts()) {
            rollout.set(key, Optional.ofNullable(after.rollouts().get(key)).map(next::stored));
        }
        changed(backoff, touched.apps(), before.backoffs(), after.backoffs());
        changed(failure, touched.apps(), before.failures(), after.failures());
        changed(host, touched.hosts(), before.hosts(), after.hosts());
        meta.put(
                "head",
                StoredJson.write(new Reading.Head(
                        id, next.key(after.wish()), next.keys(after.treeHistory()), after.lastStamp(), at)));
        return next;
    }

    void audit(List<AuditEntry> entries) throws SQLException {
        for (var entry : entries) {
            audit.setString(1, StoredJson.write(entry));
            audit.executeUpdate();
        }
        if (!entries.isEmpty()) {
            trimAudit.executeUpdate();
        }
    }

    @SuppressWarnings("ReferenceEquality") // what is the same object needs no writing; what is equal may be written
    private static <K, V> void changed(Rows rows, Iterable<K> keys, PMap<K, V> before, PMap<K, V> after)
            throws SQLException {
        for (var key : keys) {
            var value = after.get(key);
            if (value != before.get(key)) {
                rows.set(key.toString(), Optional.ofNullable(value));
            }
        }
    }

    private Trees writeTrees(State after, Trees trees) throws SQLException {
        var step = trees.to(after);
        var next = step.after();
        for (Map.Entry<Group, Long> fresh : step.fresh().entrySet()) {
            var texts = new TreeTexts(next.texts());
            tree.put(fresh.getValue(), texts.of(fresh.getKey()));
            next = putDefinitions(texts.fresh().stream(), next).withTexts(texts.all());
        }
        for (var key : step.removed()) {
            tree.remove(key);
        }
        return next;
    }

    private Trees writeHistories(State before, State after, Touched touched, Trees trees) throws SQLException {
        var next = trees;
        for (var app : touched.apps()) {
            next = writeHistory(app, before, after, next);
        }
        var unused = next.unused(after);
        for (var key : unused) {
            removeDefinition.setString(1, key.app());
            removeDefinition.setString(2, key.version().toString());
            removeDefinition.executeUpdate();
        }
        return next.withDefinitions(next.definitions().minusAll(unused));
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private Trees writeHistory(PathId app, State before, State after, Trees trees) throws SQLException {
        var revisions = after.history().get(app);
        if (revisions == before.history().get(app)) {
            return trees;
        }
        if (revisions == null) {
            history.remove(app.toString());
            return trees;
        }
        history.put(
                app.toString(),
                StoredJson.write(new Reading.StoredHistory(
                        revisions.stream().map(Writing::stored).toList())));
        return putDefinitions(revisions.stream().map(State.Revision::definition), trees);
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private void writeLives(PathId app, State before, State after) throws SQLException {
        var lives = after.records().get(app);
        if (lives != before.records().get(app)) {
            record.set(app.toString(), Optional.ofNullable(lives).map(Reading.StoredLives::new));
        }
    }

    private static Reading.StoredRevision stored(State.Revision revision) {
        return new Reading.StoredRevision(
                revision.definition().version(), revision.at(), revision.by(), revision.note());
    }

    private Trees putDefinitions(Stream<AppDefinition> definitions, Trees trees) throws SQLException {
        var known = trees.definitions();
        for (var definition : (Iterable<AppDefinition>) definitions::iterator) {
            var key = StoredTree.Key.of(definition);
            if (!known.contains(key)) {
                putDefinition.setString(1, key.app());
                putDefinition.setString(2, key.version().toString());
                putDefinition.setString(3, StoredJson.write(definition));
                putDefinition.executeUpdate();
                known = known.plus(key);
            }
        }
        return new Trees(trees.keys(), known, trees.nextKey(), trees.swept(), trees.texts());
    }

    @Override
    public void close() {
        for (var statement : open) {
            try {
                statement.close();
            } catch (Exception ended) {
                // the connection is closed next, and with it whatever would not close
            }
        }
    }
}
