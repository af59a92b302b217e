package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.AppDefinition.EnvValue;
import io.binnacle.scheduler.definition.AppDefinition.Fetch;
import io.binnacle.scheduler.definition.AppDefinition.Network;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes apps as Marathon answers them; members and sets always in the same order.
public final class AppJson {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AppJson() {}

    /// How much is written.
    ///
    /// @param legacyFields also `ports`, `uris`, `docker.network` and `docker.portMappings`, for old clients
    /// @param v19Fields also `role`
    public record Form(boolean legacyFields, boolean v19Fields) {
        /// As Marathon 1.8.
        public static final Form STANDARD = new Form(false, false);

        /// All that is known, as it is read.
        public static final Form COMPLETE = new Form(false, true);
    }

    public static ObjectNode write(AppDefinition app, Form form) {
        var json = JSON.objectNode().put("id", app.id().toString());
        app.cmd().ifPresent(cmd -> json.put("cmd", cmd));
        texts(json, "args", app.args());
        app.user().ifPresent(user -> json.put("user", user));
        environment(app, json);
        resources(app, json);
        json.put("instances", app.instances());
        constraints(app, json);
        ContainerWriter.write(app, form, json);
        network(app, form, json);
        fetch(app, form, json);
        CheckWriter.write(app, json);
        texts(
                json,
                "dependencies",
                app.dependencies().stream().map(PathId::toString).toList());
        strategies(app, json);
        json.set("labels", members(app.labels()));
        texts(
                json,
                "acceptedResourceRoles",
                app.acceptedResourceRoles().stream().sorted().toList());
        if (form.v19Fields()) {
            json.put("role", app.role());
        }
        if (app.tty()) {
            json.put("tty", true);
        }
        json.put("version", Timestamps.text(app.version()));
        json.putObject("versionInfo")
                .put("lastScalingAt", Timestamps.text(app.versionInfo().lastScalingAt()))
                .put("lastConfigChangeAt", Timestamps.text(app.versionInfo().lastConfigChangeAt()));
        return json;
    }

    private static void environment(AppDefinition app, ObjectNode json) {
        if (!app.env().isEmpty()) {
            var env = json.putObject("env");
            new TreeMap<>(app.env()).forEach((name, value) -> {
                switch (value) {
                    case EnvValue.Plain plain -> env.put(name, plain.value());
                    case EnvValue.Secret secret -> env.putObject(name).put("secret", secret.name());
                }
            });
        }
        if (!app.secrets().isEmpty()) {
            var secrets = json.putObject("secrets");
            new TreeMap<>(app.secrets())
                    .forEach((name, source) -> secrets.putObject(name).put("source", source));
        }
    }

    private static void resources(AppDefinition app, ObjectNode json) {
        json.set("cpus", number(app.cpus()));
        json.set("mem", number(app.memory()));
        json.set("disk", number(app.disk()));
        json.put("gpus", app.gpus()).put("executor", app.executor());
        app.resourceLimits().ifPresent(limits -> {
            var object = json.putObject("resourceLimits");
            limits.cpus().ifPresent(limit -> limit(object, "cpus", limit.value()));
            limits.memory().ifPresent(limit -> limit(object, "mem", limit.value()));
        });
        app.executorResources().ifPresent(executor -> {
            var object = json.putObject("executorResources");
            object.set("cpus", number(executor.cpus()));
            object.set("mem", number(executor.memory()));
            object.set("disk", number(executor.disk()));
        });
    }

    private static void limit(ObjectNode object, String name, Optional<BigDecimal> limit) {
        limit.ifPresentOrElse(value -> object.set(name, number(value)), () -> object.put(name, "unlimited"));
    }

    private static void constraints(AppDefinition app, ObjectNode json) {
        if (!app.constraints().isEmpty()) {
            var list = json.putArray("constraints");
            app.constraints().stream()
                    .sorted(Comparator.comparing(Constraint::toString))
                    .forEach(constraint -> {
                        var words = list.addArray()
                                .add(constraint.field())
                                .add(constraint.operator().name());
                        constraint.value().ifPresent(words::add);
                    });
        }
    }

