package io.binnacle.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// `binnacle scheduler` as a process of its own on the lab's hosts, which can be killed, and its API.
final class SchedulerProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENS = Pattern.compile("listens on (http://[^,\\s]+)");

    record Answer(int status, JsonNode body) {}

    private final Path directory;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private Process process;
    private String address;

    SchedulerProcess(Path directory) {
        this.directory = directory;
        process = launch();
        address = awaitAddress();
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path", ""),
                Main.class.getName(),
                "scheduler",
                "--listen",
                "127.0.0.1:0",
                "--host-grace",
                "5",
                "--data",
                directory.resolve("data").toString()));
        for (var i = 0; i < Lab.hosts().size(); i++) {
            command.addAll(List.of("--host", Lab.hosts().get(i)));
            command.addAll(List.of("--attribute", "node" + (i + 1) + ":binnacle.roles=slave_public,*"));
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("BINNACLE_STATE_HOME", directory.toString()));
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new AssertionError("the scheduler cannot be started", failed);
        }
    }

    private String awaitAddress() {
        var found = new AtomicReference<String>("");
        var listens = new CountDownLatch(1);
        var lines = process.inputReader(StandardCharsets.UTF_8).lines();
        Thread.ofVirtual().start(() -> {
            lines.forEach(line -> {
                said.add(line);
                var match = LISTENS.matcher(line);
                if (match.find()) {
                    found.set(match.group(1));
                    listens.countDown();
                }
            });
            listens.countDown();
        });
        try {
            if (!listens.await(60, TimeUnit.SECONDS) || found.get().isEmpty()) {
                throw new AssertionError("the scheduler does not listen: " + said);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return found.get();
    }

    /// What it has said on standard output and error, for messages.
    String said() {
        return String.join("\n", said);
    }

    String address() {
        return address;
    }

    Answer ask(String method, String path, String body) {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body()));
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path + " is not answered; it said: " + said, failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    JsonNode get(String path) {
        var answer = ask("GET", path, "");
        if (answer.status() != 200) {
            throw new AssertionError(path + " is answered with " + answer);
        }
        return answer.body();
    }

    /// The first line of a stream that has no end of its own.
    JsonNode first(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var first = lines.filter(line -> !line.isBlank()).findFirst();
            return JSON.readTree(first.orElseThrow(() -> new AssertionError("nothing comes from " + path)));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    /// One field of each line of a stream that ends.
    List<String> lines(String path, String field) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + path)).build();
            var texts = new ArrayList<String>();
            for (var line : client.send(request, BodyHandlers.ofString()).body().split("\n")) {
                if (!line.isBlank() && JSON.readTree(line).has(field)) {
                    texts.add(JSON.readTree(line).path(field).asText());
                }
            }
            return texts;
        } catch (IOException failed) {
            throw new AssertionError(path + " is not answered", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    /// Hears what happens from now on.
    Heard events() {
        return new Heard(client, URI.create(address + "/v2/events"));
    }

    /// The write is accepted.
    JsonNode write(String method, String path, String body) {
        var answer = ask(method, path, body);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + path + " is answered with " + answer);
        }
        return answer.body();
    }

    /// As `kill -9` does.
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() {
        process = launch();
        address = awaitAddress();
    }

    @Override
    public void close() {
        kill();
        client.close();
    }
}
