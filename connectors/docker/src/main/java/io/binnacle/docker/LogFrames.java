package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// Takes an engine's log stream apart. Without a terminal it comes in frames: one byte that names the output, three
/// zeros, four bytes of length, then the content (Docker Engine API, "Attach to a container"). With one it is raw.
final class LogFrames {
    private static final int HEADER = 8;

    private final boolean raw;
    private final LogLines out;
    private final LogLines err;
    private final byte[] header = new byte[HEADER];
    private int headerBytes;
    private long left;
    private boolean error;

    LogFrames(ContainerId container, boolean tty, Supplier<Instant> now) {
        this.raw = tty;
        this.out = new LogLines(container, LogLine.Stream.OUT, now);
        this.err = new LogLines(container, LogLine.Stream.ERR, now);
    }

    /// @throws IOException when it is no such stream
    void feed(byte[] bytes, int length, List<LogLine> lines) throws IOException {
        if (raw) {
            out.feed(bytes, 0, length, lines);
            return;
        }
        var at = 0;
        while (at < length) {
            at += left == 0 ? head(bytes, at, length) : content(bytes, at, length, lines);
        }
    }

    private int head(byte[] bytes, int at, int length) throws IOException {
        var take = Math.min(HEADER - headerBytes, length - at);
        System.arraycopy(bytes, at, header, headerBytes, take);
        headerBytes += take;
        if (headerBytes == HEADER) {
            headerBytes = 0;
            open();
        }
        return take;
    }

    private void open() throws IOException {
        if (header[0] < 0 || header[0] > 3 || header[1] != 0 || header[2] != 0 || header[3] != 0) {
            throw new IOException("what came is no log stream");
        }
        error = header[0] == 2;
        left = Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(header, 4, 4).getInt());
    }

    private int content(byte[] bytes, int at, int length, List<LogLine> lines) {
        var take = (int) Math.min(left, length - at);
        (error ? err : out).feed(bytes, at, take, lines);
        left -= take;
        return take;
    }

    void end(List<LogLine> lines) {
        out.end(lines);
        err.end(lines);
    }
}
