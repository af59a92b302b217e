package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.LogLine.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A log stream taken apart, however the network has cut it.
final class LogFramesTest {
    private static final ContainerId ID = new ContainerId("c");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STAMP = "2026-11-22T22:25:02.956304745Z";

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    private LogFramesTest frame(int type, byte[] content) {
        wire.writeBytes(ByteBuffer.allocate(8)
                .put((byte) type)
                .putInt(4, content.length)
                .array());
        wire.writeBytes(content);
        return this;
    }

    private LogFramesTest frame(int type, String content) {
        return frame(type, content.getBytes(StandardCharsets.UTF_8));
    }

    private List<LogLine> read(boolean tty, int piece) throws IOException {
        var frames = new LogFrames(ID, tty, () -> NOW);
        var lines = new ArrayList<LogLine>();
        var bytes = wire.toByteArray();
        for (var at = 0; at < bytes.length; at += piece) {
            var length = Math.min(piece, bytes.length - at);
            frames.feed(java.util.Arrays.copyOfRange(bytes, at, at + length), length, lines);
        }
        frames.end(lines);
        return lines;
    }

    private static LogLine line(Stream stream, String text) {
        return new LogLine(ID, stream, Instant.parse(STAMP), text, false);
    }

    @Test
    void outputsAreToldApartInPiecesOfAnySize() throws IOException {
        frame(1, STAMP + " one\n").frame(2, STAMP + " two\n").frame(1, STAMP + " grüße 🙂\n");

        for (var piece = 1; piece < 40; piece++) {
            assertThat(read(false, piece))
                    .containsExactly(line(Stream.OUT, "one"), line(Stream.ERR, "two"), line(Stream.OUT, "grüße 🙂"));
        }
    }

    @Test
    void aLineInTwoFramesIsOneLine() throws IOException {
        frame(1, STAMP + " on").frame(2, STAMP + " err\n").frame(1, "e\n");

        assertThat(read(false, 1000)).containsExactly(line(Stream.ERR, "err"), line(Stream.OUT, "one"));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        frame(1, STAMP + " one");

        assertThat(read(false, 7)).containsExactly(line(Stream.OUT, "one"));
    }

    @Test
    void anEmptyLineIsALine() throws IOException {
        frame(1, STAMP + " \n");

        assertThat(read(false, 100)).containsExactly(line(Stream.OUT, ""));
    }

    @Test
    void aTerminalIsRawAndItsReturnsAreDropped() throws IOException {
        wire.writeBytes((STAMP + " one\r\n" + STAMP + " two\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(read(true, 5)).containsExactly(line(Stream.OUT, "one"), line(Stream.OUT, "two"));
    }

    @Test
    void aLineWithoutATimeHasOurs() throws IOException {
        frame(1, "no stamp here\n");

        assertThat(read(false, 100)).containsExactly(new LogLine(ID, Stream.OUT, NOW, "no stamp here", false));
    }

    @Test
    void bytesThatAreNoTextAreReplaced() throws IOException {
        frame(1, concat(STAMP + " a", new byte[] {(byte) 0xff, 0, (byte) 0xc3}, "b\n"));

        assertThat(read(false, 3)).extracting(LogLine::text).containsExactly("a\uFFFD\0\uFFFDb");
    }

    private static byte[] concat(String before, byte[] middle, String after) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(middle);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    @Test
    void aLongLineIsCutAtAWholeCharacterAndSaysSo() throws IOException {
        frame(1, STAMP + " x" + "ü".repeat(20_000) + "\n").frame(1, STAMP + " next\n");

        var lines = read(false, 1000);

        assertThat(lines.getFirst().cut()).isTrue();
        assertThat(lines.getFirst().text())
                .hasSize(1 + (LogLines.LONGEST - 1) / 2)
                .doesNotContain("\uFFFD");
        assertThat(lines.get(1)).isEqualTo(line(Stream.OUT, "next"));
    }

    @Test
    void aLineOfJustTheLimitIsNotCut() throws IOException {
        frame(1, STAMP + " " + "x".repeat(LogLines.LONGEST) + "\n");

        assertThat(read(false, 999)).singleElement().satisfies(one -> {
            assertThat(one.cut()).isFalse();
            assertThat(one.text()).hasSize(LogLines.LONGEST);
        });
    }

    @Test
    void whatIsNoLogStreamIsRefused() {
        wire.writeBytes("<html>not a log</html>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(false, 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no log stream");
    }

    @Test
    void anyBytesWhateverTheyAreEndInLinesOrARefusal() {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            wire.reset();
            var bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            wire.writeBytes(bytes);
            try {
                assertThat(read(random.nextBoolean(), 1 + random.nextInt(100))).isNotNull();
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("no log stream");
            }
        }
    }
}
