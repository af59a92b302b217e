package io.binnacle.session;

import io.binnacle.model.TopologyChange;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Holds the newest picture for a reader slower than the store, with everything that changed since it last looked.
/// However many pictures come, at most one waits.
public final class Mailbox {
    private final AtomicReference<Optional<Picture>> waiting = new AtomicReference<>(Optional.empty());

    /// Leaves a picture.
    ///
    /// @return whether the box was empty, so that the reader has to be called
    public boolean put(Picture picture) {
        return waiting.getAndUpdate(before -> Optional.of(
                        before.map(Picture::change).map(picture::after).orElse(picture)))
                .isEmpty();
    }

    /// The newest picture with all that is new in it since the last call.
    public Optional<Picture> take() {
        return waiting.getAndSet(Optional.empty());
    }

    /// Whether a change waits that would be lost if nobody looked.
    public boolean empty() {
        return waiting.get().map(Picture::change).map(TopologyChange::isEmpty).orElse(true);
    }
}
