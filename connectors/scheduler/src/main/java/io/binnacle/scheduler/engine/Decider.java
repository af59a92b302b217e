package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import java.time.Instant;

/// The pure function the engine stands around.
@FunctionalInterface
public interface Decider {
    Decision decide(State state, Message message, Instant now);
}
