package io.binnacle.app;

import io.binnacle.spi.Terminals;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;

/// The keyboard and the screen in front of the program, or what stands in for them in a script.
interface Tty extends AutoCloseable {
    /// Each key as it is pressed, where there are keys.
    InputStream keys();

    OutputStream screen();

    Terminals.Size size();

    void onResize(Consumer<Terminals.Size> listener);

    /// Leaves the keyboard as it was found.
    @Override
    void close() throws IOException;

    /// Keys are read raw where a person sits, so that all of them go through, and as they come out of a pipe.
    ///
    /// @param out for what appears, where nobody sits
    static Tty ofThisProcess(OutputStream out) throws IOException {
        var somebody = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return somebody.isPresent() ? Real.open() : new Piped(new FileInputStream(FileDescriptor.in), out);
    }

    /// Somebody's terminal.
    final class Real implements Tty {
        private final Terminal terminal;
        private final Attributes found;

        private Real(Terminal terminal, Attributes found) {
            this.terminal = terminal;
            this.found = found;
        }

        static Tty open() throws IOException {
            // asked what it can do, a terminal answers by the keyboard, and that is to be read by nobody but what runs
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .graphemeCluster(false)
                    .build();
            var found = terminal.enterRawMode();
            var raw = terminal.getAttributes();
            raw.setLocalFlags(EnumSet.of(Attributes.LocalFlag.ISIG), false); // an interrupt is for what runs over there
            raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
            terminal.setAttributes(raw);
            return new Real(terminal, found);
        }

        @Override
        public InputStream keys() {
            return new Keys(terminal.input());
        }

        @Override
        public OutputStream screen() {
            return terminal.output();
        }

        @Override
        public Terminals.Size size() {
            var now = terminal.getSize();
            return now.getColumns() > 0 && now.getRows() > 0
                    ? new Terminals.Size(now.getColumns(), now.getRows())
                    : Terminals.Size.USUAL;
        }

        @Override
        public void onResize(Consumer<Terminals.Size> listener) {
            terminal.handle(Terminal.Signal.WINCH, _ -> listener.accept(size()));
        }

        @Override
        public void close() throws IOException {
            terminal.setAttributes(found);
            terminal.close();
        }
    }

    /// Keys that are waited for in short turns: a read that waits for ever keeps JLine from closing.
    final class Keys extends FilterInputStream {
        private static final long TURN_MILLIS = 200;

        private Keys(InputStream keys) {
            super(keys);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!(in instanceof NonBlockingInputStream turns)) {
                return in.read(bytes, offset, length);
            }
            var count = NonBlockingInputStream.READ_EXPIRED;
            while (count == NonBlockingInputStream.READ_EXPIRED) {
                count = turns.readBuffered(bytes, offset, length, TURN_MILLIS);
            }
            return count;
        }
    }

    /// A pipe or a file on either side.
    record Piped(InputStream keys, OutputStream screen) implements Tty {
        @Override
        public Terminals.Size size() {
            return Terminals.Size.USUAL;
        }

        @Override
        public void onResize(Consumer<Terminals.Size> listener) {}

        @Override
        public void close() {}
    }
}
