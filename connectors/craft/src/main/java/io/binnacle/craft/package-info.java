/// What connectors are made with: telling one watcher in order, hiding secrets, waiting longer each time.
@NullMarked
package io.binnacle.craft;

import org.jspecify.annotations.NullMarked;
