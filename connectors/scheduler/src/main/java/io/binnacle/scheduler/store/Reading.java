package io.binnacle.scheduler.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Life;
import io.binnacle.scheduler.core.Rollout;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.PathId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// Reads the whole state out of a file of this version.
final class Reading {
    /// What there is one of.
    ///
    /// @param wish the key of a tree, and so are those of `treeHistory`
    record Head(String id, long wish, List<Long> treeHistory, Instant lastStamp, Instant savedAt) {}

    record StoredRevision(Instant version, Instant at, String by, String note) {}

    record StoredLives(List<Life> lives) {}

    record StoredHistory(List<StoredRevision> revisions) {}

    private final Connection connection;
    private final Map<StoredTree.Key, AppDefinition> definitions = new HashMap<>();
    private final Map<Long, Group> trees = new HashMap<>();

    Reading(Connection connection) {
        this.connection = connection;
    }

    Restored all() throws SQLException, JsonProcessingException {
        var head = head();
        readDefinitions();
        for (var row : Rows.all(connection, "tree").entrySet()) {
            trees.put(
                    Long.valueOf(row.getKey()),
                    StoredJson.read(row.getValue(), StoredTree.class).with(definitions));
        }
        var state = new State(
                tree(head.wish()),
                map("history", PathId::of, this::history),
                former(head),
                map("instance", key -> key, (key, json) -> StoredJson.read(json, Instance.class)),
                map("rollout", key -> key, (key, json) -> rollout(json)),
                map("backoff", PathId::of, (key, json) -> StoredJson.read(json, State.Backoff.class)),
                map("failure", PathId::of, (key, json) -> StoredJson.read(json, State.TaskFailure.class)),
                HashTreePMap.empty(),
                map("host", HostId::new, (key, json) -> StoredJson.read(json, State.HostState.class)),
                map("record", PathId::of, (key, json) -> lives(json)),
                head.lastStamp());
        return new Restored(head.id(), state, head.savedAt());
    }

    /// Which rows those were, for who goes on writing.
    Trees trees() {
        var keys = new java.util.IdentityHashMap<Group, Long>();
        trees.forEach((key, tree) -> keys.put(tree, key));
        var next = trees.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        return Trees.read(keys, definitions.keySet(), next);
    }

    /// Whether anything has ever been written to it.
    boolean empty() throws SQLException {
        return !Rows.all(connection, "meta").containsKey("head");
    }

    private Head head() throws SQLException, JsonProcessingException {
        var json = Rows.all(connection, "meta").get("head");
        return StoredJson.read(json == null ? "null" : json, Head.class);
    }

    private PVector<Group> former(Head head) {
        PVector<Group> former = TreePVector.empty();
        for (var key : head.treeHistory()) {
            former = former.plus(tree(key));
        }
        return former;
    }

    private Group tree(long key) {
        var tree = trees.get(key);
        if (tree == null) {
            throw new IllegalArgumentException("tree " + key + " is missing");
        }
        return tree;
    }

    private void readDefinitions() throws SQLException, JsonProcessingException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT json FROM definition")) {
            while (result.next()) {
                var definition = StoredJson.read(result.getString(1), AppDefinition.class);
                definitions.put(StoredTree.Key.of(definition), definition);
            }
        }
    }

    private Rollout rollout(String json) throws JsonProcessingException {
        var stored = StoredJson.read(json, StoredRollout.class);
        return stored.with(tree(stored.original()), tree(stored.target()));
    }

    private PVector<State.Revision> history(String app, String json) throws JsonProcessingException {
        PVector<State.Revision> history = TreePVector.empty();
        for (var revision : StoredJson.read(json, StoredHistory.class).revisions()) {
            var definition = new StoredTree.Key(app, revision.version()).in(definitions);
            history = history.plus(new State.Revision(definition, revision.at(), revision.by(), revision.note()));
        }
        return history;
    }

    private static PVector<Life> lives(String json) throws JsonProcessingException {
        return TreePVector.from(StoredJson.read(json, StoredLives.class).lives());
    }

    private <K, V> PMap<K, V> map(String table, Function<String, K> key, Reader<V> reader)
            throws SQLException, JsonProcessingException {
        PMap<K, V> map = HashTreePMap.empty();
        for (var row : Rows.all(connection, table).entrySet()) {
            map = map.plus(key.apply(row.getKey()), reader.read(row.getKey(), row.getValue()));
        }
        return map;
    }

    @FunctionalInterface
    private interface Reader<V> {
        V read(String key, String json) throws JsonProcessingException;
    }
}
