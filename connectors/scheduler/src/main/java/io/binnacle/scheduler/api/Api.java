package io.binnacle.scheduler.api;

import io.binnacle.scheduler.engine.Scheduler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// Serves a scheduler over HTTP, until it is closed.
public final class Api implements AutoCloseable {
    private static final long IDLE_MILLIS = 60_000;
    private static final int THREADS = 16;

    /// Two slashes are what clients send, and a version's colon comes encoded.
    private static final UriCompliance ADDRESSES = UriCompliance.DEFAULT.with(
            "BINNACLE",
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_PARAMETER);

    private final InetSocketAddress listen;
    private final Server server;
    private final ServerConnector connector;
    private final Front front;

    private Api(InetSocketAddress listen, Server server, ServerConnector connector, Front front) {
        this.listen = listen;
        this.server = server;
        this.connector = connector;
        this.front = front;
    }

    /// @throws IOException in words, when it may not or cannot listen there; nothing is left behind
    public static Api start(Scheduler scheduler, ApiSettings settings) throws IOException {
        if (settings.listen().isUnresolved()) {
            throw new IOException("Nobody knows where " + settings.listen().getHostString()
                    + " is. Next: listen on an address of this machine.");
        }
        var loopback = settings.listen().getAddress().isLoopbackAddress();
        if (!loopback && (settings.tls().isEmpty() || settings.tokens().isEmpty())) {
            throw new IOException("Listening on " + settings.listen()
                    + " lets others than this machine in, which needs a certificate and a file of tokens. "
                    + "Next: give both, or listen on 127.0.0.1.");
        }
        var tokens = settings.tokens().isPresent()
                ? Optional.of(new TokenFile(settings.tokens().get()))
                : Optional.<TokenFile>empty();
        return listen(scheduler, settings, new Gate(loopback, settings.names(), tokens));
    }

    private static Api listen(Scheduler scheduler, ApiSettings settings, Gate gate) throws IOException {
        var server = new Server(threads());
        var connector = connector(server, settings);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
        open(connector, settings);
        var front = new Front(scheduler, settings, gate, connector.getLocalPort());
        server.setHandler(front);
        ServerWebSocketContainer.ensure(server);
        server.setErrorHandler(front::refused);
        var api = new Api(settings.listen(), server, connector, front);
        api.start();
        return api;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listen.getAddress(), connector.getLocalPort());
    }

    @Override
    public void close() {
        front.close();
        try {
            server.stop();
        } catch (Exception whileStopping) {
            throw new IllegalStateException("the server did not stop: " + whileStopping.getMessage(), whileStopping);
        }
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception wrong) {
            front.close();
            connector.close();
            throw new IOException("The server did not start: " + wrong.getMessage(), wrong);
        }
    }

    private static void open(ServerConnector connector, ApiSettings settings) throws IOException {
        try {
            connector.open();
        } catch (IOException taken) {
            throw new IOException(
                    "Nobody can be heard on " + settings.listen() + ": " + taken.getMessage()
                            + ". Next: see who listens there, or listen elsewhere.",
                    taken);
        }
    }

    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(THREADS);
        threads.setName("binnacle-api");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("binnacle-api-"));
        return threads;
    }

    private static ServerConnector connector(Server server, ApiSettings settings) throws IOException {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(settings.limits().headerBytes());
        http.setUriCompliance(ADDRESSES);
        var factory = new HttpConnectionFactory(http);
        var connector = settings.tls().isEmpty()
                ? new ServerConnector(server, factory)
                : new ServerConnector(
                        server, new SslConnectionFactory(ssl(settings.tls().get()), "http/1.1"), factory);
        if (settings.tls().isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        connector.setHost(settings.listen().getAddress().getHostAddress());
        connector.setPort(settings.listen().getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static SslContextFactory.Server ssl(Tls tls) throws IOException {
        var ssl = new SslContextFactory.Server();
        ssl.setKeyStore(tls.keys());
        ssl.setKeyStorePassword(tls.password());
        ssl.setIncludeProtocols(Set.of("TLSv1.3", "TLSv1.2").toArray(String[]::new));
        return ssl;
    }
}
