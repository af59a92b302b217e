package io.binnacle.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.LogLine;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Takes down what is known of the containers a change would stop, before it is sent.
final class Gathering {
    /// Of a change that stops more, the worst are taken down.
    static final int MOST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Evidence evidence;
    private final Gauges gauges;
    private final Logbooks logs;
    private final Clock clock;

    /// Where logs are read.
    @FunctionalInterface
    interface Logbooks {
        Optional<LogTail> of(ContainerId container, int tail, boolean follow, Runnable changed);
    }

    Gathering(Evidence evidence, Gauges gauges, Logbooks logs, Clock clock) {
        this.evidence = evidence;
        this.gauges = gauges;
        this.logs = logs;
        this.clock = clock;
    }

    /// What came of it: the names of the pieces, or why they could not be kept.
    record Outcome(List<String> names, Optional<Refusal> refusal) {
        static final Outcome NOTHING = new Outcome(List.of(), Optional.empty());
    }

    /// Those a change would stop, if only to start another in their place; the worst first.
    static List<Container> concerned(Preview preview, Topology topology) {
        var departures = preview.outlook().departures().stream()
                .flatMap(id -> Optional.ofNullable(topology.containers().get(id)).stream())
                .toList();
        return switch (preview.operation()) {
            case Operation.Stop _, Operation.Restart _, Operation.Kill _, Operation.Remove _ ->
                Optional.ofNullable(
                                topology.containers().get(((Operation.OnContainer) preview.operation()).container()))
                        .stream()
                        .toList();
            case Operation.Start _, Operation.Pause _, Operation.Unpause _, Operation.Cancel _ -> List.of();
            case Operation.OnHost _, Operation.Deploy _ -> departures;
            case Operation.Scale scale when scale.instances() >= topology.sizeOf(scale.app()) -> departures;
            case Operation.OnApp on -> departures.isEmpty() ? instances(on, topology) : departures;
        };
    }

    private static List<Container> instances(Operation.OnApp on, Topology topology) {
        return topology.containers().values().stream()
                .filter(one -> one.app().equals(on.app()))
                .toList();
    }

    Outcome gather(Preview preview, Topology topology) {
        var now = clock.instant();
        var all = concerned(preview, topology);
        var worst = all.stream()
                .sorted(Comparator.comparing((Container one) -> Weight.well(one, now))
                        .thenComparing(Container::name))
                .limit(MOST)
                .toList();
        var reading = worst.stream().map(Reading::new).toList();
        var end = System.nanoTime() + PATIENCE.toNanos();
        var names = new ArrayList<String>();
        try {
            for (var one : reading) {
                one.await(end);
                names.add(evidence.keep(one.about(preview, topology, all.size()), one.lines()));
            }
            return new Outcome(names, Optional.empty());
        } catch (IOException full) {
            return new Outcome(names, Optional.of(refusal(worst.get(names.size()), full)));
        } finally {
            reading.forEach(Reading::close);
        }
    }

    private Refusal refusal(Container container, IOException why) {
        return new Refusal(
                Refusal.Reason.NO_EVIDENCE,
                "to keep the evidence of " + container.name() + " in " + evidence.directory() + " before it goes",
                why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage(),
                "make room there, or do it without evidence");
    }

    /// One container, whose log is being read.
    private final class Reading {
        private final Container container;
        private final Semaphore news = new Semaphore(0);
        private final Optional<LogTail> tail;

        Reading(Container container) {
            this.container = container;
            this.tail = logs.of(container.id(), Evidence.LINES, false, news::release);
        }

        void await(long endNanos) {
            try {
                while (tail.filter(log -> !log.ended()).isPresent() && System.nanoTime() < endNanos) {
                    if (news.tryAcquire(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        news.drainPermits();
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        List<LogLine> lines() {
            return tail.map(LogTail::lines).orElse(List.of());
        }

        void close() {
            tail.ifPresent(LogTail::close);
        }

        ObjectNode about(Preview preview, Topology topology, int stopped) {
            var about = JSON.createObjectNode()
                    .put("at", clock.instant().toString())
                    .put("why", preview.summary())
                    .put("container", container.name())
                    .put("id", container.id().value())
                    .put("app", container.app().value())
                    .put("host", host(topology))
                    .put("image", container.image().reference());
            if (stopped > MOST) {
                about.put("others", stopped - MOST + " more were stopped, of which nothing was kept");
            }
            about.set("log", log());
            about.set("spec", spec());
            about.set("samples", samples());
            return about;
        }

        private String host(Topology topology) {
            return Optional.ofNullable(topology.hosts().get(container.host()))
                    .map(Host::name)
                    .orElse(container.host().value());
        }

        private ObjectNode log() {
            return JSON.createObjectNode()
                    .put("lines", lines().size())
                    .put("dropped", tail.map(LogTail::dropped).orElse(0L))
                    .put("trouble", trouble());
        }

        private String trouble() {
            if (tail.isEmpty()) {
                return "its cluster does not give out logs";
            }
            return tail.get()
                    .refusal()
                    .map(Refusal::sentence)
                    .orElse(tail.get().ended() ? "" : "not all had come after " + Words.since(PATIENCE));
        }

        private ObjectNode spec() {
            var spec = JSON.createObjectNode()
                    .put("state", lower(container.state()))
                    .put("health", lower(container.health().status()))
                    .put("check", container.health().output())
                    .put("restarts", container.restarts())
                    .put("restartPolicy", container.restartPolicy())
                    .put("revision", container.revision().value())
                    .put("imageId", container.image().digest())
                    .put("createdAt", container.createdAt().toString());
            container.startedAt().ifPresent(at -> spec.put("startedAt", at.toString()));
            container
                    .exit()
                    .ifPresent(exit -> spec.set(
                            "exit",
                            JSON.createObjectNode()
                                    .put("code", exit.code())
                                    .put("outOfMemory", exit.outOfMemory())
                                    .put("at", exit.at().toString())
                                    .put("error", exit.error())));
            spec.put("memoryBytes", container.limits().memoryBytes());
            spec.put("cpuCores", container.limits().cpuCores());
            texts(spec, "command", container.command().stream());
            texts(spec, "environment", container.environment().stream().map(one -> one.name() + "=" + one.shown()));
            texts(spec, "ports", container.ports().stream().map(Object::toString));
            texts(spec, "networks", container.networks().stream().map(Object::toString));
            texts(spec, "mounts", container.mounts().stream().map(Object::toString));
            var labels = spec.putObject("labels");
            container.labels().forEach(labels::put);
            return spec;
        }

        private static String lower(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }

        private static void texts(ObjectNode spec, String field, Stream<String> texts) {
            var array = spec.putArray(field);
            texts.forEach(array::add);
        }

        /// The last minutes, oldest first, in the metric's unit.
        private ObjectNode samples() {
            var samples = JSON.createObjectNode();
            for (var metric : Metric.values()) {
                var history = gauges.history(container.id(), metric);
                if (history.length > 0) {
                    var array = samples.putArray(lower(metric) + " (" + metric.unit() + ")");
                    for (var value : history) {
                        array.add(value);
                    }
                }
            }
            return samples;
        }
    }
}
