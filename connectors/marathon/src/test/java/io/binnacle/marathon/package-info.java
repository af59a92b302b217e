@NullMarked
package io.binnacle.marathon;

import org.jspecify.annotations.NullMarked;
