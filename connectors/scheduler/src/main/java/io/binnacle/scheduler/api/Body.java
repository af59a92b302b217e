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
final class Body {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final int mostBytes;
    private final Clock clock;

    Body(int mostBytes, Clock clock) {
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    String read(Request request) throws Fault {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > mostBytes) {
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
        for (var n = stream.read(some); n >= 0; n = stream.read(some)) {
            bytes.write(some, 0, n);
            if (bytes.size() > mostBytes) {
                throw tooLong();
            }
            if (clock.instant().isAfter(until)) {
                throw Fault.of(408, "The body took longer than " + LONGEST.toSeconds() + " seconds to come.");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Fault tooLong() {
        return Fault.of(413, "The body is longer than " + mostBytes + " bytes.");
    }
}
