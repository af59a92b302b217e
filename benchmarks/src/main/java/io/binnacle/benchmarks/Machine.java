package io.binnacle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Where the figures were taken.
final class Machine {
    private Machine() {}

    static String described() {
        return Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), " + memory() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version") + ", load average " + load();
    }

    private static String processor() {
        return lines("/proc/cpuinfo")
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch", "unknown"));
    }

    private static String memory() {
        return lines("/proc/meminfo")
                .filter(line -> line.startsWith("MemTotal"))
                .map(line -> line.replaceAll("\\D", ""))
                .map(kibibytes -> String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(kibibytes) / 1024.0 / 1024.0))
                .findFirst()
                .orElse("unknown memory");
    }

    /// Over the last minute: what else ran while this was measured.
    static String load() {
        return lines("/proc/loadavg")
                .findFirst()
                .map(line -> line.split(" ")[0])
                .orElse("unknown");
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException absent) {
            return Stream.empty();
        }
    }

    /// Of this process.
    static double residentMebibytes() {
        return lines("/proc/self/status")
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
