@NullMarked
package io.binnacle.contract;

import org.jspecify.annotations.NullMarked;
