package io.binnacle.docker;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Surroundings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Finds the engine an endpoint means, by the rules of Docker's own command line: `DOCKER_HOST` before
/// `DOCKER_CONTEXT` before the context in use before the local socket; TLS where `DOCKER_TLS_VERIFY` or the context
/// says so, with the files in `DOCKER_CERT_PATH`.
final class Places {
    static final String DEFAULT_SOCKET = "/var/run/docker.sock";
    static final String DEFAULT_PIPE = "//./pipe/docker_engine";

    private static final Pattern CONTEXT_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.+-]*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([a-zA-Z0-9_.-]+|\\[[0-9a-fA-F:.%]+])?:[0-9]{1,5}");
    private static final List<String> SCHEMES = List.of("unix", "tcp", "ssh", "npipe", "context", "docker");
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private final Surroundings surroundings;
    private final Contexts contexts;
    private final boolean windows;

    Places(Surroundings surroundings) {
        this(surroundings, System.getProperty("os.name", "").startsWith("Windows"));
    }

    Places(Surroundings surroundings, boolean windows) {
        this.surroundings = surroundings;
        this.contexts = Contexts.of(surroundings);
        this.windows = windows;
    }

    static boolean recognises(String address) {
        var colon = address.indexOf(':');
        return SCHEMES.contains(scheme(address, colon))
                || HOST_AND_PORT.matcher(address).matches()
                || CONTEXT_NAME.matcher(address).matches()
                || address.startsWith("/");
    }

    private static String scheme(String address, int colon) {
        return colon < 0 ? "" : address.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    }

    /// @throws ConnectorException when it can never work as written
    Place find(Endpoint endpoint) {
        var address = endpoint.address();
        if (HOST_AND_PORT.matcher(address).matches()) {
            return find(new Endpoint("tcp://" + address));
        }
        return switch (scheme(address, address.indexOf(':'))) {
            case "context" -> context(address.substring("context:".length()));
            case "docker" -> standard();
            case "" -> address.startsWith("/") ? address("unix://" + address, address) : context(address);
            default -> address(address, endpoint.display());
        };
    }

    private Place standard() {
        var host = variable("DOCKER_HOST");
        if (host.isPresent()) {
            return address(host.get(), host.get());
        }
        return variable("DOCKER_CONTEXT")
                .or(contexts::current)
                .filter(name -> !name.equals("default"))
                .map(this::context)
                .orElseGet(this::local);
    }

    Place local() {
        return address(windows ? "npipe://" + DEFAULT_PIPE : "unix://" + DEFAULT_SOCKET, "This computer");
    }

    private Place context(String name) {
        if (name.equals("default")) {
            var host = variable("DOCKER_HOST");
            return host.isPresent() ? address(host.get(), "default") : local();
        }
        var context = contexts.named(name);
        var place = parse(context.host(), context.host(), context.certificates());
        return new Place(place, name, List.of("--context", name));
    }

    private Place address(String url, String shown) {
        return Place.at(parse(url, shown, Optional.empty()), shown);
    }

    private Address parse(String url, String shown, Optional<Certificates> certificates) {
        var rest = url.substring(url.indexOf(':') + 1).replaceFirst("^//", "");
        return switch (scheme(url, url.indexOf(':'))) {
            case "unix" -> new Address.Unix(rest.isEmpty() ? DEFAULT_SOCKET : rest);
            case "npipe" -> pipe(rest, shown);
            case "tcp", "http", "https" -> tcp(url, shown, certificates.or(this::certificates));
            case "ssh" -> ssh(url, shown);
            default -> throw bad(shown, "the address begins with none of unix://, tcp://, ssh://, npipe://");
        };
    }

    private Address pipe(String path, String shown) {
        if (!windows) {
            throw new ConnectorException(new Refusal(
                    Refusal.Reason.UNSUPPORTED,
                    "to open " + shown,
                    "a named pipe exists on Windows only, and this is " + System.getProperty("os.name", "not Windows"),
                    "use unix:///var/run/docker.sock here, or ssh:// or tcp:// to reach that machine"));
        }
        return new Address.Pipe(path.isEmpty() ? DEFAULT_PIPE : path);
    }

    private Address tcp(String url, String shown, Optional<Certificates> certificates) {
        var uri = uri(url.replaceFirst("/+$", ""), shown);
        var port = uri.getPort() > 0 ? uri.getPort() : certificates.isPresent() ? TLS_PORT : PLAIN_PORT;
        return new Address.Tcp(host(uri, shown, "tcp://HOST:2376"), port, certificates);
    }

    private Address ssh(String url, String shown) {
        var uri = uri(url, shown);
        var user = Optional.ofNullable(uri.getUserInfo());
        if (user.filter(text -> text.indexOf(':') >= 0).isPresent()) {
            throw bad(shown, "ssh takes no password in an address; use a key");
        }
        var host = host(uri, shown, "ssh://USER@HOST");
        // ssh would take a name that begins with a dash for one of its options.
        if (host.startsWith("-") || user.filter(name -> name.startsWith("-")).isPresent()) {
            throw bad(shown, "a user or host name cannot begin with a dash");
        }
        var path = Optional.ofNullable(uri.getPath()).filter(text -> !text.isEmpty() && !text.equals("/"));
        return new Address.Ssh(
                user, host, uri.getPort() > 0 ? OptionalInt.of(uri.getPort()) : OptionalInt.empty(), path);
    }

    private static URI uri(String url, String shown) {
        try {
            return new URI(url);
        } catch (URISyntaxException wrong) {
            throw bad(shown, "this is no address: " + Words.line(wrong.getReason()));
        }
    }

    private static String host(URI uri, String shown, String form) {
        var host = uri.getHost();
        if (host == null || uri.getPort() > 65535) {
            throw bad(shown, "there is no valid host and port in it; the form is " + form);
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static ConnectorException bad(String shown, String why) {
        return new ConnectorException(
                new Refusal(Refusal.Reason.REJECTED, "to read the address " + shown, why, "correct the address"));
    }

    private Optional<Certificates> certificates() {
        var verify = variable("DOCKER_TLS_VERIFY").isPresent();
        if (!verify && variable("DOCKER_TLS").isEmpty()) {
            return Optional.empty();
        }
        var files = variable("DOCKER_CERT_PATH").map(Path::of).orElseGet(() -> Contexts.directory(surroundings));
        return Optional.of(new Certificates(files, verify));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name)).filter(value -> !value.isEmpty());
    }
}
