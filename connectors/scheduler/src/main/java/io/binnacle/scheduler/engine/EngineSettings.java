package io.binnacle.scheduler.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// What whoever runs a scheduler may choose of its shell.
///
/// @param defaultImage for apps that name none
/// @param perHost how many containers are started or ended at once on one host
/// @param hostGrace how long a host may be silent before its instances count as unreachable
/// @param reconcile how often all hosts are asked for everything
/// @param fetched a directory of its own for what apps fetch, made when the first does
/// @param secrets what is known of them, by their source
public record EngineSettings(
        String defaultImage,
        int perHost,
        Duration hostGrace,
        Duration reconcile,
        HostConfiguration hosts,
        Path fetched,
        Function<String, Optional<String>> secrets) {
    public static final EngineSettings STANDARD = new EngineSettings(
            "debian:stable-slim",
            8,
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            HostConfiguration.none(),
            Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "binnacle-fetched"),
            _ -> Optional.empty());
}
