package io.binnacle.craft;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that fails rather than go on for ever.
public final class Bounded extends FilterInputStream {
    private final long limit;
    private long left;

    public Bounded(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        left -= Math.max(0, count);
        if (left < 0) {
            throw new TooMuch("more than " + limit / (1 << 20) + " MiB, without an end");
        }
        return count;
    }

    /// More came than any honest answer has.
    public static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        public TooMuch(String message) {
            super(message);
        }
    }
}
