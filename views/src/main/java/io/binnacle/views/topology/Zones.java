package io.binnacle.views.topology;

import io.binnacle.model.Host;
import io.binnacle.views.Grouping.By;
import io.binnacle.views.NaturalOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells where hosts belong: their zone and region as far as labels say so, or the value of a label the operator chose.
final class Zones {
    private static final List<String> ZONE =
            List.of("zone", "availability-zone", "availability_zone", "az", "datacenter");
    private static final List<String> REGION = List.of("region");

    private final By by;
    private final boolean worthIt;

    Zones(By by, Collection<Host> hosts) {
        this.by = by;
        var counts = new HashMap<String, Integer>();
        hosts.forEach(host -> counts.merge(name(host), 1, Integer::sum));
        var several = counts.size() > 1 && counts.values().stream().anyMatch(count -> count > 1);
        var named = counts.keySet().stream().anyMatch(name -> !name.isEmpty());
        this.worthIt = named && (several || by instanceof By.Label);
    }

    /// Where it belongs; empty when nobody says, or when every host would stand alone.
    String of(Host host) {
        return worthIt ? name(host) : "";
    }

    private String name(Host host) {
        return switch (by) {
            case By.Usual _ -> place(host.labels());
            case By.Nothing _ -> "";
            case By.Label(String key) -> host.labels().getOrDefault(key, "");
        };
    }

    /// A zone that is named after its region needs no region beside it.
    private static String place(Map<String, String> labels) {
        var zone = value(labels, ZONE).orElse("");
        var region = value(labels, REGION).orElse("");
        if (zone.isEmpty() || zone.startsWith(region)) {
            return zone.isEmpty() ? region : zone;
        }
        return region + " " + zone;
    }

    /// Labels are often written with the name of who invented them before: `topology.kubernetes.io/zone`.
    private static Optional<String> value(Map<String, String> labels, List<String> words) {
        for (var word : words) {
            var found = labels.keySet().stream()
                    .filter(key -> lastWord(key).equalsIgnoreCase(word))
                    .sorted()
                    .findFirst();
            if (found.isPresent()) {
                return Optional.ofNullable(labels.get(found.get()));
            }
        }
        return Optional.empty();
    }

    private static String lastWord(String key) {
        return key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('.')) + 1);
    }

    /// Gives each zone its number, those seen first before the others; hosts that belong nowhere stand last.
    static void order(Collection<String> names, Map<String, Integer> numbers) {
        new HashSet<>(names)
                .stream()
                        .filter(name -> !name.isEmpty())
                        .sorted(NaturalOrder.NAMES)
                        .forEach(name -> numbers.computeIfAbsent(name, _ -> numbers.size()));
    }
}
