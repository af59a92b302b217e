package io.binnacle.marathon;

import java.io.IOException;
import java.util.List;

/// An answer that is a "no".
final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> lockedBy;

    /// @param lockedBy deployments that hold what was to be changed
    StatusException(int status, String message, List<String> lockedBy) {
        super(message);
        this.status = status;
        this.lockedBy = List.copyOf(lockedBy);
    }

    int status() {
        return status;
    }

    List<String> lockedBy() {
        return lockedBy;
    }
}
