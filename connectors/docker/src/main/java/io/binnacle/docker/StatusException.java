package io.binnacle.docker;

import java.io.IOException;

/// The engine answered, and the answer is no.
final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StatusException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
