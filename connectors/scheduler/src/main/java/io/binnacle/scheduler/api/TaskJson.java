package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.HealthState;
import io.binnacle.scheduler.core.State.TaskFailure;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortDefinition;
import io.binnacle.scheduler.definition.AppDefinition.PortMapping;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Writes instances as Marathon's tasks.
final class TaskJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TaskJson() {}

    static String id(Instance instance) {
        return instance.id() + "._app." + instance.incarnation();
    }

    static ArrayNode list(Collection<Instance> instances, View view, AppJson.Form form) {
        var list = JSON.arrayNode();
        instances.forEach(instance -> list.add(write(instance, view, form)));
        return list;
    }

    static ObjectNode write(Instance instance, View view, AppJson.Form form) {
        var json = JSON.objectNode()
                .put("id", id(instance))
                .put("appId", instance.app().toString())
                .put("host", instance.placed().map(Instance.Placed::hostName).orElse(""))
                .put(
                        "slaveId",
                        instance.placed().map(placed -> placed.host().value()).orElse(""))
                .put("state", Words.state(instance.condition()));
        time(json, "stagedAt", instance.stagedAt());
        time(json, "startedAt", instance.startedAt());
        json.put("version", Timestamps.text(instance.appVersion()));
        var ports = json.putArray("ports");
        instance.placed().ifPresent(placed -> placed.hostPorts().forEach(ports::add));
        addresses(json, instance.placed().map(Instance.Placed::addresses).orElse(List.of()));
        json.putArray("localVolumes");
        health(json, instance);
        view.field(instance, "@region").ifPresent(region -> json.put("region", region));
        view.field(instance, "@zone").ifPresent(zone -> json.put("zone", zone));
        if (form.v19Fields()) {
            json.put("role", view.definition(instance).map(AppDefinition::role).orElse("*"));
        }
        return json;
    }

    /// With the ports that balancers serve it at.
    static ObjectNode served(Instance instance, View view, AppJson.Form form) {
        var json = write(instance, view, form);
        var ports = json.putArray("servicePorts");
        view.definition(instance)
                .ifPresent(definition -> servicePorts(definition).forEach(ports::add));
        return json;
    }

    static List<Integer> servicePorts(AppDefinition app) {
        return app.onHostNetwork()
                ? app.portDefinitions().stream().map(PortDefinition::port).toList()
                : app.portMappings().stream().map(PortMapping::servicePort).toList();
    }

    /// What its checks have found so far; a check that has found nothing says nothing.
    static List<HealthState> known(Instance instance) {
        return instance.health().stream()
                .filter(state ->
                        state.lastSuccess().isPresent() || state.lastFailure().isPresent())
                .toList();
    }

    static ObjectNode failure(TaskFailure failure) {
        return JSON.objectNode()
                .put("appId", failure.app().toString())
                .put("host", failure.host())
                .put("message", failure.message())
                .put("state", Words.state(failure.condition()))
                .put("taskId", failure.taskId())
                .put("timestamp", Timestamps.text(failure.at()))
                .put("version", Timestamps.text(failure.version()))
                .put("slaveId", failure.hostId());
    }

    static ArrayNode readiness(Collection<Instance> instances) {
        var list = JSON.arrayNode();
        instances.forEach(instance -> instance.readiness().forEach(state -> {
            var json = list.addObject()
                    .put("name", state.name())
                    .put("taskId", id(instance))
                    .put("ready", state.ready());
            state.lastResponse()
                    .ifPresent(last -> json.putObject("lastResponse")
                            .put("status", last.status())
                            .put("contentType", last.contentType())
                            .put("body", last.body()));
        }));
        return list;
    }

    private static void addresses(ObjectNode json, List<String> addresses) {
        var list = json.putArray("ipAddresses");
        addresses.forEach(address -> list.addObject()
                .put("ipAddress", address)
                .put("protocol", address.indexOf(':') >= 0 ? "IPv6" : "IPv4"));
    }

    private static void health(ObjectNode json, Instance instance) {
        var list = json.putArray("healthCheckResults");
        var known = known(instance);
        IntStream.range(0, known.size()).forEach(i -> {
            var state = known.get(i);
            var result = list.addObject()
                    .put("alive", state.alive())
                    .put("consecutiveFailures", state.consecutiveFailures());
            time(result, "firstSuccess", state.firstSuccess());
            time(result, "lastSuccess", state.lastSuccess());
            time(result, "lastFailure", state.lastFailure());
            state.lastFailureCause().ifPresent(cause -> result.put("lastFailureCause", cause));
            result.put("instanceId", instance.id());
        });
    }

    private static void time(ObjectNode json, String name, Optional<Instant> at) {
        at.ifPresent(instant -> json.put(name, Timestamps.text(instant)));
    }
}
