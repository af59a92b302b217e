/// Measurements drawn small.
@NullMarked
package io.binnacle.views.metrics;

import org.jspecify.annotations.NullMarked;
