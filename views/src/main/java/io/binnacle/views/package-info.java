/// What all views share: the bridge they stand on, and the one door to the UI thread.
@NullMarked
package io.binnacle.views;

import org.jspecify.annotations.NullMarked;
