/// The vocabulary: immutable records that say what a cluster is, with no I/O.
@NullMarked
package io.binnacle.model;

import org.jspecify.annotations.NullMarked;
