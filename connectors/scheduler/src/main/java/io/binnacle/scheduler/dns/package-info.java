/// Tells where the healthy instances of an app are, to whoever asks by DNS.
@NullMarked
package io.binnacle.scheduler.dns;

import org.jspecify.annotations.NullMarked;
