/// The API over real sockets, around a scheduler small enough to be seen through.
@NullMarked
package io.binnacle.scheduler.api;

import org.jspecify.annotations.NullMarked;
