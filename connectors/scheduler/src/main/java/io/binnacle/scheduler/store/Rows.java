package io.binnacle.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One table of texts by key.
final class Rows implements AutoCloseable {
    private final PreparedStatement put;
    private final PreparedStatement remove;

    /// @param table a name of ours, never anybody's input
    Rows(Connection connection, String table) throws SQLException {
        put = connection.prepareStatement("INSERT INTO " + table
                + " (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json");
        remove = connection.prepareStatement("DELETE FROM " + table + " WHERE key = ?");
    }

    void put(Object key, String json) throws SQLException {
        put.setObject(1, key);
        put.setString(2, json);
        put.executeUpdate();
    }

    void remove(Object key) throws SQLException {
        remove.setObject(1, key);
        remove.executeUpdate();
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
        put.close();
        remove.close();
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
