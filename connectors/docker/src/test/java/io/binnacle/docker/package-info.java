@NullMarked
package io.binnacle.docker;

import org.jspecify.annotations.NullMarked;
