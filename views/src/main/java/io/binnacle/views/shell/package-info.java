/// The window: its frame, what it remembers, the ways to move in it, and the pictures made of it.
@NullMarked
package io.binnacle.views.shell;

import org.jspecify.annotations.NullMarked;
