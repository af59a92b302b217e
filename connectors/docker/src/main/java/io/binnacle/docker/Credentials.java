package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What `docker login` stored on this computer, so that an engine can be told it when it pulls. Read anew each time,
/// kept nowhere.
final class Credentials {
    private static final String HUB = "https://index.docker.io/v1/";
    private static final int LARGEST = 64 * 1024;
    private static final long HELPER_SECONDS = 10;

    private final Surroundings surroundings;

    Credentials(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The registry an image's name begins with; Docker's own where it names none.
    static String registry(String image) {
        var slash = image.indexOf('/');
        var first = slash < 0 ? "" : image.substring(0, slash);
        var named = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return named && !first.equals("docker.io") && !first.equals("index.docker.io") ? first : HUB;
    }

    /// The value of `X-Registry-Auth`, where anything is known for that registry.
    Optional<String> header(String image) {
        var registry = registry(image);
        var config = Json.file(Contexts.directory(surroundings).resolve("config.json"));
        return helper(config, registry)
                .flatMap(helper -> ask(helper, registry))
                .or(() -> stored(config.path("auths"), registry))
                .map(Credentials::encoded);
    }

    private static String encoded(Map<String, String> known) {
        return Base64.getUrlEncoder().encodeToString(Json.write(known).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> helper(JsonNode config, String registry) {
        var own = config.path("credHelpers").path(registry).asText("");
        var any = own.isEmpty() ? config.path("credsStore").asText("") : own;
        return Optional.of(any).filter(name -> name.matches("[A-Za-z0-9._-]+"));
    }

    private static Optional<Map<String, String>> stored(JsonNode auths, String registry) {
        for (var key : List.of(registry, "https://" + registry, "https://" + registry + "/v1/", "http://" + registry)) {
            var entry = auths.path(key);
            if (entry.hasNonNull("identitytoken")) {
                return Optional.of(token(registry, entry.path("identitytoken").asText("")));
            }
            if (entry.hasNonNull("auth")) {
                return decoded(registry, entry.path("auth").asText(""));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> token(String registry, String token) {
        return Map.of("identitytoken", token, "serveraddress", registry);
    }

    private static Optional<Map<String, String>> decoded(String registry, String auth) {
        try {
            var text = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(named(registry, text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static Map<String, String> named(String registry, String user, String password) {
        return Map.of("username", user, "password", password, "serveraddress", registry);
    }

    /// As the docker command asks its helpers: the registry on their input, JSON on their output.
    private Optional<Map<String, String>> ask(String helper, String registry) {
        try {
            var process = new ProcessBuilder("docker-credential-" + helper, "get")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(registry.getBytes(StandardCharsets.UTF_8));
            }
            Thread.ofVirtual().name("docker-credentials").start(() -> endInTime(process));
            var answer = Json.read(new String(process.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8));
            var user = answer.path("Username").asText("");
            var secret = answer.path("Secret").asText("");
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(user.equals("<token>") ? token(registry, secret) : named(registry, user, secret));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }
}
