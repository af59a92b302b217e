/// What every connector must do, as a test, and what such tests are written with.
@NullMarked
package io.binnacle.contract;

import org.jspecify.annotations.NullMarked;
