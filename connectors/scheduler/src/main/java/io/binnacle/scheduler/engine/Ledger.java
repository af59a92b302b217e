package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision.Touched;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.store.AuditEntry;
import io.binnacle.scheduler.store.StoreRefused;
import java.time.Instant;
import java.util.List;

/// Where the state is made durable; the [io.binnacle.scheduler.store.Store], and in tests one that fails.
@FunctionalInterface
interface Ledger {
    void save(State after, Touched touched, List<AuditEntry> audit, Instant at) throws StoreRefused;
}
