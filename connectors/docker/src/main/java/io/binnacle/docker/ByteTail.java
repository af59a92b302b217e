package io.binnacle.docker;

import java.io.IOException;
import java.io.InputStream;

/// Keeps the last bytes of a stream, and no more.
final class ByteTail {
    private final byte[] kept;
    private int length;

    ByteTail(int capacity) {
        kept = new byte[capacity];
    }

    /// Reads until the end, so that the writer never waits for us.
    void drain(InputStream stream) {
        var chunk = new byte[kept.length];
        try (stream) {
            for (int count; (count = stream.read(chunk)) >= 0; ) {
                add(chunk, count);
            }
        } catch (IOException ended) {
            // the process is gone; what was kept stays
        }
    }

    private synchronized void add(byte[] chunk, int count) {
        var keep = Math.min(length, kept.length - count);
        System.arraycopy(kept, length - keep, kept, 0, keep);
        System.arraycopy(chunk, 0, kept, keep, count);
        length = keep + count;
    }

    synchronized byte[] bytes() {
        return java.util.Arrays.copyOf(kept, length);
    }
}
