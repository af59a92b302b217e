/// Names over real sockets.
@NullMarked
package io.binnacle.scheduler.dns;

import org.jspecify.annotations.NullMarked;
