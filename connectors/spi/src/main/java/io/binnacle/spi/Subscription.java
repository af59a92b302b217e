package io.binnacle.spi;

/// Something that goes on until it is closed. Closing twice is closing once; after `close` returns nothing more is
/// told.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
