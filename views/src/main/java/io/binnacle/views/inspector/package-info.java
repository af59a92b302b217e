/// What is known of the thing selected.
@NullMarked
package io.binnacle.views.inspector;

import org.jspecify.annotations.NullMarked;
