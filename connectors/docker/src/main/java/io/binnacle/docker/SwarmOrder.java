package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.model.Operation;

/// What is sent to a swarm for an operation, and what it was made for.
///
/// @param after the spec as it will be; may hold secrets, and so stays out of [#toString]
/// @param query what is sent beside it
record SwarmOrder(Operation.OnApp operation, SwarmService before, JsonNode after, String query) {
    static final String PREVIOUS = "&rollback=previous";

    /// Whether the swarm itself goes back, by its own rules for that.
    boolean byRollback() {
        return query.equals(PREVIOUS);
    }

    /// What must still be the same when it is sent.
    String basis() {
        return before.id() + " " + before.version();
    }

    /// What the update keeps to: at how many at once, in which order, what on failure.
    SwarmPolicy policy() {
        return SwarmPolicy.of(before.spec().path(byRollback() ? "RollbackConfig" : "UpdateConfig"));
    }

    int wanted() {
        return SwarmMode.of(after).instances();
    }

    @Override
    public String toString() {
        return operation + " of " + before;
    }
}
