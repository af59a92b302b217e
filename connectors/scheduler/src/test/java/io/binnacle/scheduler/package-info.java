/// What the tests of several packages share.
@NullMarked
package io.binnacle.scheduler;

import org.jspecify.annotations.NullMarked;
