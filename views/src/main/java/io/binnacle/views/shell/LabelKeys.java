package io.binnacle.views.shell;

import io.binnacle.model.Topology;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The labels by which things can stand together: those that several have, with at least two values.
record LabelKeys(Supplier<Topology> topology) {
    private static final int MOST = 40;
    /// A label with a value for each thing gathers nothing.
    private static final double MOST_VALUES = 0.6;

    List<String> hosts() {
        return keys(topology.get().hosts().values().stream().map(host -> host.labels()));
    }

    List<String> apps() {
        return keys(topology.get().containers().values().stream().map(container -> container.labels()));
    }

    private static List<String> keys(Stream<Map<String, String>> labels) {
        var values = new TreeMap<String, Map<String, Integer>>();
        labels.forEach(each -> each.forEach((key, value) ->
                values.computeIfAbsent(key, _ -> new TreeMap<>()).merge(value, 1, Integer::sum)));
        return values.entrySet().stream()
                .filter(entry -> gathers(entry.getValue().values()))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    private static boolean gathers(Collection<Integer> counts) {
        var all = counts.stream().mapToInt(Integer::intValue).sum();
        return counts.size() > 1 && counts.size() <= Math.max(2, all * MOST_VALUES);
    }
}
