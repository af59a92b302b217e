/// The shell around the decisions: one thread that owns the state, what it makes durable, and what it does to the
/// world.
@NullMarked
package io.binnacle.scheduler.engine;

import org.jspecify.annotations.NullMarked;
