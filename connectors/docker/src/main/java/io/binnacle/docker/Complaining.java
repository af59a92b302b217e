package io.binnacle.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// A stream of a helper process which, when it ends before its first byte, fails with what the process complained of.
final class Complaining extends FilterInputStream {
    private final Supplier<Optional<String>> complaint;
    private boolean spoke;

    Complaining(InputStream stream, Supplier<Optional<String>> complaint) {
        super(stream);
        this.complaint = complaint;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = super.read(bytes, offset, length);
        if (count > 0) {
            spoke = true;
        }
        if (count < 0 && !spoke) {
            var words = complaint.get();
            if (words.isPresent()) {
                throw new ConnectionRefused(words.get());
            }
        }
        return count;
    }

    /// The helper could not get through, and said why.
    static final class ConnectionRefused extends IOException {
        private static final long serialVersionUID = 1L;

        ConnectionRefused(String message) {
            super(message);
        }
    }
}
