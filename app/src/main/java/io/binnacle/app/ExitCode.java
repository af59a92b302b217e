package io.binnacle.app;

import io.binnacle.model.Refusal;

/// What the program tells the shell when it ends.
final class ExitCode {
    static final int DONE = 0;
    /// Something nobody expected; the log file has the details.
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int DENIED = 4;
    /// A change was refused, or did not come to its end.
    static final int NOT_DONE = 5;
    /// Nobody reads standard output any more: what a shell reports of a program ended by SIGPIPE.
    static final int PIPE_CLOSED = 141;

    private ExitCode() {}

    /// Of a change: that the command line was right and the cluster said no is a thing of its own.
    static int ofChange(Refusal.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, BROKEN -> UNREACHABLE;
            case DENIED, SEALED -> DENIED;
            case UNSUPPORTED, REJECTED, CONFLICT, STALE, NO_EVIDENCE -> NOT_DONE;
        };
    }

    static int of(Refusal.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, BROKEN, STALE -> UNREACHABLE;
            case DENIED, SEALED -> DENIED;
            case UNSUPPORTED, REJECTED, CONFLICT, NO_EVIDENCE -> USAGE;
        };
    }
}
