package io.binnacle.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/// A line in the clothes of a socket, since sockets are what OkHttp takes. It has no timeouts of its own: OkHttp's
/// watchdog closes it.
final class LineSocket extends Socket {
    private final Dialler.Line line;
    private volatile boolean connected;
    private volatile boolean closed;

    private LineSocket(Dialler.Line line) {
        this.line = line;
    }

    static SocketFactory factory(Dialler dialler) {
        return new Factory(dialler);
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        line.connect();
        connected = true;
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    @Override
    public InputStream getInputStream() {
        return line.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return line.output();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        line.close();
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void shutdownInput() throws IOException {
        close();
    }

    @Override
    public void shutdownOutput() throws IOException {
        close();
    }

    private static final class Factory extends SocketFactory {
        private final Dialler dialler;

        Factory(Dialler dialler) {
            this.dialler = dialler;
        }

        @Override
        public Socket createSocket() throws IOException {
            return new LineSocket(dialler.line());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new UnknownHostException(host);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new UnknownHostException(host);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new UnknownHostException(host.toString());
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new UnknownHostException(host.toString());
        }
    }
}
