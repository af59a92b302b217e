package io.binnacle.docker;

import io.binnacle.craft.Bounded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts a stream of bytes into lines, each of bounded length.
final class Lines {
    private final InputStream stream;
    private final int longest;
    private final byte[] chunk = new byte[16 * 1024];
    private int position;
    private int end;

    Lines(InputStream stream, int longest) {
        this.stream = stream;
        this.longest = longest;
    }

    /// The next line, or nothing at the end of the stream.
    ///
    /// @throws Bounded.TooMuch when a line is longer than any honest one
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (fill()) {
            var start = position;
            while (position < end && chunk[position] != '\n') {
                position++;
            }
            line.write(chunk, start, position - start);
            if (line.size() > longest) {
                throw new Bounded.TooMuch("a line of more than " + longest / 1024 + " KiB");
            }
            if (position < end) {
                position++;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, stream.read(chunk));
        return end > 0;
    }

    /// Whether a whole chunk has been read and more waits: the writer is faster than we are.
    boolean behind() {
        return end == chunk.length;
    }
}
