/// Starts the program: the command line, the settings, which connectors exist, and the wiring. Nothing else.
@NullMarked
package io.binnacle.app;

import org.jspecify.annotations.NullMarked;
