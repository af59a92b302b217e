package io.binnacle.scheduler.engine;

import io.binnacle.model.Host;
import io.binnacle.scheduler.core.State.HostState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the scheduler is told of hosts beyond what they say themselves: attributes by the host's name, over the labels
/// of its engine. Some of them mean something to the scheduler itself.
///
/// `binnacle.roles` = `public,*`, `binnacle.ports` = `31000-32000`, `binnacle.disk` in MiB, `binnacle.gpus`. Engines do
/// not tell their disk: where nobody says how much there is, it is not counted.
public record HostConfiguration(Map<String, Map<String, String>> byName) {
    private static final String OURS = "binnacle.";
    private static final double UNCOUNTED = 1_000_000_000;
    private static final double MEBI = 1_048_576;

    public HostConfiguration {
        byName = Map.copyOf(byName);
    }

    public static HostConfiguration none() {
        return new HostConfiguration(Map.of());
    }

    HostState state(Host host, boolean live, Instant lastSeen, Set<Integer> takenPorts) {
        var all = new HashMap<>(host.labels());
        all.putAll(byName.getOrDefault(host.name(), Map.of()));
        var ports = range(all.getOrDefault(OURS + "ports", ""));
        return new HostState(
                host.id(),
                host.name(),
                live,
                lastSeen,
                host.capacity().cpuCores(),
                host.capacity().memoryBytes() / MEBI,
                number(all, "disk", UNCOUNTED),
                (int) number(all, "gpus", 0),
                ports[0],
                ports[1],
                takenPorts,
                roles(all),
                attributes(all),
                false);
    }

    private static Map<String, String> attributes(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(OURS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What is public is also `slave_public`, as clients of DC/OS ask for it.
    private static Set<String> roles(Map<String, String> all) {
        return Arrays.stream(all.getOrDefault(OURS + "roles", "*").split(","))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .flatMap(role -> role.equals("public") ? Stream.of(role, "slave_public") : Stream.of(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static double number(Map<String, String> all, String name, double otherwise) {
        var text = all.getOrDefault(OURS + name, "");
        return text.matches("[0-9]{1,12}") ? Double.parseDouble(text) : otherwise;
    }

    private static int[] range(String text) {
        if (!text.matches("[0-9]{1,5}-[0-9]{1,5}")) {
            return new int[] {31_000, 32_000};
        }
        var dash = text.indexOf('-');
        return new int[] {Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1))};
    }
}
