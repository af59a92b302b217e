package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The Docker contexts stored on this computer, as `docker context ls` shows them.
final class Contexts {
    /// @param host what the context says, like `tcp://10.0.0.1:2376`
    record Context(String name, String host, Optional<Certificates> certificates) {}

    private final Path directory;

    private Contexts(Path directory) {
        this.directory = directory;
    }

    static Contexts of(Surroundings surroundings) {
        return new Contexts(directory(surroundings));
    }

    /// Where Docker's command line keeps its settings.
    static Path directory(Surroundings surroundings) {
        var set = surroundings.environment().getOrDefault("DOCKER_CONFIG", "");
        return set.isEmpty() ? surroundings.home().resolve(".docker") : Path.of(set);
    }

    /// The context chosen by `docker context use`, if any.
    Optional<String> current() {
        var name = Json.file(directory.resolve("config.json"))
                .path("currentContext")
                .asText("");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /// All that can be read; one that cannot is left out.
    List<Context> all() {
        try (var folders = Files.list(directory.resolve("contexts").resolve("meta"))) {
            return folders.map(folder -> read(folder.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Context::name))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    Optional<Context> find(String name) {
        return read(folderOf(name)).filter(context -> context.name().equals(name));
    }

    /// @throws ConnectorException when there is no such context
    Context named(String name) {
        return find(name).orElseThrow(() -> new ConnectorException(unknown(name)));
    }

    private Refusal unknown(String name) {
        var names = all().stream().map(Context::name).toList();
        return new Refusal(
                Refusal.Reason.REJECTED,
                "the Docker context \"" + Words.line(name) + "\" in " + directory,
                names.isEmpty() ? "there are no contexts" : "there are only " + String.join(", ", names),
                "check the name with `docker context ls`, or give an address such as tcp://HOST:2376 or ssh://USER@HOST");
    }

    private Optional<Context> read(String folder) {
        var meta = Json.file(
                directory.resolve("contexts").resolve("meta").resolve(folder).resolve("meta.json"));
        var docker = meta.path("Endpoints").path("docker");
        var name = meta.path("Name").asText("");
        var host = docker.path("Host").asText("");
        if (name.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Context(name, host, certificates(folder, docker)));
    }

    private Optional<Certificates> certificates(String folder, JsonNode docker) {
        var files = directory.resolve("contexts").resolve("tls").resolve(folder).resolve("docker");
        var skip = docker.path("SkipTLSVerify").asBoolean(false);
        return Files.isDirectory(files) || skip ? Optional.of(new Certificates(files, !skip)) : Optional.empty();
    }

    /// Docker names a context's folder by the SHA-256 of its name.
    private static String folderOf(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
