package io.binnacle.simulator;

import io.binnacle.simulator.AppKind.Need;
import io.binnacle.simulator.AppKind.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Many Compose projects of a dozen apps each, as a whole company runs: calls mostly inside a project, some to a
/// project
/// nearby, and now and then a circle.
final class Suburbs {
    private static final int CONTAINERS_AN_APP = 5;
    private static final int PROJECT = 12;
    private static final int NEAR = 4;
    private static final List<String> ROLES = List.of(
            "web", "api", "auth", "orders", "worker", "cache", "db", "search", "mailer", "reports", "queue", "files");
    private static final Chatter[] VOICES = Chatter.values();

    private final SplittableRandom random;
    private final int apps;

    private Suburbs(SimulatorSettings settings) {
        this.random = new SplittableRandom(settings.seed());
        this.apps = Math.max(1, settings.containers() / CONTAINERS_AN_APP);
    }

    static List<AppKind> kinds(SimulatorSettings settings) {
        return new Suburbs(settings).kinds();
    }

    private List<AppKind> kinds() {
        var kinds = new ArrayList<AppKind>(apps);
        for (var app = 0; app < apps; app++) {
            kinds.add(kind(app));
        }
        return kinds;
    }

    private AppKind kind(int app) {
        return new AppKind(
                name(app),
                project(app),
                "registry.lab/" + name(app),
                "1." + app % 9 + "." + app % 5,
                3 + app % 20,
                1 + random.nextInt(8),
                0.5,
                512,
                0.2 + 0.4 * random.nextDouble(),
                0.3 + 0.4 * random.nextDouble(),
                120_000,
                8080,
                "/healthz",
                List.of("/app/" + ROLES.get(app % PROJECT)),
                List.of(new Setting("LOG_LEVEL", "info", false)),
                List.of(),
                needs(app),
                VOICES[app % VOICES.length]);
    }

    private static String project(int app) {
        return "team-" + (1 + app / PROJECT);
    }

    private static String name(int app) {
        return ROLES.get(app % PROJECT) + "-" + (1 + app / PROJECT);
    }

    private List<Need> needs(int app) {
        var first = app - app % PROJECT;
        var end = Math.min(apps, first + PROJECT);
        var needs = new ArrayList<Need>();
        if (app + 1 < end) {
            add(needs, app, app + 1 + random.nextInt(Math.min(3, end - app - 1)));
        }
        if (random.nextInt(3) == 0) {
            add(needs, app, first + random.nextInt(end - first));
        }
        if (app == first && first > 0) {
            var other = Math.max(0, first / PROJECT - 1 - random.nextInt(NEAR));
            add(needs, app, other * PROJECT + random.nextInt(2));
        }
        return needs;
    }

    private void add(List<Need> needs, int app, int server) {
        if (server != app && needs.stream().noneMatch(need -> need.app().equals(name(server)))) {
            var name = name(server);
            needs.add(new Need(
                    name,
                    8080,
                    4 + random.nextInt(20),
                    name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL names " + name + ":8080"));
        }
    }
}
