package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;

/// Puts the lines of one output together from bytes that come in any pieces. It decodes whole lines only, so a
/// character cut in two by the network is whole again; what is no text becomes U+FFFD.
final class LogLines {
    static final int LONGEST = 16 * 1024;
    private static final int LONGEST_STAMP = 40;

    private final ContainerId container;
    private final LogLine.Stream stream;
    private final Supplier<Instant> now;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean overflown;

    /// @param now for lines that bear no time
    LogLines(ContainerId container, LogLine.Stream stream, Supplier<Instant> now) {
        this.container = container;
        this.stream = stream;
        this.now = now;
    }

    void feed(byte[] bytes, int offset, int length, List<LogLine> out) {
        var start = offset;
        for (var i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i - start);
                out.add(take());
                start = i + 1;
            }
        }
        keep(bytes, start, offset + length - start);
    }

    private void keep(byte[] bytes, int offset, int length) {
        var room = LONGEST + LONGEST_STAMP - line.size();
        line.write(bytes, offset, Math.min(room, length));
        overflown |= length > room;
    }

    /// What stands there without a line's end, when nothing more will come.
    void end(List<LogLine> out) {
        if (line.size() > 0) {
            out.add(take());
        }
    }

    private LogLine take() {
        var bytes = line.toByteArray();
        var stamp = stamp(bytes);
        var from = stamp == 0 ? 0 : stamp + 1;
        var to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        var end = wholeCharacters(bytes, from, Math.min(to, from + LONGEST));
        var cut = overflown || to - from > LONGEST;
        var text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        line.reset();
        overflown = false;
        return new LogLine(container, stream, at(bytes, stamp), text, cut);
    }

    /// Where the engine's time stamp ends, or 0 when there is none.
    private static int stamp(byte[] bytes) {
        if (bytes.length < 20 || bytes[4] != '-' || bytes[10] != 'T') {
            return 0;
        }
        for (var i = 20; i < Math.min(bytes.length, LONGEST_STAMP); i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return bytes.length < LONGEST_STAMP ? bytes.length - 1 : 0;
    }

    private Instant at(byte[] bytes, int stamp) {
        if (stamp == 0) {
            return now.get();
        }
        try {
            var text = new String(bytes, 0, stamp, StandardCharsets.US_ASCII);
            return ContainerReader.instant(text).orElseGet(now);
        } catch (DateTimeParseException none) {
            return now.get();
        }
    }

    /// A cut must not leave half a character behind.
    private static int wholeCharacters(byte[] bytes, int from, int end) {
        if (end >= bytes.length) {
            return end;
        }
        var at = end;
        while (at > from && at > end - 4 && (bytes[at] & 0xc0) == 0x80) {
            at--;
        }
        return at;
    }
}
