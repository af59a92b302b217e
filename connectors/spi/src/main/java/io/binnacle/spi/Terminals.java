package io.binnacle.spi;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.util.List;

/// Opens terminals inside running containers.
public non-sealed interface Terminals extends Capability {
    /// Runs a command on a new terminal. Blocks until it has begun or is refused: call it off the UI thread.
    Opened open(Request request, Screen screen);

    /// @param command its words
    record Request(ContainerId container, List<String> command, Size size) {
        public Request {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw new IllegalArgumentException("a terminal needs a command");
            }
        }
    }

    /// In characters.
    record Size(int columns, int rows) {
        public static final Size USUAL = new Size(80, 24);
        private static final int MOST = 5000;

        public Size {
            if (columns < 1 || columns > MOST || rows < 1 || rows > MOST) {
                throw new IllegalArgumentException(columns + " by " + rows + " is no size: each is 1 to " + MOST);
            }
        }
    }

    sealed interface Opened {
        record Open(Terminal terminal) implements Opened {}

        record Refused(Refusal refusal) implements Opened {}
    }

    /// One that is open.
    interface Terminal extends AutoCloseable {
        /// What the keys send. Blocks while the other side takes nothing.
        ///
        /// @throws IOException when it has ended
        void type(byte[] bytes) throws IOException;

        /// Tells what runs how large its screen is now. Blocks until it is told.
        void resize(Size size);

        /// Hangs up. What runs is sent an interrupt and the end of its input, since engines know no hang-up: what heeds
        /// neither goes on. Waits a moment for it to end, and nothing more is told.
        @Override
        void close();
    }

    /// Who is told what appears, on a thread of the terminal's own, one call after the other.
    interface Screen {
        /// While this blocks, what runs waits with its output. The bytes are the screen's to keep.
        void wrote(byte[] bytes);

        /// The last word.
        void ended(Ending ending);
    }

    sealed interface Ending {
        record Exit(int code) implements Ending {}

        /// Nobody knows whether it goes on over there.
        record Cut(Refusal why) implements Ending {}
    }
}
