/// What the scheduler knows, on disk: one SQLite file that survives the process, and is left alone when in doubt.
@NullMarked
package io.binnacle.scheduler.store;

import org.jspecify.annotations.NullMarked;
