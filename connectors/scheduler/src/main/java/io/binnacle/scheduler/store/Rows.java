package io.binnacle.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table of texts by key. A statement is prepared when it is first needed: most transactions touch few tables.
final class Rows implements AutoCloseable {
    private final Connection connection;
    private final String table;
    private @Nullable PreparedStatement put;
    private @Nullable PreparedStatement remove;

    /// @param table a name of ours, never anybody's input
    Rows(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    void put(Object key, String json) throws SQLException {
        var statement = put;
        if (statement == null) {
            statement = connection.prepareStatement("INSERT INTO " + table
                    + " (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json");
            put = statement;
        }
        statement.setObject(1, key);
        statement.setString(2, json);
        statement.executeUpdate();
    }

    void remove(Object key) throws SQLException {
        var statement = remove;
        if (statement == null) {
            statement = connection.prepareStatement("DELETE FROM " + table + " WHERE key = ?");
            remove = statement;
        }
        statement.setObject(1, key);
        statement.executeUpdate();
    }

    /// Makes the row say what the value says, and nothing where there is none.
    void set(Object key, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            put(key, StoredJson.write(value.get()));
        } else {
            remove(key);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var statement : new @Nullable PreparedStatement[] {put, remove}) {
            if (statement != null) {
                statement.close();
            }
        }
    }

    static Map<String, String> all(Connection connection, String table) throws SQLException {
        var rows = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT key, json FROM " + table)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }
}
