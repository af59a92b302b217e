package io.binnacle.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Traffic through a balancer that knows of an app what the scheduler's list of tasks says, and nothing else: it uses
/// those that run and are alive, one connection for each request, and tries nothing twice.
final class Visitors implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int AT_ONCE = 3;

    private record Place(String host, int port) {}

    private final SchedulerProcess scheduler;
    private final String app;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private final Map<String, Long> bodies = new TreeMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile List<Place> places = List.of();
    private volatile boolean closed;

    Visitors(SchedulerProcess scheduler, String app) {
        this.scheduler = scheduler;
        this.app = app;
        look();
        threads.add(Thread.ofVirtual().start(this::follow));
        for (var i = 0; i < AT_ONCE; i++) {
            var random = new Random(i);
            threads.add(Thread.ofVirtual().start(() -> visit(random)));
        }
    }

    private void follow() {
        while (!closed) {
            look();
        }
    }

    private void look() {
        var found = new ArrayList<Place>();
        scheduler.get("/v2/apps/" + app + "/tasks").path("tasks").forEach(task -> {
            if (serves(task)) {
                found.add(new Place(
                        task.path("host").asText(), task.path("ports").path(0).asInt()));
            }
        });
        places = found;
    }

    /// Whether a balancer would send requests to it.
    static boolean serves(JsonNode task) {
        var checks = task.path("healthCheckResults");
        return task.path("state").asText().equals("TASK_RUNNING")
                && !checks.isEmpty()
                && checks.path(0).path("alive").asBoolean();
    }

    private void visit(Random random) {
        while (!closed) {
            var now = places;
            if (now.isEmpty()) {
                failures.add("nobody serves");
                return;
            }
            var place = now.get(random.nextInt(now.size()));
            try {
                var body = get(place);
                synchronized (bodies) {
                    bodies.merge(body, 1L, Long::sum);
                }
                answered.incrementAndGet();
            } catch (IOException failed) {
                failures.add(place + ": " + failed);
            }
        }
    }

    private static String get(Place place) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(Lab.address(place.host()), place.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!text.startsWith("HTTP/1.1 200") && !text.startsWith("HTTP/1.0 200")) {
                throw new IOException(
                        "not answered but with: " + text.lines().findFirst().orElse("nothing"));
            }
            return text.substring(text.lastIndexOf("\r\n\r\n") + 4).strip();
        }
    }

    long answered() {
        return answered.get();
    }

    List<String> failures() {
        return failures;
    }

    /// What was said how often.
    Map<String, Long> bodies() {
        synchronized (bodies) {
            return new TreeMap<>(bodies);
        }
    }

    @Override
    public void close() {
        leave();
    }

    /// What was asked for by now is still heard.
    void leave() {
        closed = true;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
