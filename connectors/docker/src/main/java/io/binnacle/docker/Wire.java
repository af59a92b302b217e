package io.binnacle.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// HTTP to one engine over OkHttp, whatever carries it.
///
/// It stands in for docker-java's own OkHttp transport, which opens a connection for each request on a unix socket,
/// cannot end a request that waits for its answer, knows one timeout for all, and takes a connection over by way of
/// internals that OkHttp 5 no longer has.
final class Wire implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    // OkHttp asks a connection idle for ten seconds whether it lives, by a read with a timeout: a [LineSocket] has
    // none.
    private static final int IDLE_SECONDS = 8;

    private final HttpUrl base;
    private final Map<Ask.Kind, OkHttpClient> clients;
    private final Optional<Tunnel> tunnel;
    private final Set<Exchange> live = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Wire(HttpUrl base, OkHttpClient.Builder settings, Optional<Tunnel> tunnel) {
        this.base = base;
        this.tunnel = tunnel;
        var answers = settings.proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .connectionPool(pool(8))
                .build();
        var pings = answers.newBuilder().connectionPool(pool(1)).build();
        var streams = answers.newBuilder()
                .connectionPool(pool(0))
                .readTimeout(Duration.ZERO)
                .build();
        var changes = streams.newBuilder().retryOnConnectionFailure(false).build();
        this.clients = Map.of(
                Ask.Kind.PING, pings,
                Ask.Kind.ANSWER, answers,
                Ask.Kind.STREAM, streams,
                Ask.Kind.CHANGE, changes);
    }

    /// @param sshSettings a file for `ssh -F`
    static Wire to(Address address, Optional<java.nio.file.Path> sshSettings) {
        return switch (address) {
            case Address.Unix(var path) -> local(LineSocket.factory(Dialler.unix(path)), Optional.empty());
            case Address.Pipe(var path) -> local(new PipeSockets(path), Optional.empty());
            case Address.Ssh ssh -> {
                var tunnel = new Tunnel(ssh, sshSettings);
                yield local(LineSocket.factory(tunnel), Optional.of(tunnel));
            }
            case Address.Tcp tcp -> network(tcp);
        };
    }

    private static Wire local(SocketFactory sockets, Optional<Tunnel> tunnel) {
        var settings = new OkHttpClient.Builder()
                .socketFactory(sockets)
                .dns(name -> List.of(InetAddress.getByAddress(name, new byte[4])));
        return new Wire(HttpUrl.get("http://docker/"), settings, tunnel);
    }

    private static Wire network(Address.Tcp tcp) {
        var settings = new OkHttpClient.Builder();
        tcp.certificates().ifPresent(certificates -> {
            var keys = certificates.load();
            settings.sslSocketFactory(keys.context().getSocketFactory(), keys.trust());
            if (!certificates.verify()) {
                settings.hostnameVerifier((name, session) -> true);
            }
        });
        var base = new HttpUrl.Builder()
                .scheme(tcp.certificates().isPresent() ? "https" : "http")
                .host(tcp.host())
                .port(tcp.port())
                .build();
        return new Wire(base, settings, Optional.empty());
    }

    private static ConnectionPool pool(int idle) {
        return new ConnectionPool(idle, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /// Prepares an exchange; nothing is sent yet.
    Exchange exchange(Ask ask) {
        var url = base.resolve(ask.path());
        if (url == null) {
            throw new IllegalArgumentException("no path: " + ask.path());
        }
        var request = new Request.Builder().url(url).method(ask.method(), body(ask));
        ask.headers().forEach(request::header);
        var call = java.util.Objects.requireNonNull(clients.get(ask.kind())).newCall(request.build());
        call.timeout().timeout(ask.limit().toMillis(), TimeUnit.MILLISECONDS);
        var exchange = new Exchange(call, ask.kind(), live::remove);
        live.add(exchange);
        if (closed) {
            exchange.cancel();
        }
        return exchange;
    }

    /// A connection on which the engine is asked whether it is there.
    HeartLine heartLine() {
        var client = java.util.Objects.requireNonNull(clients.get(Ask.Kind.PING));
        return new HeartLine(
                new HeartLine.Opening() {
                    @Override
                    public Socket socket() throws IOException {
                        return client.socketFactory().createSocket();
                    }

                    @Override
                    public Socket connect(Socket socket) throws IOException {
                        var address = client.dns().lookup(base.host()).getFirst();
                        socket.connect(new InetSocketAddress(address, base.port()), (int) CONNECT.toMillis());
                        return base.isHttps() ? secured(client, socket) : socket;
                    }
                },
                base.host());
    }

    private Socket secured(OkHttpClient client, Socket plain) throws IOException {
        var secured = (SSLSocket) client.sslSocketFactory().createSocket(plain, base.host(), base.port(), true);
        secured.startHandshake();
        if (!client.hostnameVerifier().verify(base.host(), secured.getSession())) {
            throw new SSLPeerUnverifiedException("its certificate does not name " + base.host());
        }
        return secured;
    }

    private static @org.jspecify.annotations.Nullable RequestBody body(Ask ask) {
        if (ask.method().equals("GET") || ask.method().equals("DELETE")) {
            return null;
        }
        return ask.file()
                .map(file -> RequestBody.create(file.toFile(), null))
                .orElseGet(() -> RequestBody.create(ask.body().orElse(new byte[0])));
    }

    /// Ends what waits for an answer that is to end by itself; streams and changes go on.
    void endQuestions() {
        end(exchange -> exchange.kind() == Ask.Kind.ANSWER || exchange.kind() == Ask.Kind.PING);
    }

    /// Ends everything under way, and forgets connections, since the other side is gone.
    void endAll() {
        end(exchange -> true);
        clients.values().forEach(client -> client.connectionPool().evictAll());
    }

    private void end(Predicate<Exchange> which) {
        List.copyOf(live).stream().filter(which).forEach(Exchange::cancel);
    }

    @Override
    public void close() {
        closed = true;
        endAll();
        tunnel.ifPresent(Tunnel::close);
    }
}
