package io.binnacle.scheduler.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Lets in or turns away. On loopback a web page must not come in through the user's browser, so that only names of
/// this machine may be called, and nothing may be asked from another site's page. With tokens, one must be shown.
final class Gate {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
    private static final Map<String, String> CHALLENGE =
            Map.of("WWW-Authenticate", "Basic realm=\"Binnacle\", Bearer realm=\"Binnacle\"");

    private final Set<String> names;
    private final boolean loopback;
    private final Optional<TokenFile> tokens;

    Gate(boolean loopback, Set<String> names, Optional<TokenFile> tokens) {
        this.loopback = loopback;
        this.names = names;
        this.tokens = tokens;
    }

    /// @param open whether no token is needed here
    Tokens.Holder admit(Request request, boolean open) throws Fault {
        var host = header(request, HttpHeader.HOST).toLowerCase(Locale.ROOT);
        if (loopback && !ours(host)) {
            throw Fault.of(
                    403,
                    "This server is called by the name " + shown(host)
                            + ", which is none of its own. Call it by localhost or 127.0.0.1.");
        }
        sameSite(request, host);
        return open || tokens.isEmpty()
                ? new Tokens.Holder("local", Role.OPERATE)
                : holder(request, tokens.get().now());
    }

    private boolean ours(String host) {
        var name = host.replaceFirst(":[0-9]*$", "");
        return LOOPBACK.matcher(name).matches() || names.contains(name);
    }

    private static void sameSite(Request request, String host) throws Fault {
        var origin = header(request, HttpHeader.ORIGIN);
        var site =
                Optional.ofNullable(request.getHeaders().get("Sec-Fetch-Site")).orElse("none");
        if ((!origin.isEmpty() && !authority(origin).equals(host))
                || site.equals("cross-site")
                || site.equals("same-site")) {
            throw Fault.of(
                    403,
                    "A page of another site asked for this (Origin " + shown(origin)
                            + "). Pages may only ask the server they came from.");
        }
    }

    private static String authority(String origin) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static Tokens.Holder holder(Request request, Tokens tokens) throws Fault {
        return token(header(request, HttpHeader.AUTHORIZATION))
                .flatMap(tokens::holder)
                .orElseThrow(() -> Fault.of(401, "Invalid username or password.", CHALLENGE));
    }

    /// As a bearer's, as DC/OS writes it, or as the password of a basic login.
    private static Optional<String> token(String header) {
        var space = header.indexOf(' ');
        if (header.startsWith("token=")) {
            return Optional.of(header.substring("token=".length()));
        }
        return switch (space < 0 ? "" : header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(header.substring(space + 1).strip());
            case "basic" -> password(header.substring(space + 1).strip());
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String encoded) {
        try {
            var login = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(login.substring(login.indexOf(':') + 1));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String header(Request request, HttpHeader name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    private static String shown(String text) {
        return text.isEmpty() ? "not given" : text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
