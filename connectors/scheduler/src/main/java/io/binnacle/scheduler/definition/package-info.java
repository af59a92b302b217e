/// What an app is, as Marathon v2 says it: read, checked, completed with defaults, and written back.
@NullMarked
package io.binnacle.scheduler.definition;

import org.jspecify.annotations.NullMarked;
