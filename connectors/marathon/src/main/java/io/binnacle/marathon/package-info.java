/// Schedulers that speak Marathon's v2 API: the built-in one, Marathon itself, DC/OS.
@NullMarked
package io.binnacle.marathon;

import org.jspecify.annotations.NullMarked;
