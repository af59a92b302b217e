package io.binnacle.session.ledger;

import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The ledger cannot be read or written, and why.
final class LedgerRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private LedgerRefused(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    static LedgerRefused newer(Path file, int version) {
        return new LedgerRefused(new Refusal(
                Reason.UNSUPPORTED,
                "to read the revisions in " + file,
                "it is of version " + version + ", and this program knows versions up to " + LedgerSchema.VERSION,
                "use the newer program that wrote it; nothing has been changed"));
    }

    static LedgerRefused foreign(Path file) {
        return new LedgerRefused(new Refusal(
                Reason.REJECTED,
                "to read the revisions in " + file,
                "it is a file of another program",
                "move it away to begin anew; nothing has been changed"));
    }

    static LedgerRefused of(String what, Path file, IOException failed) {
        return new LedgerRefused(new Refusal(
                Reason.BROKEN,
                "to " + what + " the revisions in " + file,
                failed.getClass().getSimpleName() + ": " + failed.getMessage(),
                "see that the directory can be written and has room"));
    }

    static LedgerRefused of(String what, Path file, SQLException failed) {
        var code = failed instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        var damaged = code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
        return new LedgerRefused(new Refusal(
                Reason.BROKEN,
                "to " + what + " the revisions in " + file,
                damaged ? "it is damaged: " + code.message : words(code, failed),
                damaged
                        ? "move it away to begin anew, or put a backup in its place"
                        : code == SQLiteErrorCode.SQLITE_FULL
                                ? "make room on that disk"
                                : "see that the directory can be written and has room"));
    }

    private static String words(SQLiteErrorCode code, SQLException failed) {
        return code == SQLiteErrorCode.UNKNOWN_ERROR ? String.valueOf(failed.getMessage()) : code.message;
    }
}
