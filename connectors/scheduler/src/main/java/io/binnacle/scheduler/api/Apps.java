package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.core.State.Revision;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Selector;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `/v2/apps`: what is wished for, and what is known of it. The last words of an address say what is asked of the app.
final class Apps implements Resource {
    private static final Set<Embed> LISTED = EnumSet.of(Embed.COUNTS, Embed.DEPLOYMENTS);
    private static final Set<Embed> ALONE =
            EnumSet.of(Embed.COUNTS, Embed.TASKS, Embed.DEPLOYMENTS, Embed.LAST_TASK_FAILURE);

    private final Views views;
    private final AppJson.Form form;
    private final Clock clock;
    private final AppWrites writes;
    private final AppTasks tasks;

    Apps(Views views, ApiSettings settings) {
        this.views = views;
        this.form = settings.form();
        this.clock = settings.clock();
        this.writes = new AppWrites(settings);
        this.tasks = new AppTasks(views, form);
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(Endpoint.get(this::all)
                    .and("POST", writes::create)
                    .and("PUT", call -> writes.putMany(call))
                    .and("PATCH", call -> writes.patchMany(call)));
        }
        var last = rest.getLast();
        var before = rest.size() < 2 ? "" : rest.get(rest.size() - 2);
        return Optional.of(
                switch (last) {
                    case "*" -> Endpoint.get(call -> below(call, parent(rest, 1)));
                    case "tasks" -> tasks.of(parent(rest, 1));
                    case "versions" -> Endpoint.get(call -> versions(parent(rest, 1)));
                    case "restart" -> Endpoint.on("POST", call -> writes.restart(call, parent(rest, 1)));
                    default -> before(before, rest);
                });
    }

    private Endpoint before(String before, List<String> rest) {
        return switch (before) {
            case "tasks" -> tasks.one(parent(rest, 2), rest.getLast());
            case "versions" -> Endpoint.get(call -> version(parent(rest, 2), rest.getLast()));
            default -> one(rest);
        };
    }

    private Endpoint one(List<String> rest) {
        var id = Paths.id(rest);
        return Endpoint.get(call -> app(call, PathId.of(id)))
                .and("PUT", call -> writes.put(call, id))
                .and("PATCH", call -> writes.patch(call, id))
                .and("DELETE", call -> writes.delete(call, PathId.of(id)));
    }

    static PathId parent(List<String> rest, int dropped) {
        return new PathId(rest.subList(0, rest.size() - dropped));
    }

    private Answer all(Call call) throws Fault {
        var view = views.now();
        var apps = view.state().wish().allApps().filter(filter(call.query()));
        return Answer.ok(object("apps", view, apps, Embed.of(call.query().all("embed"), LISTED)));
    }

    private Answer below(Call call, PathId group) throws Fault {
        var view = views.now();
        var found = view.state()
                .wish()
                .group(group)
                .orElseThrow(() -> Fault.unknown("Group '" + group + "' does not exist"));
        return Answer.ok(
                object("*", view, found.allApps(), Embed.of(call.query().all("embed"), LISTED)));
    }

    private ObjectNode object(String name, View view, Stream<AppDefinition> apps, Set<Embed> embeds) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set(name, new AppInfo(view, form, clock.instant()).list(apps, embeds));
        return json;
    }

    private Answer app(Call call, PathId id) throws Fault {
        var view = views.now();
        var app = known(view, id);
        var json = JsonNodeFactory.instance.objectNode();
        json.set(
                "app",
                new AppInfo(view, form, clock.instant())
                        .write(app, Embed.of(call.query().all("embed"), ALONE)));
        return Answer.ok(json);
    }

    private Answer versions(PathId id) throws Fault {
        var list = JsonNodeFactory.instance.objectNode();
        var versions = list.putArray("versions");
        known(views.now(), id);
        history(id).forEach(definition -> versions.add(Timestamps.text(definition.version())));
        return Answer.ok(list);
    }

    private Answer version(PathId id, String text) throws Fault {
        known(views.now(), id);
        var version = timestamp(text);
        JsonNode json = history(id)
                .filter(definition -> Timestamps.text(definition.version()).equals(version))
                .findFirst()
                .map(definition -> AppJson.write(definition, form))
                .orElseThrow(() -> Fault.unknown("App '" + id + "' in version " + version + " does not exist"));
        return Answer.ok(json);
    }

    /// The present definition and the former ones, newest first.
    private Stream<AppDefinition> history(PathId id) {
        var state = views.now().state();
        var former = Optional.ofNullable(state.history().get(id)).stream()
                .flatMap(revisions -> revisions.stream().map(Revision::definition));
        return Stream.concat(state.wish().app(id).stream(), former)
                .collect(java.util.stream.Collectors.toMap(
                        AppDefinition::version, each -> each, (first, same) -> first, java.util.TreeMap::new))
                .descendingMap()
                .values()
                .stream();
    }

    static AppDefinition known(View view, PathId id) throws Fault {
        return view.state().wish().app(id).orElseThrow(() -> Fault.unknown("App '" + id + "' does not exist"));
    }

    static String timestamp(String text) throws Fault {
        try {
            return Timestamps.text(Timestamps.of(text));
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }

    private static Predicate<AppDefinition> filter(Query query) throws Fault {
        var cmd = query.text("cmd").orElse("").toLowerCase(Locale.ROOT);
        var id = query.text("id").orElse("").toLowerCase(Locale.ROOT);
        var selector = selector(query.text("label").orElse(""));
        return app ->
                (cmd.isEmpty() || app.cmd().orElse("").toLowerCase(Locale.ROOT).contains(cmd))
                        && app.id().toString().contains(id)
                        && selector.test(app.labels());
    }

    private static Selector selector(String text) throws Fault {
        try {
            return Selector.parse(text);
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }
}
