package io.binnacle.scheduler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/// Asks an instance whether it answers: one connection for each question, closed afterwards, all within one time.
final class Prober {
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    private final SSLSocketFactory secure = AnyCertificate.sockets();

    record Target(String address, int port) {}

    /// @param body as much of it as was asked for, and as had come by then
    record Response(int status, String contentType, String body) {}

    void connect(Target target, Duration timeout) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.address(), target.port()), millis(timeout));
        }
    }

    /// @param bodyBytes how much of the body is wanted at most
    Response get(Target target, boolean https, String path, Duration timeout, int bodyBytes) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(target.address(), target.port()), millis(timeout));
            plain.setSoTimeout(left(deadline));
            if (!https) {
                return ask(plain, target, path, deadline, bodyBytes);
            }
            try (var socket = secure.createSocket(plain, target.address(), target.port(), true)) {
                return ask(socket, target, path, deadline, bodyBytes);
            }
        }
    }

    private static Response ask(Socket socket, Target target, String path, long deadline, int bodyBytes)
            throws IOException {
        var request = "GET " + (path.startsWith("/") ? path : "/" + path) + " HTTP/1.1\r\nHost: " + target.address()
                + ":" + target.port()
                + "\r\nUser-Agent: binnacle-scheduler\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return new Answer(socket, deadline).read(bodyBytes);
    }

    private static int millis(Duration timeout) {
        return Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE);
    }

    private static int left(long deadline) throws SocketTimeoutException {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /// An answer while it is read: each read has only the time that is left.
    private static final class Answer {
        private final Socket socket;
        private final InputStream in;
        private final long deadline;
        private String contentType = "";
        private boolean chunked;

        Answer(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = new java.io.BufferedInputStream(socket.getInputStream());
            this.deadline = deadline;
        }

        Response read(int bodyBytes) throws IOException {
            var status = status(line());
            headers();
            var body = bodyBytes == 0 ? "" : chunked ? chunks(bodyBytes) : text(bodyBytes);
            return new Response(status, contentType, body);
        }

        private static int status(String line) throws IOException {
            var words = line.split(" ", 3);
            if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-9][0-9]{2}")) {
                throw new IOException("it does not speak HTTP");
            }
            return Integer.parseInt(words[1]);
        }

        private void headers() throws IOException {
            for (var count = 0; count < MOST_HEADERS; count++) {
                var header = line();
                if (header.isEmpty()) {
                    return;
                }
                var colon = header.indexOf(':');
                var name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
                var value = header.substring(colon + 1).strip();
                contentType = name.equals("content-type") ? value : contentType;
                chunked |= name.equals("transfer-encoding")
                        && value.toLowerCase(Locale.ROOT).endsWith("chunked");
            }
            throw new IOException("its headers do not end");
        }

        private String chunks(int most) throws IOException {
            var text = new StringBuilder();
            while (text.length() < most) {
                var size = line().split(";", 2)[0].strip();
                if (size.isEmpty() || !size.matches("[0-9a-fA-F]{1,7}") || Integer.parseInt(size, 16) == 0) {
                    break;
                }
                text.append(text(Integer.parseInt(size, 16)));
                line();
            }
            return text.substring(0, Math.min(text.length(), most));
        }

        private String text(int bytes) throws IOException {
            var buffer = new java.io.ByteArrayOutputStream();
            while (buffer.size() < bytes) {
                var next = next();
                if (next < 0) {
                    break;
                }
                buffer.write(next);
            }
            return buffer.toString(StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var next = next(); next != '\n'; next = next()) {
                if (next < 0 || line.length() > LONGEST_LINE) {
                    throw new IOException(next < 0 ? "it ended the connection" : "its headers are too long");
                }
                line.append((char) next);
            }
            return line.toString().stripTrailing();
        }

        private int next() throws IOException {
            if (in.available() == 0) {
                socket.setSoTimeout(left(deadline));
            }
            return in.read();
        }
    }
}
