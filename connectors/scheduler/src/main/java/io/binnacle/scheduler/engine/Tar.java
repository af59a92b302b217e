package io.binnacle.scheduler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes an archive in the form of POSIX `ustar`, and names longer than that has room for as GNU tar does.
final class Tar implements AutoCloseable {
    static final int READABLE = 0644;
    static final int EXECUTABLE = 0755;
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int CHECKSUM = 148;

    private final OutputStream out;

    Tar(Path file) throws IOException {
        out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
    }

    /// Everybody may write there, and remove what is theirs.
    void directory(String name) throws IOException {
        header(name + "/", 01777, 0, '5');
    }

    void file(String name, int mode, Path content) throws IOException {
        try (var in = Files.newInputStream(content)) {
            file(name, mode, Files.size(content), in);
        }
    }

    private void file(String name, int mode, long size, InputStream content) throws IOException {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            var whole = (name + "\0").getBytes(StandardCharsets.UTF_8);
            header("././@LongLink", READABLE, whole.length, 'L');
            out.write(whole);
            pad(whole.length);
        }
        header(name, mode, size, '0');
        content.transferTo(out);
        pad(size);
    }

    private void header(String name, int mode, long size, char kind) throws IOException {
        var block = new byte[BLOCK];
        text(block, 0, LONGEST_NAME, name);
        text(block, 100, 8, "%07o".formatted(mode));
        text(block, 108, 8, "0000000");
        text(block, 116, 8, "0000000");
        text(block, 124, 12, "%011o".formatted(size));
        text(block, 136, 12, "00000000000");
        Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        block[156] = (byte) kind;
        text(block, 257, 8, "ustar\00000");
        var sum = 0;
        for (var one : block) {
            sum += one & 0xff;
        }
        text(block, CHECKSUM, 8, "%06o\0 ".formatted(sum));
        out.write(block);
    }

    private static void text(byte[] block, int from, int room, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, from, Math.min(room, bytes.length));
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
