package io.binnacle.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Deployment;
import io.binnacle.model.Health;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The apps of a topology with their counts, for eyes and for programs.
final class AppsList {
    private final List<App> apps;
    private final Map<AppId, List<Container>> instances;
    private final Map<AppId, List<Deployment>> deployments;

    AppsList(Topology topology) {
        this.apps = topology.apps().values().stream()
                .sorted(Comparator.comparing(App::id))
                .toList();
        this.instances = topology.containers().values().stream().collect(Collectors.groupingBy(Container::app));
        this.deployments = topology.deployments().values().stream()
                .sorted(Comparator.comparing(Deployment::startedAt))
                .collect(Collectors.groupingBy(Deployment::app));
    }

    private long running(App app) {
        return count(app, container -> container.state() == ContainerState.RUNNING);
    }

    private long with(App app, Health.Status status) {
        return count(
                app,
                container -> container.state() == ContainerState.RUNNING
                        && container.health().status() == status);
    }

    private long count(App app, java.util.function.Predicate<Container> which) {
        return instances.getOrDefault(app.id(), List.of()).stream()
                .filter(which)
                .count();
    }

    private List<Deployment> deployments(App app) {
        return deployments.getOrDefault(app.id(), List.of());
    }

    ObjectNode json() {
        var document = EntityJson.object().put("format", "binnacle.apps/1");
        document.set("apps", EntityJson.list(apps, this::json));
        return document;
    }

    private ObjectNode json(App app) {
        var node = EntityJson.object().put("id", app.id().value()).put("name", app.name());
        node.put("group", app.group().orElse(null)).put("image", app.image().reference());
        node.put(
                "wanted",
                app.wanted().isPresent() ? Integer.valueOf(app.wanted().getAsInt()) : null);
        node.put("running", running(app))
                .put("healthy", with(app, Health.Status.HEALTHY))
                .put("unhealthy", with(app, Health.Status.UNHEALTHY));
        node.set("revisions", EntityJson.list(app.revisions(), AppsList::json));
        node.set("deployments", EntityJson.list(deployments(app), EntityJson::of));
        return node;
    }

    private static ObjectNode json(Revision revision) {
        return EntityJson.object()
                .put("id", revision.id().value())
                .put("name", revision.name())
                .put("madeAt", revision.madeAt().toString())
                .put("image", revision.image().reference())
                .put("verdict", EntityJson.word(revision.verdict()));
    }

    String table() {
        var rows = new ArrayList<List<String>>();
        apps.forEach(app -> rows.add(List.of(app.id().value(), size(app), health(app), image(app), under(app))));
        var lines = new ArrayList<String>();
        lines.add(Words.count(apps.size(), "app"));
        lines.addAll(TopologyTable.columns(rows));
        return String.join("\n", lines);
    }

    private String size(App app) {
        return running(app) + (app.wanted().isPresent() ? " of " + app.wanted().getAsInt() : "");
    }

    private String health(App app) {
        var sick = with(app, Health.Status.UNHEALTHY);
        var well = with(app, Health.Status.HEALTHY);
        return sick > 0 ? sick + " unhealthy" : well > 0 ? well + " healthy" : "";
    }

    private static String image(App app) {
        return app.image().reference();
    }

    private String under(App app) {
        return deployments(app).stream()
                .map(one -> one.done() + " of " + one.total() + " as wished"
                        + (one.waitingFor().isBlank() ? "" : ", waits for " + one.waitingFor()))
                .collect(Collectors.joining("; "));
    }
}
