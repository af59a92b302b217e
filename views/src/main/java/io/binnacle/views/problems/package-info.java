/// What is wrong, ranked, with its last words beside it.
@NullMarked
package io.binnacle.views.problems;

import org.jspecify.annotations.NullMarked;
