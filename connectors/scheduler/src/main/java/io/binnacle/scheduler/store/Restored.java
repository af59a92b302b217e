package io.binnacle.scheduler.store;

import io.binnacle.scheduler.core.State;
import java.time.Instant;

/// What a file held.
///
/// @param id of this scheduler, which its containers bear
/// @param savedAt when it was last written to, by the scheduler's own clock
public record Restored(String id, State state, Instant savedAt) {}
