/// What is saved is there again, whatever happened.
@NullMarked
package io.binnacle.scheduler.store;

import org.jspecify.annotations.NullMarked;
