package io.binnacle.marathon;

import io.binnacle.craft.Bounded;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import okio.BufferedSource;

/// Cuts a stream of server-sent events into events, each of bounded length.
final class Frames {
    private static final long LONGEST = 16L << 20;

    private final BufferedSource source;

    /// @param type empty where none is given
    record Frame(String type, String data) {}

    Frames(BufferedSource source) {
        this.source = source;
    }

    /// The next event, or nothing at the end of the stream. Comments, which keep a connection alive, are passed over.
    Optional<Frame> next() throws IOException {
        var type = "";
        var data = new StringBuilder();
        for (var line = line(); line.isPresent(); line = line()) {
            var text = line.get();
            if (text.isEmpty()) {
                if (!data.isEmpty()) {
                    return Optional.of(new Frame(type, data.toString()));
                }
                type = "";
            } else if (text.startsWith("event:")) {
                type = value(text);
            } else if (text.startsWith("data:")) {
                bound(data.length() + text.length());
                data.append(data.isEmpty() ? "" : "\n").append(value(text));
            }
        }
        return Optional.empty();
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static void bound(long length) throws Bounded.TooMuch {
        if (length > LONGEST) {
            throw new Bounded.TooMuch("an event of more than " + LONGEST / (1 << 20) + " MiB");
        }
    }

    private Optional<String> line() throws IOException {
        if (source.exhausted()) {
            return Optional.empty();
        }
        try {
            return Optional.of(source.readUtf8LineStrict(LONGEST));
        } catch (EOFException cut) {
            bound(source.getBuffer().size());
            return Optional.empty();
        }
    }
}
