package io.binnacle.marathon;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/// Reads an address and finds what to show there.
///
/// `http://HOST:8080`, `https://USER:PASSWORD@HOST`, `https://token:TOKEN@HOST`, `https://HOST/service/marathon` for
/// DC/OS; `?token-file=PATH` and `?ca-file=PATH` may follow. Without one in the address, the token is taken from
/// `BINNACLE_TOKEN`, `BINNACLE_TOKEN_FILE` or, for DC/OS, `DCOS_ACS_TOKEN`, and is then shown only over TLS or to this
/// machine, since it was not given for this address.
final class Places {
    private static final int LARGEST_TOKEN = 16_384;
    private static final String DCOS_PATH = "/service/";
    private static final List<String> SETTINGS = List.of("token-file", "ca-file");

    private final Surroundings surroundings;

    Places(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static boolean recognises(Endpoint endpoint) {
        return endpoint.scheme().equals("http") || endpoint.scheme().equals("https");
    }

    /// @throws ConnectorException when it can never work as written
    Place find(Endpoint endpoint) {
        var url = HttpUrl.parse(endpoint.address());
        if (url == null) {
            throw bad(endpoint, "this is no address", "the form is https://HOST:PORT, with a path where there is one");
        }
        url.queryParameterNames().stream()
                .filter(name -> !SETTINGS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw bad(
                            endpoint, "nobody knows the setting " + Words.line(name), "use token-file=… or ca-file=…");
                });
        var base = new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .encodedPath(url.encodedPath().replaceFirst("/+(v2/?.*)?$", "").replaceFirst("^$", "/"))
                .build();
        return new Place(
                base, authorization(endpoint, url), file(url, "ca-file").or(() -> path("BINNACLE_CA_FILE")));
    }

    private Optional<String> authorization(Endpoint endpoint, HttpUrl url) {
        if (!url.password().isEmpty()) {
            return Optional.of(
                    url.username().equals("token")
                            ? token(url, url.password())
                            : Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
        }
        return file(url, "token-file")
                .map(path -> read(endpoint, path))
                .or(() -> confidential(url) ? ofEnvironment(endpoint, url) : Optional.empty())
                .map(token -> token(url, token));
    }

    private Optional<String> ofEnvironment(Endpoint endpoint, HttpUrl url) {
        return variable("BINNACLE_TOKEN")
                .or(() -> path("BINNACLE_TOKEN_FILE").map(path -> read(endpoint, path)))
                .or(() -> dcos(url) ? variable("DCOS_ACS_TOKEN") : Optional.empty());
    }

    private static boolean dcos(HttpUrl url) {
        return url.encodedPath().startsWith(DCOS_PATH);
    }

    /// DC/OS has a scheme of its own.
    private static String token(HttpUrl url, String token) {
        return (dcos(url) ? "token=" : "Bearer ") + token.strip();
    }

    private static boolean confidential(HttpUrl url) {
        return url.isHttps() || loopback(url.host());
    }

    /// Told from the form alone: nobody is asked for a name.
    static boolean loopback(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException none) {
            return false;
        }
    }

    private Optional<Path> file(HttpUrl url, String setting) {
        return Optional.ofNullable(url.queryParameter(setting))
                .filter(text -> !text.isBlank())
                .map(this::expanded);
    }

    private Path expanded(String text) {
        return text.startsWith("~/") ? surroundings.home().resolve(text.substring(2)) : Path.of(text);
    }

    private Optional<Path> path(String variable) {
        return variable(variable).map(this::expanded);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name)).filter(text -> !text.isBlank());
    }

    private static String read(Endpoint endpoint, Path file) {
        try (var stream = Files.newInputStream(file)) {
            var token = new String(stream.readNBytes(LARGEST_TOKEN), StandardCharsets.UTF_8).strip();
            if (token.isEmpty() || !token.chars().allMatch(character -> character > ' ' && character < 127)) {
                throw bad(endpoint, file + " holds no token", "put the token alone in that file, on one line");
            }
            return token;
        } catch (IOException wrong) {
            throw bad(endpoint, "the token cannot be read from " + file + ": " + Words.of(wrong), "check that file");
        }
    }

    private static ConnectorException bad(Endpoint endpoint, String why, String next) {
        return new ConnectorException(
                new Refusal(Refusal.Reason.REJECTED, "to read the address " + endpoint.display(), why, next));
    }
}
