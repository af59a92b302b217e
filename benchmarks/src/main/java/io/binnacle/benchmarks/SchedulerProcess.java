package io.binnacle.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The scheduler as a user starts it, `./binnacle scheduler`, and a client of its API.
final class SchedulerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("listens on (http://[0-9.:]+)");
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private SchedulerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static SchedulerProcess over(List<String> hosts, Path data) throws IOException {
        var command =
                new ArrayList<>(List.of(Processes.house().resolve("binnacle").toString(), "scheduler"));
        hosts.forEach(host -> command.addAll(List.of("--host", host)));
        command.addAll(List.of("--listen", "127.0.0.1:0", "--data", data.toString()));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var talk = process.errorReader(StandardCharsets.UTF_8);
        var address = address(talk);
        Thread.ofVirtual().start(() -> talk.lines().forEach(_ -> {}));
        return new SchedulerProcess(process, address);
    }

    private static String address(BufferedReader talk) throws IOException {
        var said = new StringBuilder();
        for (var line = talk.readLine(); line != null; line = talk.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IOException("the scheduler ended: " + said);
    }

    byte[] get(String path) throws IOException, InterruptedException {
        return send("GET", path, Optional.empty());
    }

    byte[] send(String method, String path, Optional<String> body) throws IOException, InterruptedException {
        var publisher = body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody);
        var response = client.send(
                request(path)
                        .method(method, publisher)
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    /// What the scheduler tells as it happens.
    SchedulerEvents events() throws IOException, InterruptedException {
        var request =
                request("/v2/events").header("Accept", "text/event-stream").build();
        return new SchedulerEvents(
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body());
    }

    double residentMebibytes() throws IOException {
        return Processes.residentMebibytes(process.pid());
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        process.onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
