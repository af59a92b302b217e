/// What happened, the newest first.
@NullMarked
package io.binnacle.views.events;

import org.jspecify.annotations.NullMarked;
