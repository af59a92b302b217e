package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.views.shell.SchedulerStarter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `binnacle scheduler` as a process beside the window that outlives it; one for each set of hosts, each with a
/// directory of its own.
record BackgroundScheduler(Program program, OwnCommand command) implements SchedulerStarter {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int POLL_MILLIS = 100;
    private static final int LINES_TOLD = 3;

    /// A simulated cluster is in this process: another would simulate its own.
    @Override
    public boolean suits(Endpoint hosts) {
        return !hosts.scheme().equals("simulator");
    }

    @Override
    public Answer run(List<Endpoint> hosts) {
        var secret = hosts.stream()
                .filter(host -> !new Endpoint(host.display()).equals(host))
                .findFirst();
        if (secret.isPresent()) {
            return refused(
                    hosts,
                    Refusal.Reason.REJECTED,
                    secret.get().display() + " has a password, which every process of this machine could read",
                    "connect without it, by a key or a Docker context");
        }
        try {
            var directory = Files.createDirectories(directory(hosts));
            var running = answering(directory);
            return running.isPresent() ? new Answer.Runs(running.get(), false) : start(hosts, directory);
        } catch (IOException wrong) {
            return refused(hosts, Refusal.Reason.BROKEN, wrong.toString(), "see whether it can be written there");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return refused(hosts, Refusal.Reason.BROKEN, "nothing: it was interrupted", "try again");
        }
    }

    /// The same for the same hosts, in whatever order. Their addresses are what is shown of them, since none has a
    /// password.
    Path directory(List<Endpoint> hosts) {
        var words =
                String.join("\n", hosts.stream().map(Endpoint::display).sorted().toList());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            var name = HexFormat.of().formatHex(digest, 0, 8);
            return program.state().path().resolve("schedulers").resolve(name).toAbsolutePath();
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private Answer start(List<Endpoint> hosts, Path directory) throws IOException, InterruptedException {
        var words = directory.resolve("start.log");
        var process = new ProcessBuilder(command.apart(arguments(hosts, directory)))
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var over = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            var running = answering(directory);
            if (running.isPresent()) {
                return new Answer.Runs(running.get(), !over);
            }
            if (over) {
                return refused(hosts, Refusal.Reason.BROKEN, last(words), "see " + words);
            }
        }
        process.destroy();
        return refused(
                hosts,
                Refusal.Reason.BROKEN,
                "nothing for " + PATIENCE.toSeconds() + " seconds, and was ended; " + last(words),
                "see " + directory.resolve("scheduler.log.0"));
    }

    private File nothing() {
        return new File(program.osName().startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static List<String> arguments(List<Endpoint> hosts, Path directory) {
        var arguments = new ArrayList<>(List.of("scheduler", "--listen", "127.0.0.1:0"));
        arguments.addAll(List.of("--data", directory.toString()));
        arguments.addAll(List.of("--log", directory.resolve("scheduler.log").toString()));
        hosts.forEach(host -> arguments.addAll(List.of("--host", host.display())));
        return arguments;
    }

    /// The last words of a process that has ended.
    private static String last(Path words) throws IOException {
        var lines = Files.readAllLines(words).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var told = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
        return told.isEmpty() ? "it said nothing" : String.join("; ", told);
    }

    /// The one of this directory, when it answers.
    private static Optional<Endpoint> answering(Path directory) throws InterruptedException {
        var listener = new AddressFile(directory).read();
        if (listener.isEmpty() || !answers(listener.get().address())) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(listener.get().address()));
    }

    private static boolean answers(String address) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/x"))
                    .timeout(ANSWER)
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"binnacle\"");
        } catch (IOException | IllegalArgumentException silent) {
            return false;
        }
    }

    private static Answer refused(List<Endpoint> hosts, Refusal.Reason reason, String answered, String next) {
        var names = String.join(", ", hosts.stream().map(Endpoint::display).toList());
        return new Answer.Refused(new Refusal(reason, "to run a scheduler on " + names, answered, next));
    }
}
