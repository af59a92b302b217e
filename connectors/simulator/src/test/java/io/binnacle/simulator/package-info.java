@NullMarked
package io.binnacle.simulator;

import org.jspecify.annotations.NullMarked;
