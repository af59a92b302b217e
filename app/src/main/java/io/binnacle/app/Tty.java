package io.binnacle.app;

import io.binnacle.spi.Terminals;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

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
            var terminal = TerminalBuilder.builder().system(true).build();
            var found = terminal.enterRawMode();
            var raw = terminal.getAttributes();
            raw.setLocalFlags(EnumSet.of(Attributes.LocalFlag.ISIG), false); // an interrupt is for what runs over there
            terminal.setAttributes(raw);
            return new Real(terminal, found);
        }

        @Override
        public InputStream keys() {
            return terminal.input();
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
