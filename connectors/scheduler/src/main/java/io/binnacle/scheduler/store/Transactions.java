package io.binnacle.scheduler.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Runs something as one transaction.
final class Transactions {
    private Transactions() {}

    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /// What it returns is durable; what fails has not happened.
    static <T> T in(Connection connection, Work<T> work) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var committed = false;
            try {
                var result = work.run();
                statement.execute("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollback(statement);
                }
            }
        }
    }

    private static void rollback(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException over) {
            // SQLite has already rolled back what a full disk or a failing one has stopped
        }
    }
}
