package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.core.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// `/metrics`: how much there is, and how much was done.
final class Meters {
    private final Views views;
    private final ConcurrentSkipListMap<String, LongAdder> counters = new ConcurrentSkipListMap<>();

    Meters(Views views) {
        this.views = views;
    }

    /// @param name one of few: it is kept for ever
    void count(String name) {
        counters.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    Optional<Endpoint> at(List<String> path) {
        return switch (String.join("/", path)) {
            case "metrics" -> Optional.of(Endpoint.get(call -> json()));
            case "metrics/prometheus" ->
                Optional.of(Endpoint.get(call -> new Answer.Text(200, "text/plain; version=0.0.4", prometheus())));
            default -> Optional.empty();
        };
    }

    private Answer json() {
        var json = JsonNodeFactory.instance.objectNode().put("version", "4.0.0");
        var counts = json.putObject("counters");
        counters.forEach((name, adder) -> counts.putObject(name).put("count", adder.sum()));
        var gauges = json.putObject("gauges");
        gauges().forEach((name, value) -> gauges.putObject(name).put("value", value));
        json.putObject("histograms");
        json.putObject("meters");
        json.putObject("timers");
        return Answer.ok(json);
    }

    private String prometheus() {
        var text = new StringBuilder();
        counters.forEach((name, adder) -> line(text, "counter", name, adder.sum()));
        gauges().forEach((name, value) -> line(text, "gauge", name, value));
        return text.toString();
    }

    private static void line(StringBuilder text, String type, String name, long value) {
        var plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        text.append("# TYPE ").append(plain).append(' ').append(type).append('\n');
        text.append(plain).append(' ').append(value).append('\n');
    }

    private SortedMap<String, Long> gauges() {
        var state = views.now().state();
        var gauges = new TreeMap<String, Long>();
        gauges.put("marathon.apps.active.gauge", state.wish().allApps().count());
        gauges.put("marathon.groups.active.gauge", state.wish().allGroups().count());
        gauges.put("marathon.deployments.active.gauge", (long) state.rollouts().size());
        gauges.put("marathon.hosts.gauge", (long) state.hosts().size());
        gauges.put(
                "marathon.hosts.live.gauge",
                state.hosts().values().stream().filter(host -> host.live()).count());
        gauges.put(
                "marathon.queue.waiting.gauge",
                state.queues().values().stream()
                        .mapToLong(queued -> queued.count())
                        .sum());
        conditions(state.instances().values())
                .forEach((condition, count) -> gauges.put(
                        "marathon.instances." + condition.name().toLowerCase(java.util.Locale.ROOT) + ".gauge", count));
        var runtime = Runtime.getRuntime();
        gauges.put("marathon.jvm.memory.heap.used.gauge.bytes", runtime.totalMemory() - runtime.freeMemory());
        return gauges;
    }

    private static Map<Instance.Condition, Long> conditions(java.util.Collection<Instance> instances) {
        return instances.stream().collect(Collectors.groupingBy(Instance::condition, Collectors.counting()));
    }
}
