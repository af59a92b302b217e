package io.binnacle.scheduler.api;

import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.engine.Scheduler;
import java.util.List;
import java.util.Optional;

/// Finds what an address means.
final class Routes implements AutoCloseable {
    private final Views views;
    private final Node node;
    private final Meters meters;
    private final Events events;
    private final Apps apps;
    private final Tasks tasks;
    private final Deployments deployments;
    private final Queue queue;
    private final Extensions extensions;
    private final Groups groups;

    Routes(Scheduler scheduler, ApiSettings settings, String leader) {
        views = new Views(scheduler);
        node = new Node(settings, leader);
        meters = new Meters(views);
        events = new Events(scheduler, settings, meters);
        apps = new Apps(views, settings);
        tasks = new Tasks(views, settings.form());
        deployments = new Deployments(views);
        groups = new Groups(scheduler, views, settings);
        queue = new Queue(views, settings);
        extensions = new Extensions(scheduler, views, settings, queue, new Previews(scheduler, this::at));
    }

    Optional<Endpoint> at(List<String> path) {
        if (!path.isEmpty() && path.getFirst().equals("x")) {
            return extensions.at(path.subList(1, path.size()));
        }
        if (path.size() < 2) {
            return node.at(path).or(() -> meters.at(path));
        }
        var rest = path.subList(2, path.size());
        return switch (path.get(0) + "/" + path.get(1)) {
            case "v2/apps" -> apps.at(rest);
            case "v2/groups" -> groups.at(rest);
            case "v2/tasks" -> tasks.at(rest);
            case "v2/deployments" -> deployments.at(rest);
            case "v2/queue" -> queue.at(rest);
            case "v2/events" -> events.at(rest);
            case "v2/pods" -> Node.pods(rest);
            default -> node.at(path).or(() -> meters.at(path));
        };
    }

    void posted(String from, String uri, PathId app) {
        events.posted(from, uri, app);
    }

    /// A request that was not done.
    void count(int status) {
        meters.count("marathon.http.responses." + status / 100 + "xx.counter");
    }

    @Override
    public void close() {
        events.close();
        extensions.close();
    }
}
