package io.binnacle.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The hosts that are measured on: those in `BINNACLE_LAB_HOSTS`, or a lab of our own, taken down after.
record Lab(List<String> hosts, boolean ours) implements AutoCloseable {
    private static final Pattern HOSTS = Pattern.compile("BINNACLE_LAB_HOSTS=(\\S+)");

    /// Nothing, when there is no lab and none can be made.
    static Optional<Lab> open(Report report) throws IOException, InterruptedException {
        var given = System.getenv().getOrDefault("BINNACLE_LAB_HOSTS", "");
        if (!given.isBlank()) {
            return Optional.of(new Lab(split(given), false));
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            report.say(
                    "no Docker hosts are measured: set BINNACLE_LAB_HOSTS to their endpoints, or run as root for a lab");
            return Optional.empty();
        }
        report.say("bringing up three Docker hosts (lab/lab.sh up)");
        lab("install");
        lab("up");
        var printed = HOSTS.matcher(lab("env"));
        if (!printed.find()) {
            throw new IOException("lab/lab.sh env names no hosts");
        }
        return Optional.of(new Lab(split(printed.group(1)), true));
    }

    private static List<String> split(String hosts) {
        return Stream.of(hosts.replace("\\", "").replace("'", "").split(",")).toList();
    }

    private static String lab(String verb) throws IOException, InterruptedException {
        return Processes.output(
                List.of(Processes.house().resolve("lab").resolve("lab.sh").toString(), verb));
    }

    @Override
    public void close() throws IOException {
        if (!ours) {
            return;
        }
        try {
            lab("down");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: the lab may still be up, see lab/lab.sh down", interrupted);
        }
    }
}
