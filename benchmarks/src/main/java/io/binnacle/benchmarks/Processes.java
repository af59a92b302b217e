package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        return output(command, PATIENCE_SECONDS);
    }

    static String output(List<String> command, int patienceSeconds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
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

    /// What the system counts as resident.
    static double residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    /// The root of the checkout: `./bench` says where it is.
    static Path house() {
        return Path.of(System.getProperty("binnacle.house", "")).toAbsolutePath();
    }
}