    private static void network(AppDefinition app, Form form, ObjectNode json) {
        var networks = json.putArray("networks");
        app.networks().forEach(network -> networks.add(network(network)));
        json.put("requirePorts", app.requirePorts());
        if (app.onHostNetwork()) {
            var definitions = json.putArray("portDefinitions");
            app.portDefinitions().forEach(port -> definitions.add(definition(port)));
        }
        if (form.legacyFields()) {
            var ports = json.putArray("ports");
            app.portDefinitions().forEach(port -> ports.add(port.port()));
            app.portMappings().forEach(port -> ports.add(port.servicePort()));
        }
    }

    static String mode(Network.Mode mode) {
        return switch (mode) {
            case HOST -> "host";
            case BRIDGE -> "container/bridge";
            case CONTAINER -> "container";
        };
    }

    private static ObjectNode network(Network network) {
        var json = JSON.objectNode().put("mode", mode(network.mode()));
        network.name().ifPresent(name -> json.put("name", name));
        labels(json, network.labels());
        return json;
    }

    private static ObjectNode definition(PortDefinition port) {
        var json = JSON.objectNode().put("port", port.port()).put("protocol", port.protocol());
        port.name().ifPresent(name -> json.put("name", name));
        labels(json, port.labels());
        return json;
    }

    private static void labels(ObjectNode json, Map<String, String> labels) {
        if (!labels.isEmpty()) {
            json.set("labels", members(labels));
        }
    }

    static ObjectNode members(Map<String, String> texts) {
        var json = JSON.objectNode();
        new TreeMap<>(texts).forEach(json::put);
        return json;
    }

    private static void fetch(AppDefinition app, Form form, ObjectNode json) {
        if (!app.fetch().isEmpty()) {
            var list = json.putArray("fetch");
            app.fetch().forEach(fetch -> list.add(fetch(fetch)));
        }
        if (form.legacyFields()) {
            var uris = json.putArray("uris");
            app.fetch().forEach(fetch -> uris.add(fetch.uri()));
        }
    }

    private static ObjectNode fetch(Fetch fetch) {
        var json = JSON.objectNode()
                .put("uri", fetch.uri())
                .put("extract", fetch.extract())
                .put("executable", fetch.executable())
                .put("cache", fetch.cache());
        fetch.destPath().ifPresent(path -> json.put("destPath", path));
        return json;
    }

    private static void strategies(AppDefinition app, ObjectNode json) {
        json.put("backoffSeconds", seconds(app.backoff().delay()))
                .put("maxLaunchDelaySeconds", seconds(app.backoff().maxLaunchDelay()))
                .put("killSelection", app.killSelection().name())
                .set("backoffFactor", number(app.backoff().factor()));
        var upgrade = json.putObject("upgradeStrategy");
        upgrade.set("minimumHealthCapacity", number(app.upgradeStrategy().minimumHealthCapacity()));
        upgrade.set("maximumOverCapacity", number(app.upgradeStrategy().maximumOverCapacity()));
        app.unreachable()
                .ifPresentOrElse(
                        strategy -> json.putObject("unreachableStrategy")
                                .put("inactiveAfterSeconds", seconds(strategy.inactiveAfter()))
                                .put("expungeAfterSeconds", seconds(strategy.expungeAfter())),
                        () -> json.put("unreachableStrategy", "disabled"));
        app.killGracePeriod().ifPresent(grace -> json.put("taskKillGracePeriodSeconds", seconds(grace)));
        app.residency()
                .ifPresent(residency -> json.putObject("residency")
                        .put("relaunchEscalationTimeoutSeconds", seconds(residency.relaunchEscalationTimeout()))
                        .put("taskLostBehavior", residency.taskLostBehavior()));
    }

    /// Whole numbers without a point or an exponent.
    private static JsonNode number(BigDecimal value) {
        return value.scale() == 0 ? JSON.numberNode(value.longValue()) : DecimalNode.valueOf(value);
    }

    static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    static void texts(ObjectNode json, String name, Iterable<String> texts) {
        var list = JSON.arrayNode();
        texts.forEach(list::add);
        if (!list.isEmpty()) {
            json.set(name, list);
        }
    }
}
