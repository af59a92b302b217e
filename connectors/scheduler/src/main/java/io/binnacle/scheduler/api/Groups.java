package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.GroupJson;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Timestamps;
import io.binnacle.scheduler.engine.Scheduler;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/v2/groups`: the tree, or a part of it.
final class Groups implements Resource {
    private static final List<String> DEFAULT = List.of("group.groups", "group.apps", "group.pods");

    private final Views views;
    private final AppJson.Form form;
    private final Clock clock;
    private final GroupWrites writes;

    Groups(Scheduler scheduler, Views views, ApiSettings settings) {
        this.views = views;
        this.form = settings.form();
        this.clock = settings.clock();
        this.writes = new GroupWrites(scheduler, views, clock);
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        if (!rest.isEmpty() && rest.getLast().equals("apps")) {
            return Optional.of(Endpoint.get(call -> apps(call, Apps.parent(rest, 1))));
        }
        if (!rest.isEmpty() && rest.getLast().equals("versions")) {
            return Optional.of(Endpoint.get(call -> versions(Apps.parent(rest, 1))));
        }
        if (rest.size() > 1 && rest.get(rest.size() - 2).equals("versions")) {
            return Optional.of(Endpoint.get(call -> version(call, Apps.parent(rest, 2), rest.getLast())));
        }
        var id = Paths.id(rest);
        return Optional.of(Endpoint.get(call -> group(call, PathId.of(id)))
                .and("POST", call -> writes.create(call, id))
                .and("PUT", call -> writes.update(call, id))
                .and("PATCH", call -> writes.patch(call, PathId.of(id)))
                .and("DELETE", call -> writes.delete(call, PathId.of(id))));
    }

    private Answer group(Call call, PathId id) throws Fault {
        return write(call, known(views.now(), id));
    }

    private Answer apps(Call call, PathId id) throws Fault {
        var view = views.now();
        var embeds = Embed.of(call.query().all("embed"), EnumSet.of(Embed.COUNTS, Embed.DEPLOYMENTS));
        return Answer.ok(
                new AppInfo(view, form, clock.instant()).list(known(view, id).apps().values().stream(), embeds));
    }

    /// Each tree in which this group became another.
    private Answer versions(PathId id) throws Fault {
        known(views.now(), id);
        var list = JsonNodeFactory.instance.arrayNode();
        former(id).map(group -> Timestamps.text(group.version())).distinct().forEach(list::add);
        return Answer.ok(list);
    }

    private Answer version(Call call, PathId id, String text) throws Fault {
        var version = Apps.timestamp(text);
        return write(
                call,
                former(id)
                        .filter(group -> Timestamps.text(group.version()).equals(version))
                        .findFirst()
                        .orElseThrow(
                                () -> Fault.unknown("Group '" + id + "' in version " + version + " does not exist")));
    }

    private Stream<Group> former(PathId id) {
        var state = views.now().state();
        return Stream.concat(Stream.of(state.wish()), state.treeHistory().stream())
                .flatMap(root -> root.group(id).stream());
    }

    private Answer write(Call call, Group group) {
        var given = call.query().all("embed");
        var words = given.isEmpty() ? DEFAULT : given;
        var info = new AppInfo(views.now(), form, clock.instant());
        var embeds = Embed.of(words, EnumSet.noneOf(Embed.class));
        var json = new GroupJson(
                app -> info.write(app, embeds),
                words.contains("group.apps"),
                words.contains("group.pods"),
                words.contains("group.groups"),
                form.v19Fields());
        return Answer.ok(json.write(group));
    }

    static Group known(View view, PathId id) throws Fault {
        return view.state().wish().group(id).orElseThrow(() -> Fault.unknown("Group '" + id + "' does not exist"));
    }
}
