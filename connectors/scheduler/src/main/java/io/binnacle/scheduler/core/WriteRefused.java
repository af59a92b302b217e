package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.Violation;
import java.util.List;

/// A write that does not fit the tree as it is.
public final class WriteRefused extends Exception {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /// 404
        UNKNOWN,
        /// 409, something of that name is there
        EXISTS,
        /// 409, a running deployment holds it; `deployments` says which
        LOCKED,
        /// 422
        INVALID,
        /// 403
        TOO_MANY,
        /// 400
        BAD_REQUEST,
        /// 503, nothing was changed: the state cannot be written, or the scheduler is stopping
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient List<Violation> violations;
    private final transient List<String> deployments;

    public WriteRefused(Kind kind, String message, List<Violation> violations, List<String> deployments) {
        super(message);
        this.kind = kind;
        this.violations = List.copyOf(violations);
        this.deployments = List.copyOf(deployments);
    }

    public WriteRefused(Kind kind, String message) {
        this(kind, message, List.of(), List.of());
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }

    public List<String> deployments() {
        return deployments;
    }
}
