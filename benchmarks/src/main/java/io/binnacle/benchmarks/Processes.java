package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs programs beside this one.
final class Processes {
    private static final int PATIENCE_SECONDS = 120;

    private Processes() {}

    /// Runs to the end and gives what was printed.
    ///
    /// @throws IOException when it fails, with what it said
    static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + ": " + printed.strip());
        }
        return printed.strip();
    }

    static String docker(String endpoint, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker", "-H", endpoint));
        command.addAll(List.of(arguments));
        return output(command);
    }

    /// The root of the checkout: `./bench` says where it is.
    static Path house() {
        return Path.of(System.getProperty("binnacle.house", "")).toAbsolutePath();
    }
}
