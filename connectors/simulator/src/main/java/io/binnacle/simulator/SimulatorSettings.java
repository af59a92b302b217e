package io.binnacle.simulator;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What cluster to simulate: how large, with which apps and troubles, and how lively. Written as an endpoint it is
/// `simulator:?hosts=3&containers=63&seed=7&scenario=shop`.
///
/// @param quiet nothing changes by itself; samples and logs still answer for any time
/// @param trafficObserved whether observed links are there from the start, or only after consent
/// @param startAt what the wall clock says at the start, when not the real time
/// @param floodPerSecond changes per second on top of what happens anyway
/// @param faults in the words of [Faults#named]: `lost:boreas-2`, `cut`, `slow:atlas-1`, `refuse`, `answer-lost`,
///     `unreachable`
/// @param faultsAfter how long after the start the faults come
public record SimulatorSettings(
        int hosts,
        int containers,
        long seed,
        Scenario scenario,
        boolean quiet,
        boolean trafficObserved,
        Optional<Instant> startAt,
        int floodPerSecond,
        List<String> faults,
        Duration faultsAfter) {
    /// What runs there and what is wrong with it.
    public enum Scenario {
        /// A web shop: nine apps, four problems.
        SHOP,
        /// Twelve apps of a game's back end on many hosts, nine problems and one host not seen.
        FLEET,
        /// Hundreds of small projects that call each other: one app to five containers.
        MESH,
        /// The web shop on a good day: nothing is wrong.
        CALM
    }

    public static final int MOST_HOSTS = 12_500;
    public static final int MOST_CONTAINERS = 100_000;
    private static final Set<String> WORDS =
            Set.of("hosts", "containers", "seed", "scenario", "quiet", "traffic", "at", "flood", "fault", "after");

    public SimulatorSettings {
        within("hosts", hosts, 1, MOST_HOSTS);
        within("containers", containers, 0, MOST_CONTAINERS);
        within("flood", floodPerSecond, 0, 100_000);
        faults = List.copyOf(faults);
    }

    /// The cluster of the demo: 63 containers of nine apps on three hosts.
    public static SimulatorSettings demo() {
        return of(3, 63, 7);
    }

    /// A small cluster is the shop, a large one the fleet.
    public static SimulatorSettings of(int hosts, int containers, long seed) {
        return new SimulatorSettings(
                hosts,
                containers,
                seed,
                usualScenario(hosts, containers),
                false,
                true,
                Optional.empty(),
                0,
                List.of(),
                Duration.ZERO);
    }

    private static Scenario usualScenario(int hosts, int containers) {
        return hosts <= 12 && containers <= 300 ? Scenario.SHOP : Scenario.FLEET;
    }

    public SimulatorSettings withScenario(Scenario other) {
        return new SimulatorSettings(
                hosts, containers, seed, other, quiet, trafficObserved, startAt, floodPerSecond, faults, faultsAfter);
    }

    public SimulatorSettings withQuiet(boolean other) {
        return new SimulatorSettings(
                hosts,
                containers,
                seed,
                scenario,
                other,
                trafficObserved,
                startAt,
                floodPerSecond,
                faults,
                faultsAfter);
    }

    public SimulatorSettings withTrafficObserved(boolean other) {
        return new SimulatorSettings(
                hosts, containers, seed, scenario, quiet, other, startAt, floodPerSecond, faults, faultsAfter);
    }

    /// The endpoint that stands for these settings.
    public Endpoint endpoint() {
        var words = new LinkedHashMap<String, String>();
        words.put("hosts", Integer.toString(hosts));
        words.put("containers", Integer.toString(containers));
        words.put("seed", Long.toString(seed));
        words.put("scenario", Words.lower(scenario.name()));
        if (quiet) {
            words.put("quiet", "true");
        }
        if (!trafficObserved) {
            words.put("traffic", "consent");
        }
        startAt.ifPresent(at -> words.put("at", at.toString()));
        if (floodPerSecond > 0) {
            words.put("flood", Integer.toString(floodPerSecond));
        }
        if (!faults.isEmpty()) {
            words.put("fault", String.join(",", faults));
            words.put("after", Long.toString(faultsAfter.toSeconds()));
        }
        return new Endpoint("simulator:?" + Words.query(words));
    }

    /// @throws ConnectorException when the endpoint asks for what cannot be simulated
    public static SimulatorSettings parse(Endpoint endpoint) {
        try {
            return parse(Words.ofQuery(endpoint.address().substring("simulator:".length())));
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new ConnectorException(
                    new Refusal(
                            Refusal.Reason.REJECTED,
                            "to simulate " + endpoint,
                            String.valueOf(wrong.getMessage()),
                            "correct it, for example simulator:?hosts=3&containers=63&seed=7"),
                    wrong);
        }
    }

    private static SimulatorSettings parse(Map<String, String> words) {
        words.keySet().stream()
                .filter(word -> !WORDS.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException("there is no setting \"" + word + "\"");
                });
        var hosts = number(words, "hosts", 3);
        var containers = number(words, "containers", hosts == 3 ? 63 : hosts * 50);
        return new SimulatorSettings(
                hosts,
                containers,
                number(words, "seed", 7),
                Optional.ofNullable(words.get("scenario"))
                        .map(word -> Words.constant(Scenario.class, word))
                        .orElse(usualScenario(hosts, containers)),
                yes(words, "quiet"),
                !"consent".equals(words.get("traffic")),
                Optional.ofNullable(words.get("at")).map(Instant::parse),
                number(words, "flood", 0),
                Optional.ofNullable(words.get("fault"))
                        .map(list -> List.of(list.split(",", -1)))
                        .orElse(List.of()),
                Duration.ofSeconds(number(words, "after", 0)));
    }

    private static int number(Map<String, String> words, String name, int usual) {
        var text = words.get(name);
        if (text == null) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(name + " is \"" + text + "\", which is no whole number", wrong);
        }
    }

    private static boolean yes(Map<String, String> words, String name) {
        return "true".equals(words.get(name));
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", not between " + least + " and " + most);
        }
    }
}
