package io.binnacle.benchmarks;

import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Peer;
import io.binnacle.model.Refusal;
import io.binnacle.session.Picture;
import io.binnacle.session.Workspace;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// From a connection between two hosts, opened and closed, to its link in the model.
final class Edges {
    private static final int RUNS = 10;
    private static final int PATIENCE_SECONDS = 60;
    private static final String PORT = "9187";

    private final Report report;
    private final List<String> hosts;
    private final String tag = "binnacle-bench-" + ProcessHandle.current().pid();

    Edges(Report report, List<String> hosts) {
        this.report = report;
        this.hosts = hosts;
    }

    void measure() throws IOException, InterruptedException {
        var caller = hosts.getFirst();
        var answerer = hosts.getLast();
        try (var workspace = Clusters.open(hosts)) {
            observe(workspace);
            start(answerer, tag + "-server", "-p", PORT + ":80", "busybox", "nc", "-ll", "-p", "80", "-e", "cat");
            start(caller, tag + "-client", "busybox", "sleep", "600");
            measure(workspace, caller, URI.create(answerer).getHost());
        } finally {
            Processes.docker(answerer, "rm", "-f", tag + "-server");
            Processes.docker(caller, "rm", "-f", tag + "-client");
        }
    }

    private static void start(String host, String name, String... rest) throws IOException, InterruptedException {
        var arguments = new java.util.ArrayList<>(List.of("run", "-d", "--name", name, "--label", "io.binnacle.bench"));
        arguments.addAll(List.of(rest));
        Processes.docker(host, arguments.toArray(String[]::new));
    }

    private void observe(Workspace workspace) {
        Set<HostId> observed = ConcurrentHashMap.newKeySet();
        var all = new CompletableFuture<Void>();
        workspace.observeTraffic((HostId host, Optional<Refusal> refusal) -> {
            refusal.ifPresent(why -> report.say(why.sentence()));
            if (refusal.isEmpty() && observed.add(host) && observed.size() == hosts.size()) {
                all.complete(null);
            }
        });
        all.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void measure(Workspace workspace, String caller, String address) throws IOException, InterruptedException {
        var appear = new Durations();
        var vanish = new Durations();
        for (var run = 0; run < RUNS; run++) {
            var came = when(workspace, this::linked);
            var opened = System.nanoTime();
            Processes.docker(
                    caller, "exec", "-d", tag + "-client", "sh", "-c", "sleep 20 | nc " + address + " " + PORT);
            appear.add(Echo.since(opened, came));
            var went = when(workspace, picture -> !linked(picture));
            Processes.docker(caller, "exec", tag + "-client", "killall", "nc");
            vanish.add(Echo.since(System.nanoTime(), went));
        }
        report.add(RUNS, "connection across hosts opened → link in the model", appear);
        report.add(RUNS, "connection closed → link fades", vanish);
    }

    private static CompletableFuture<Long> when(Workspace workspace, Predicate<Picture> wanted) {
        var seen = new CompletableFuture<Long>();
        var subscription = workspace.watch(picture -> {
            if (wanted.test(picture)) {
                seen.complete(System.nanoTime());
            }
        });
        return seen.whenComplete((_, _) -> subscription.close());
    }

    private boolean linked(Picture picture) {
        return picture.topology().links().values().stream()
                .anyMatch(link -> link.observed()
                        && link.goneAt().isEmpty()
                        && isEnd(picture, link.client(), "-client")
                        && isEnd(picture, link.server(), "-server"));
    }

    private boolean isEnd(Picture picture, Peer peer, String role) {
        return peer instanceof Peer.Instance(var id)
                && Optional.ofNullable(picture.topology().containers().get(id))
                        .map(Container::name)
                        .filter((tag + role)::equals)
                        .isPresent();
    }
}
