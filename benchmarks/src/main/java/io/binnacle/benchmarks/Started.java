package io.binnacle.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The program as a user starts it, `./binnacle` and all, with its window drawn in memory.
final class Started implements AutoCloseable {
    private static final Pattern MARK = Pattern.compile("mark (\\w+) (\\d+)");
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader talk;
    private final long beganMillis;

    private Started(Process process, long beganMillis) {
        this.process = process;
        this.beganMillis = beganMillis;
        this.talk = process.errorReader(StandardCharsets.UTF_8);
    }

    static Started with(List<String> arguments, Path state) throws IOException {
        var command =
                new ArrayList<>(List.of(Processes.house().resolve("binnacle").toString()));
        command.addAll(arguments);
        command.add("--marks");
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put("BINNACLE_STATE_HOME", Files.createDirectories(state).toString());
        var began = System.currentTimeMillis();
        return new Started(builder.start(), began);
    }

    /// Waits for a mark and gives how long after the start it was reached.
    double millisTo(String wanted) throws IOException {
        for (var line = talk.readLine(); line != null; line = talk.readLine()) {
            var mark = MARK.matcher(line);
            if (mark.find() && mark.group(1).equals(wanted)) {
                return Long.parseLong(mark.group(2)) - beganMillis;
            }
        }
        throw new IOException("the program ended before it was " + wanted);
    }

    /// What the system counts as resident, in MiB.
    double residentMebibytes() throws IOException {
        return Processes.residentMebibytes(process.pid());
    }

    /// Processor time used since the start, in seconds.
    double cpuSeconds() throws IOException {
        return seconds(proc("stat"));
    }

    /// Processor time used since the start by the threads of this name, in seconds.
    double cpuSeconds(String thread) throws IOException {
        var sum = 0.0;
        try (var threads = Files.newDirectoryStream(proc("task"))) {
            for (var each : threads) {
                if (Files.readString(each.resolve("comm")).strip().equals(thread)) {
                    sum += seconds(each.resolve("stat"));
                }
            }
        }
        return sum;
    }

    private static double seconds(Path stat) throws IOException {
        var fields = Files.readString(stat).replaceFirst("^.*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
