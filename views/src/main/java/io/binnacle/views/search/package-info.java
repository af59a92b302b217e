/// The field where one says what is sought, and the searches that were kept.
@NullMarked
package io.binnacle.views.search;

import org.jspecify.annotations.NullMarked;
