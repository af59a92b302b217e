package io.binnacle.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Decides how many instances each app has and on which host each stands.
final class Placement {
    /// The demo, app by app in the order of the catalogue, host by host: the picture in the README.
    private static final int[][] DEMO = {
        {4, 4, 4}, {2, 2, 3}, {3, 3, 3}, {1, 1, 1}, {2, 2, 2}, {3, 3, 4}, {2, 2, 2}, {2, 3, 2}, {1, 1, 1}
    };

    /// @param app index in the catalogue
    /// @param number of the instance, from 1
    record Spot(int app, int number, int host) {}

    private final SimulatorSettings settings;
    private final List<AppKind> kinds;
    private final List<Incident> incidents;

    Placement(SimulatorSettings settings, List<AppKind> kinds, List<Incident> incidents) {
        this.settings = settings;
        this.kinds = kinds;
        this.incidents = incidents;
    }

    List<Spot> spots() {
        return isDemo() ? demo() : spread();
    }

    private boolean isDemo() {
        return settings.scenario() != SimulatorSettings.Scenario.FLEET
                && settings.hosts() == 3
                && settings.containers() == 63;
    }

    private static List<Spot> demo() {
        var spots = new ArrayList<Spot>(63);
        for (var app = 0; app < DEMO.length; app++) {
            var number = 1;
            for (var host = 0; host < 3; host++) {
                for (var here = 0; here < DEMO[app][host]; here++) {
                    spots.add(new Spot(app, number++, host));
                }
            }
        }
        // the primary database is the third host's
        spots.set(60, new Spot(8, 2, 0));
        spots.set(61, new Spot(8, 3, 1));
        spots.set(62, new Spot(8, 1, 2));
        return spots;
    }

    /// One after the other over the hosts, with a quarter thrown anywhere, as real clusters look.
    private List<Spot> spread() {
        var random = new SplittableRandom(settings.seed());
        var pinned = pinned();
        var spots = new ArrayList<Spot>(settings.containers());
        var counts = counts();
        var turn = 0;
        for (var app = 0; app < counts.length; app++) {
            for (var number = 1; number <= counts[app]; number++) {
                var thrown = random.nextInt(4) == 0;
                var host = thrown ? random.nextInt(settings.hosts()) : turn++ % settings.hosts();
                spots.add(
                        new Spot(app, number, pinned.getOrDefault(kinds.get(app).name() + "-" + number, host)));
            }
        }
        return spots;
    }

    private Map<String, Integer> pinned() {
        var pinned = new HashMap<String, Integer>();
        for (var incident : incidents) {
            if (incident.host() < settings.hosts() && !incident.container().isEmpty()) {
                pinned.put(incident.container(), incident.host());
            }
        }
        return pinned;
    }

    /// The containers shared out by the apps' shares: whole parts first, then the largest remainders.
    private int[] counts() {
        var shares = kinds.stream().mapToInt(AppKind::share).sum();
        var counts = new int[kinds.size()];
        var given = 0;
        for (var app = 0; app < counts.length; app++) {
            counts[app] = (int) ((long) settings.containers() * kinds.get(app).share() / shares);
            given += counts[app];
        }
        for (var app = 0; given < settings.containers(); app = (app + 1) % counts.length) {
            counts[app]++;
            given++;
        }
        return counts;
    }
}
