/// Arming, preview, confirmation, progress and undo of every change.
@NullMarked
package io.binnacle.views.operate;

import org.jspecify.annotations.NullMarked;
