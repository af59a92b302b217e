package io.binnacle.scheduler.definition;

import io.binnacle.scheduler.definition.AppDefinition.Containerisation;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one complete app in the form of today ([Legacy] has translated what is older), with every default filled in.
/// What is wrong goes to the faults of the spot.
final class AppReader {
    private static final int MAX_URI = 1024;

    private final Spot app;
    private final PathId base;

    /// @param base what relative dependencies are relative to
    AppReader(Spot app, PathId base) {
        this.app = app;
        this.base = base;
    }

    AppDefinition read(PathId id, Instant version) {
        var into = new AppBuilder(id, version);
        var labels = app.texts("labels");
        new ResourceReader(app).read(into);
        new StrategyReader(app, labels).read(into);
        place(into);
        run(into);
        checkLabels(labels);
        return into.labels(labels)
                .user(app.text("user"))
                .env(environment())
                .secrets(secrets())
                .constraints(ConstraintReader.read(app))
                .fetch(app.items("fetch").stream()
                        .map(spot -> fetch(spot.orEmptyObject()))
                        .toList())
                .dependencies(app.items("dependencies").stream()
                        .map(spot -> PathText.resolve(spot, base))
                        .toList())
                .acceptedResourceRoles(new LinkedHashSet<>(app.textList("acceptedResourceRoles")))
                .role(app.text("role").orElse("*"))
                .tty(app.flag("tty", false))
                .build();
    }

    /// Container, networks and ports, and the checks that go to those ports.
    private void place(AppBuilder into) {
        var networks = new NetworkReader(app);
        var container = app.object("container").map(spot -> ContainerReader.read(spot, networks.portMappings(spot)));
        var definitions = networks.portDefinitions();
        var mappings = container.map(Containerisation::portMappings).orElse(List.of());
        var names = networks.host()
                ? definitions.stream().map(PortDefinition::name).toList()
                : mappings.stream().map(PortMapping::name).toList();
        var docker = container.map(Containerisation::type).equals(Optional.of(Containerisation.Type.DOCKER));
        var checks = new CheckReader(app, names, docker);
        into.networks(networks.networks())
                .container(container)
                .portDefinitions(definitions)
                .requirePorts(app.flag("requirePorts", false) && networks.host())
                .healthChecks(checks.health())
                .readinessChecks(checks.readiness())
                .check(checks.check());
        if (docker && app.whole("gpus", 0, 0, Integer.MAX_VALUE) > 0) {
            app.wrong("GPU resources only work with the Mesos containerizer");
        }
    }

    private void run(AppBuilder into) {
        app.at("cmd").ifPresent(spot -> spot.length(1, Integer.MAX_VALUE));
        var command = app.text("cmd");
        var args = app.textList("args");
        var nothing = command.isEmpty() && args.isEmpty() && !app.has("container");
        if (nothing || (command.isPresent() && !args.isEmpty())) {
            app.wrong("AppDefinition must either contain one of 'cmd' or 'args', and/or a 'container'.");
        }
        into.cmd(command).args(args);
    }

    private Map<String, EnvValue> environment() {
        var declared = app.entries("secrets").keySet();
        var env = new LinkedHashMap<String, EnvValue>();
        app.entries("env").forEach((name, spot) -> env.put(name, value(spot, declared)));
        return env;
    }

    private static EnvValue value(Spot spot, Set<String> declared) {
        if (!spot.node().isObject()) {
            return new EnvValue.Plain(spot.text());
        }
        var secret = spot.needed("secret");
        if (!declared.contains(secret)) {
            spot.wrong("references the secret '%s', which 'secrets' does not declare".formatted(secret));
        }
        return new EnvValue.Secret(secret);
    }

    private Map<String, String> secrets() {
        var secrets = new LinkedHashMap<String, String>();
        app.entries("secrets")
                .forEach((name, spot) -> secrets.put(name, spot.orEmptyObject().needed("source")));
        return secrets;
    }

    private static Fetch fetch(Spot spot) {
        spot.at("uri").ifPresent(uri -> uri.length(1, MAX_URI));
        return new Fetch(
                spot.needed("uri"),
                spot.flag("extract", true),
                spot.flag("executable", false),
                spot.flag("cache", false),
                spot.text("destPath"));
    }

    private void checkLabels(Map<String, String> labels) {
        var version = labels.get("DCOS_MIGRATION_API_VERSION");
        if (version == null) {
            return;
        }
        if (!version.equals("v1")) {
            app.faults().meaning("/labels/DCOS_MIGRATION_API_VERSION", "got %s, expected v1".formatted(version));
        }
        for (var needed : List.of("DCOS_PACKAGE_FRAMEWORK_NAME", "DCOS_MIGRATION_API_PATH")) {
            if (!labels.containsKey(needed)) {
                app.faults().meaning("/labels", "DCOS_MIGRATION_API_VERSION needs the label " + needed);
            }
        }
    }
}
