/// The promises: what a connector is, and what it may offer.
@NullMarked
package io.binnacle.spi;

import org.jspecify.annotations.NullMarked;
