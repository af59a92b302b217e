package io.binnacle.scheduler.definition;

import java.util.List;

/// A body that cannot be taken, with everything that is wrong in it at once.
public final class InvalidDefinition extends Exception {
    private static final long serialVersionUID = 1;

    /// What kind of wrong it is, which is the status it is answered with.
    public enum Kind {
        /// Not JSON: 400.
        NOT_JSON,
        /// The wrong types: 422, "Invalid JSON".
        TYPES,
        /// The wrong meaning: 422, "Object is not valid".
        MEANING
    }

    private final Kind kind;
    private final transient List<Violation> violations;

    public InvalidDefinition(Kind kind, String message, List<Violation> violations) {
        super(message);
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }
}
