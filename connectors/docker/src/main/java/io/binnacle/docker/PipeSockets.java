package io.binnacle.docker;

import com.github.dockerjava.transport.NamedPipeSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/// Sockets over a Windows named pipe, which docker-java knows how to open.
final class PipeSockets extends SocketFactory {
    private final String path;

    PipeSockets(String path) {
        this.path = path;
    }

    @Override
    public Socket createSocket() {
        return new NamedPipeSocket(path.replace('/', '\\'));
    }

    @Override
    public Socket createSocket(String host, int port) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws UnknownHostException {
        throw new UnknownHostException(host.toString());
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws UnknownHostException {
        throw new UnknownHostException(host.toString());
    }
}
