package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.PathId;
import java.util.List;
import java.util.stream.Collectors;

/// `/v2/apps/{id}/tasks`: the tasks of one app, or with `*` of all apps of a group, told and killed.
final class AppTasks {
    private final Views views;
    private final AppJson.Form form;

    AppTasks(Views views, AppJson.Form form) {
        this.views = views;
        this.form = form;
    }

    Endpoint of(PathId path) {
        return !path.root() && path.segments().getLast().equals("*")
                ? Endpoint.get(call -> ofGroup(path.parent()))
                : Endpoint.get(call -> ofApp(path)).and("DELETE", call -> killAll(call, path));
    }

    Endpoint one(PathId app, String task) {
        return Endpoint.on("DELETE", call -> killOne(call, app, task));
    }

    private Answer ofApp(PathId app) throws Fault {
        var view = views.now();
        Apps.known(view, app);
        return Answer.ok(tasks(view.tasks(app), view, form));
    }

    private Answer ofGroup(PathId group) throws Fault {
        var view = views.now();
        var found = view.state()
                .wish()
                .group(group)
                .orElseThrow(() -> Fault.unknown("Group '" + group + "' does not exist"));
        return Answer.ok(tasks(
                found.allApps()
                        .sorted((a, b) -> a.id().compareTo(b.id()))
                        .flatMap(app -> view.tasks(app.id()).stream())
                        .toList(),
                view,
                form));
    }

    private Answer killAll(Call call, PathId app) throws Fault {
        var view = views.now();
        var host = call.query().text("host").orElse("*");
        Apps.known(view, app);
        var chosen = view.tasks(app).stream()
                .filter(task -> host.equals("*")
                        || task.placed()
                                .filter(at -> at.hostName().equals(host))
                                .isPresent())
                .toList();
        if (scale(call) && view.tasks(app).isEmpty()) {
            throw Fault.unknown("Path '" + app + "' does not exist");
        }
        return kill(call, chosen, view, form);
    }

    private Answer killOne(Call call, PathId app, String id) throws Fault {
        var view = views.now();
        Apps.known(view, app);
        var task = view.task(id)
                .filter(found -> found.app().equals(app))
                .orElseThrow(() -> Fault.unknown("Task '" + id + "' does not exist"));
        if (scale(call)) {
            return kill(call, List.of(task), view, form);
        }
        call.ask(new Write.Kill(java.util.Set.of(task.id()), false), call.force(false));
        var json = JsonNodeFactory.instance.objectNode();
        json.set("task", TaskJson.write(task, view, form));
        return Answer.ok(json);
    }

    /// Kills them; each is replaced, unless the apps are to have so many fewer.
    static Answer kill(Call call, List<Instance> chosen, View view, AppJson.Form form) throws Fault {
        var scale = scale(call);
        if (chosen.isEmpty() && !scale) {
            return Answer.ok(tasks(chosen, view, form));
        }
        var ids = chosen.stream().map(Instance::id).collect(Collectors.toUnmodifiableSet());
        var accepted = call.ask(new Write.Kill(ids, scale), call.force(false));
        return scale ? Deploying.answer(200, accepted) : Answer.ok(tasks(chosen, view, form));
    }

    static boolean scale(Call call) throws Fault {
        var scale = call.query().flag("scale", false);
        if (scale && call.query().flag("wipe", false)) {
            throw Fault.of(400, "You cannot use scale and wipe at the same time.");
        }
        return scale;
    }

    private static ObjectNode tasks(List<Instance> tasks, View view, AppJson.Form form) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("tasks", TaskJson.list(tasks, view, form));
        return json;
    }
}
