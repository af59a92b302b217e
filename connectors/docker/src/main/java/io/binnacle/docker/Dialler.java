package io.binnacle.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// Makes lines to an engine that is not reached by TCP.
interface Dialler {
    /// A line not yet connected. Cheap; touches nothing.
    Line line() throws IOException;

    /// Two streams to the other side. Closing it, from any thread, ends a `connect` or a read that waits.
    interface Line extends AutoCloseable {
        void connect() throws IOException;

        InputStream input();

        OutputStream output();

        @Override
        void close() throws IOException;
    }

    static Dialler unix(String path) {
        return () -> new UnixLine(SocketChannel.open(StandardProtocolFamily.UNIX), path);
    }

    /// A unix socket.
    record UnixLine(SocketChannel channel, String path) implements Line {
        @Override
        public void connect() throws IOException {
            channel.connect(UnixDomainSocketAddress.of(Path.of(path)));
        }

        @Override
        public InputStream input() {
            return Channels.newInputStream(channel);
        }

        @Override
        public OutputStream output() {
            return Channels.newOutputStream(channel);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
