package io.binnacle.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, and how a file of an older program becomes one of this program.
///
/// A definition is stored once, however many trees and histories name it: they hold its app and version.
final class Schema {
    /// "Bnsc": by this `file` and we know a file of ours.
    static final int APPLICATION = 0x42_6e_73_63;

    /// The statements that lead from each version to the next, the first from an empty file.
    private static final List<List<String>> STEPS = List.of(
            List.of(
                    "CREATE TABLE meta (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID",
                    "CREATE TABLE definition (app TEXT NOT NULL, version TEXT NOT NULL, json TEXT NOT NULL,"
                            + " PRIMARY KEY (app, version)) STRICT",
                    "CREATE TABLE tree (key INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT",
                    keyed("history"),
                    keyed("instance"),
                    keyed("rollout"),
                    keyed("backoff"),
                    keyed("failure"),
                    keyed("host"),
                    "CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL) STRICT"),
            List.of(keyed("record")));

    static final int VERSION = STEPS.size();

    private Schema() {}

    private static String keyed(String table) {
        return "CREATE TABLE " + table + " (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT";
    }

    /// Brings it to [#VERSION], in one transaction or not at all.
    static void migrate(Connection connection) throws SQLException {
        var from = pragma(connection, "user_version");
        if (from == VERSION) {
            return;
        }
        Transactions.in(connection, () -> {
            try (var statement = connection.createStatement()) {
                for (var step : STEPS.subList(from, VERSION)) {
                    for (var sql : step) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA application_id = " + APPLICATION);
                return statement.execute("PRAGMA user_version = " + VERSION);
            }
        });
    }

    static int pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + name)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
