package io.binnacle.model;

import java.time.Instant;
import java.util.Optional;

/// An edge of the topology, from the one who connects to the one who answers.
///
/// @param connections how many are open now; 0 for a declared link
/// @param because what tells us, in words that show no secret: "depends_on", "DATABASE_URL names postgres:5432"
/// @param goneAt when an observed link was last seen, once it is no longer; it fades and is then removed
public record Link(LinkId id, int connections, String because, Instant firstSeen, Optional<Instant> goneAt)
        implements Entity<LinkId> {
    /// How a link is known.
    public enum Evidence {
        DECLARED,
        OBSERVED
    }

    public Peer client() {
        return id.client();
    }

    public Peer server() {
        return id.server();
    }

    public boolean observed() {
        return id.evidence() == Evidence.OBSERVED;
    }
}
