/// The shell, around deciders that do as they are told.
@NullMarked
package io.binnacle.scheduler.engine;

import org.jspecify.annotations.NullMarked;
