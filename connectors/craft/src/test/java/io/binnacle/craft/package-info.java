@NullMarked
package io.binnacle.craft;

import org.jspecify.annotations.NullMarked;
