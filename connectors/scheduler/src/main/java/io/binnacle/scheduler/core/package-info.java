/// All decisions of the scheduler, as pure functions of the state, a message and the clock.
@NullMarked
package io.binnacle.scheduler.core;

import org.jspecify.annotations.NullMarked;
