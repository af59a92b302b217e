package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The variables Marathon gives a task, which its own `env` overrides.
final class TaskEnvironment {
    private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_LABEL_NAME = 492;
    private static final int LONGEST_LABEL = 511;

    private final AppDefinition app;
    private final Instance instance;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private TaskEnvironment(AppDefinition app, Instance instance) {
        this.app = app;
        this.instance = instance;
    }

    /// @param sandbox whether it has one
    /// @param own the app's own, with its secrets in clear
    static Map<String, String> of(AppDefinition app, Instance instance, boolean sandbox, Map<String, String> own) {
        var task = new TaskEnvironment(app, instance);
        task.identity();
        if (sandbox) {
            task.environment.put("MESOS_SANDBOX", Fetching.SANDBOX);
        }
        task.resources();
        task.labels();
        task.ports(TaskPorts.of(app, instance));
        task.environment.putAll(own);
        return task.environment;
    }

    /// Marathon's id of the present run: `web.instance-<uuid>._app.1`.
    static String taskId(Instance instance) {
        return instance.id() + "._app." + instance.incarnation();
    }

    private void identity() {
        environment.put("MESOS_TASK_ID", taskId(instance));
        environment.put("MARATHON_APP_ID", app.id().toString());
        environment.put("MARATHON_APP_VERSION", version(app.version()));
        app.container()
                .flatMap(AppDefinition.Containerisation::docker)
                .ifPresent(docker -> environment.put("MARATHON_APP_DOCKER_IMAGE", docker.image()));
        instance.placed().ifPresent(placed -> environment.put("HOST", placed.hostName()));
    }

    private static String version(Instant version) {
        return VERSION.format(version);
    }

    private void resources() {
        environment.put("MARATHON_APP_RESOURCE_CPUS", Double.toString(app.cpus().doubleValue()));
        environment.put(
                "MARATHON_APP_RESOURCE_MEM", Double.toString(app.memory().doubleValue()));
        environment.put("MARATHON_APP_RESOURCE_DISK", Double.toString(app.disk().doubleValue()));
        environment.put("MARATHON_APP_RESOURCE_GPUS", Integer.toString(app.gpus()));
        environment.put("MARATHON_APP_ENFORCE_GROUP_ROLE", "FALSE");
    }

    private void labels() {
        var escaped = new TreeMap<String, String>();
        app.labels().forEach((name, value) -> {
            if (name.length() <= LONGEST_LABEL_NAME && value.length() <= LONGEST_LABEL) {
                escaped.put(name.replaceAll("[^A-Za-z0-9_]+", "_").toUpperCase(Locale.ROOT), value);
            }
        });
        environment.put("MARATHON_APP_LABELS", String.join(" ", escaped.keySet()));
        escaped.forEach((name, value) -> environment.put("MARATHON_APP_LABEL_" + name, value));
    }

    private void ports(TaskPorts ports) {
        var all = ports.ports();
        if (all.isEmpty()) {
            return;
        }
        environment.put("PORT", Integer.toString(all.getFirst().value()));
        environment.put(
                "PORTS",
                all.stream().map(port -> Integer.toString(port.value())).collect(Collectors.joining(",")));
        for (var i = 0; i < all.size(); i++) {
            var port = all.get(i);
            var value = Integer.toString(port.value());
            environment.put("PORT" + i, value);
            environment.put("PORT_" + (port.requested() == 0 ? port.value() : port.requested()), value);
            name(port).ifPresent(name -> environment.put("PORT_" + name, value));
        }
    }

    private static Optional<String> name(TaskPorts.Port port) {
        return port.name().map(name -> name.toUpperCase(Locale.ROOT));
    }
}
