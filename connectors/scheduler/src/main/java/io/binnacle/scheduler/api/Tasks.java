package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `/v2/tasks`: the tasks of all apps.
final class Tasks implements Resource {
    /// `shop_web.instance-<uuid>._app.1`, the same without its end, or the old `shop_web.<uuid>`.
    private static final Pattern FRAME = Pattern.compile(
            "[a-z0-9_.-]+\\.(?:instance-|marathon-)?([0-9A-Za-z]+(?:-[0-9A-Za-z]+){4})(?:\\._?[a-z0-9-]+(?:\\.[0-9]+)?)?");

    private static final int MOST = 10_000;

    private final Views views;
    private final AppJson.Form form;

    Tasks(Views views, AppJson.Form form) {
        this.views = views;
        this.form = form;
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        return switch (String.join("/", rest)) {
            case "" -> Optional.of(Endpoint.get(this::all));
            case "delete" -> Optional.of(Endpoint.on("POST", this::delete));
            default -> Optional.empty();
        };
    }

    private Answer all(Call call) throws Fault {
        var view = views.now();
        if (call.accepts("text/plain") && !call.accepts("json")) {
            return new Answer.Text(200, "text/plain;charset=utf-8", lines(view));
        }
        var wanted = call.query().all("status").stream()
                .map(status -> status.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("tasks");
        view.tasks().stream()
                .filter(task -> wanted.isEmpty() || wanted.contains(status(task)))
                .forEach(task -> list.add(TaskJson.served(task, view, form)));
        return Answer.ok(json);
    }

    private static String status(Instance task) {
        return switch (task.condition()) {
            case RUNNING -> "running";
            case SCHEDULED, PROVISIONED, STAGING, STARTING -> "staging";
            case UNREACHABLE, UNREACHABLE_INACTIVE, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED -> "";
        };
    }

    /// For balancers of old: a line for each service port, with where it is served.
    private static String lines(View view) {
        return view.state()
                .wish()
                .allApps()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .flatMap(app -> lines(view, app).stream())
                .collect(Collectors.joining());
    }

    private static List<String> lines(View view, AppDefinition app) {
        var lines = new ArrayList<String>();
        var name = String.join("_", app.id().segments());
        var ports = TaskJson.servicePorts(app);
        for (var i = 0; i < ports.size(); i++) {
            var line = new StringBuilder(name).append('\t').append(ports.get(i)).append('\t');
            for (var task : view.tasks(app.id())) {
                var index = i;
                task.placed()
                        .filter(at -> index < at.hostPorts().size())
                        .ifPresent(at -> line.append(at.hostName())
                                .append(':')
                                .append(at.hostPorts().get(index))
                                .append('\t'));
            }
            lines.add(line.append('\n').toString());
        }
        return lines;
    }

    private Answer delete(Call call) throws Fault {
        AppTasks.scale(call);
        var view = views.now();
        var chosen = new ArrayList<Instance>();
        for (var id : ids(call)) {
            wellFormed(id);
            view.task(id).filter(task -> !chosen.contains(task)).ifPresent(chosen::add);
        }
        return AppTasks.kill(call, chosen, view, form);
    }

    private static Set<String> ids(Call call) throws Fault {
        var ids = call.json().path("ids");
        if (!ids.isArray()) {
            throw fault("/ids", ids.isMissingNode() ? "'ids' is undefined on object" : "error.expected.jsarray");
        }
        if (ids.size() > MOST) {
            throw Fault.of(400, "More than " + MOST + " ids at once.");
        }
        var texts = new java.util.LinkedHashSet<String>();
        for (var i = 0; i < ids.size(); i++) {
            if (!ids.get(i).isTextual()) {
                throw fault("/ids(" + i + ")", "error.expected.jsstring");
            }
            texts.add(ids.get(i).textValue());
        }
        return texts;
    }

    private static void wellFormed(String id) throws Fault {
        var shown = id.length() <= 200 ? id : id.substring(0, 200) + "…";
        var frame = FRAME.matcher(shown);
        if (!frame.matches()) {
            throw Fault.of(400, "Invalid task id '" + shown + "'. It looks like shop_web.instance-UUID._app.1.");
        }
        try {
            UUID.fromString(frame.group(1));
        } catch (IllegalArgumentException notAUuid) {
            throw Fault.of(422, "Invalid task id '" + shown + "'. " + frame.group(1) + " is not a UUID.");
        }
    }

    private static Fault fault(String path, String error) {
        return Fault.of(new InvalidDefinition(
                InvalidDefinition.Kind.TYPES, "Invalid JSON", List.of(new Violation(path, List.of(error)))));
    }
}
