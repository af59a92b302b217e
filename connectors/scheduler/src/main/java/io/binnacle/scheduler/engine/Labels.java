package io.binnacle.scheduler.engine;

import io.binnacle.model.Container;
import io.binnacle.model.Exit;
import io.binnacle.model.PortMapping;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.definition.PathId;
import java.util.Map;
import java.util.Optional;

/// The labels by which a container is known to be ours, and read back from it. What lacks one of them, or bears another
/// scheduler's id, is not ours and is never touched.
///
/// @param scheduler the id of this scheduler
record Labels(String scheduler) {
    private static final String PREFIX = "io.binnacle.scheduler.";
    static final String ID = PREFIX + "id";
    static final String APP = PREFIX + "app";
    static final String INSTANCE = PREFIX + "instance";
    static final String INCARNATION = PREFIX + "incarnation";
    static final String VERSION = PREFIX + "version";

    Map<String, String> of(Instance instance) {
        return Map.of(
                ID,
                scheduler,
                APP,
                instance.app().toString(),
                INSTANCE,
                instance.id(),
                INCARNATION,
                Integer.toString(instance.incarnation()),
                VERSION,
                instance.appVersion().toString());
    }

    /// What a container says of the instance it runs; empty when it is not ours.
    Optional<Message.Seen> seen(Container container) {
        var labels = container.labels();
        var app = labels.get(APP);
        var instance = labels.get(INSTANCE);
        var incarnation = labels.getOrDefault(INCARNATION, "");
        return !scheduler.equals(labels.get(ID)) || app == null || instance == null || !number(incarnation)
                ? Optional.empty()
                : Optional.of(seen(container, instance, Integer.parseInt(incarnation), PathId.of(app)));
    }

    private static boolean number(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private static Message.Seen seen(Container container, String instance, int incarnation, PathId app) {
        var alive = container.state().alive();
        var exit = alive ? Optional.<Exit>empty() : container.exit();
        return new Message.Seen(
                instance,
                incarnation,
                app,
                container.id(),
                alive,
                exit.map(Exit::code),
                exit.map(Exit::outOfMemory).orElse(false),
                container.networks().stream()
                        .flatMap(network -> network.addresses().stream())
                        .toList(),
                container.ports().stream()
                        .filter(PortMapping::published)
                        .map(PortMapping::hostPort)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
