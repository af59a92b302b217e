package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.definition.Timestamps;
import io.binnacle.scheduler.engine.Scheduler;
import java.util.List;
import java.util.Optional;

/// `/x/…`: what Marathon's API lacks. Its version is in `/x`, and grows when something of it means something else.
final class Extensions implements AutoCloseable {
    private static final int VERSION = 1;
    private static final int MOST_ENTRIES = 1000;

    private final Scheduler scheduler;
    private final Views views;
    private final Queue queue;
    private final Previews previews;
    private final Revisions revisions;
    private final Instances instances;
    private final Pictures pictures;

    Extensions(Scheduler scheduler, Views views, ApiSettings settings, Queue queue, Previews previews) {
        this.scheduler = scheduler;
        this.views = views;
        this.queue = queue;
        this.previews = previews;
        revisions = new Revisions(views, settings.clock());
        instances = new Instances(scheduler, views, settings.limits());
        pictures = new Pictures(views, settings.limits());
    }

    Optional<Endpoint> at(List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(Endpoint.get(this::about));
        }
        var rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case "apps" -> revisions.at(rest);
            case "instances" -> instances.at(rest);
            case "topology" -> pictures.at(rest);
            case "preview" -> alone(rest, Endpoint.on("POST", previews::preview).harmlessly());
            case "deployments" -> alone(rest, Endpoint.get(call -> Deployments.explained(views.now())));
            case "queue" -> alone(rest, Endpoint.get(call -> queue.explained()));
            case "audit" -> alone(rest, Endpoint.get(this::audit));
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        pictures.close();
    }

    private static Optional<Endpoint> alone(List<String> rest, Endpoint endpoint) {
        return rest.isEmpty() ? Optional.of(endpoint) : Optional.empty();
    }

    private Answer about(Call call) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("name", "binnacle")
                .put("version", VERSION)
                .put("caller", call.holder().name())
                .put("mayOperate", call.holder().role() == Role.OPERATE);
        scheduler.trouble().map(Refusal::sentence).ifPresent(words -> json.put("trouble", words));
        return Answer.ok(json);
    }

    /// Newest first; go on with `before` the least number seen.
    private Answer audit(Call call) throws Fault {
        var limit = call.query().whole("limit", 100, MOST_ENTRIES);
        var before = call.query().whole("before", Integer.MAX_VALUE, Integer.MAX_VALUE);
        var json = JsonNodeFactory.instance.objectNode().put("format", "binnacle.audit/1");
        var list = json.putArray("entries");
        scheduler
                .audit(before == Integer.MAX_VALUE ? Long.MAX_VALUE : before, limit)
                .forEach(entry -> list.addObject()
                        .put("number", entry.number())
                        .put("at", Timestamps.text(entry.at()))
                        .put("by", entry.by())
                        .put("from", entry.from())
                        .put("note", entry.note())
                        .put("what", entry.what())
                        .put("result", entry.result()));
        return Answer.ok(json);
    }
}
