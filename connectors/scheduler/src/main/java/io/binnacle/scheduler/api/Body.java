package io.binnacle.scheduler.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads bodies: not too long, and not for ever.
///
/// One that is somewhat too long is read to its end and thrown away before it is refused: a client that is still
/// sending when the connection closes never sees the answer.
final class Body {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int READ_ON = 8;

    private final int mostBytes;
    private final Clock clock;

    Body(int mostBytes, Clock clock) {
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    String read(Request request) throws Fault {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > farTooMany()) {
            throw tooLong();
        }
        try (var stream = Content.Source.asInputStream(request)) {
            return read(stream);
        } catch (IOException broken) {
            throw Fault.of(400, "The body ended before its end.");
        }
    }

    private String read(InputStream stream) throws Fault, IOException {
        var until = clock.instant().plus(LONGEST);
        var bytes = new ByteArrayOutputStream();
        var some = new byte[8192];
        var length = 0L;
        for (var n = stream.read(some); n >= 0; n = stream.read(some)) {
            length += n;
            if (length > farTooMany()) {
                throw tooLong();
            }
            if (length <= mostBytes) {
                bytes.write(some, 0, n);
            }
            if (clock.instant().isAfter(until)) {
                throw Fault.of(408, "The body took longer than " + LONGEST.toSeconds() + " seconds to come.");
            }
        }
        if (length > mostBytes) {
            throw tooLong();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private long farTooMany() {
        return (long) mostBytes * READ_ON;
    }

    private Fault tooLong() {
        return Fault.of(413, "The body is longer than " + mostBytes + " bytes.");
    }
}
