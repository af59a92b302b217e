package io.binnacle.scheduler.store;

import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says why the state cannot be had.
final class Refusals {
    private Refusals() {}

    static StoreRefused of(String tried, SQLException failed) {
        return new StoreRefused(new Refusal(Reason.BROKEN, "to " + tried, words(failed), next(failed)), failed);
    }

    static StoreRefused of(String tried, IOException failed) {
        return new StoreRefused(
                new Refusal(
                        Reason.BROKEN,
                        "to " + tried,
                        failed.getClass().getSimpleName() + ": " + failed.getMessage(),
                        "see that the directory can be written and has room, or name another with --data"),
                failed);
    }

    static StoreRefused held(Path directory, String owner) {
        return new StoreRefused(new Refusal(
                Reason.CONFLICT,
                "to take the state in " + directory,
                owner.isEmpty() ? "another scheduler has it" : "the scheduler with process number " + owner + " has it",
                "use that one, or stop it first, or name another directory with --data"));
    }

    static StoreRefused newer(Path file, int version) {
        return new StoreRefused(new Refusal(
                Reason.UNSUPPORTED,
                "to read the state in " + file,
                "it is of version " + version + ", and this program knows versions up to " + Schema.VERSION,
                "start the newer program that wrote it; nothing has been changed"));
    }

    static StoreRefused foreign(Path file) {
        return new StoreRefused(new Refusal(
                Reason.REJECTED,
                "to read the state in " + file,
                "it is a database of another program",
                "name another directory with --data; nothing has been changed"));
    }

    static StoreRefused damaged(Path file, Exception how) {
        return new StoreRefused(
                new Refusal(
                        Reason.BROKEN,
                        "to read the state in " + file,
                        "it is damaged: " + how.getMessage(),
                        "put a backup in its place, or move it away to begin anew: running containers are then left"
                                + " alone; nothing has been changed"),
                how);
    }

    private static String words(SQLException failed) {
        return failed instanceof SQLiteException known
                ? known.getResultCode().message
                : String.valueOf(failed.getMessage());
    }

    private static String next(SQLException failed) {
        return failed instanceof SQLiteException known && known.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                ? "make room on that disk"
                : "see that the directory can be written and its disk is sound, or name another with --data";
    }
}
