package io.binnacle.views.shell;

import io.binnacle.model.Container;
import java.util.Optional;

/// Opens a terminal inside a container, in a window of its own.
public interface Shells {
    /// Why that cannot be, or empty.
    Optional<String> whyNot(Container container);

    void open(Container container);
}
