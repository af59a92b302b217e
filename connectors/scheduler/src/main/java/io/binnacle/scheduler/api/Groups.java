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
        var id = Paths.id(rest);
        return Optional.of(Endpoint.get(call -> told(call, rest))
                .and("POST", call -> writes.create(call, id))
                .and("PUT", call -> writes.update(call, id))
                .and("PATCH", call -> writes.patch(call, PathId.of(id)))
                .and("DELETE", call -> writes.delete(call, PathId.of(id))));
    }

    /// A group may be called `apps` or `versions`; read, these words mean what a group has.
    private Answer told(Call call, List<String> rest) throws Fault {
        if (!rest.isEmpty() && rest.getLast().equals("apps")) {
            return apps(call, Apps.parent(rest, 1));
        }
        if (!rest.isEmpty() && rest.getLast().equals("versions")) {
            return versions(Apps.parent(rest, 1));
        }
        return rest.size() > 1 && rest.get(rest.size() - 2).equals("versions")
                ? version(call, Apps.parent(rest, 2), rest.getLast())
                : write(call, known(views.now(), PathId.of(Paths.id(rest))));
    }

    private Answer apps(Call call, PathId id) throws Fault {
        var view = views.now();
        var embeds = Embed.of(call.query().all("embed"), EnumSet.of(Embed.COUNTS, Embed.DEPLOYMENTS));
        return Answer.ok(
                new AppInfo(view, form, clock.instant()).list(known(view, id).allApps(), embeds));
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
                roots().filter(root -> is(root, version))
                        .flatMap(root -> root.group(id).stream())
                        .findFirst()
                        .or(() -> former(id).filter(group -> is(group, version)).findFirst())
                        .orElseThrow(
                                () -> Fault.unknown("Group '" + id + "' in version " + version + " does not exist")));
    }

    private static boolean is(Group group, String version) {
        return Timestamps.text(group.version()).equals(version);
    }

    private Stream<Group> roots() {
        var state = views.now().state();
        return Stream.concat(Stream.of(state.wish()), state.treeHistory().stream());
    }

    private Stream<Group> former(PathId id) {
        return roots().flatMap(root -> root.group(id).stream());
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
