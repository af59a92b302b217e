/// What the selected containers write.
@NullMarked
package io.binnacle.views.logs;

import org.jspecify.annotations.NullMarked;
