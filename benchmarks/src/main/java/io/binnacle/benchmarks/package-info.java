/// Measures what the program promises. Each benchmark prints its figures with their units, and where they were taken.
@NullMarked
package io.binnacle.benchmarks;

import org.jspecify.annotations.NullMarked;
