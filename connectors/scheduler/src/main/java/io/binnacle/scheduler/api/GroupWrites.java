package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.Definitions;
import io.binnacle.scheduler.definition.Group;
import io.binnacle.scheduler.definition.GroupUpdate;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.engine.Scheduler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// What changes groups.
final class GroupWrites {
    private final Scheduler scheduler;
    private final Views views;
    private final Clock clock;

    GroupWrites(Scheduler scheduler, Views views, Clock clock) {
        this.scheduler = scheduler;
        this.views = views;
        this.clock = clock;
    }

    Answer create(Call call, String id) throws Fault {
        var update = read(call, id);
        var write = new Write.Regroup(update.id(), (root, history, stamp) -> {
            absent(root, update.id());
            return apply(update, root, history, stamp);
        });
        return Deploying.answer(201, call.ask(write, call.force(false)));
    }

    Answer update(Call call, String id) throws Fault {
        var update = read(call, id);
        var write = new Write.Regroup(update.id(), (root, history, stamp) -> apply(update, root, history, stamp));
        return call.query().flag("dryRun", false) ? steps(write) : Deploying.ask(call, write, call.force(false));
    }

    Answer delete(Call call, PathId id) throws Fault {
        Groups.known(views.now(), id);
        var write = new Write.Regroup(id, (root, history, stamp) -> root.withoutGroup(id, stamp));
        return Deploying.ask(call, write, call.force(false));
    }

    /// Only whether the group's name is the role of what is in it, which it never is here: roles are those of hosts.
    Answer patch(Call call, PathId id) throws Fault {
        var json = call.json();
        Groups.known(views.now(), id);
        if (id.segments().size() != 1) {
            throw Fault.of(422, "enforceRole is only of a top-level group.");
        }
        if (!json.path("enforceRole").isBoolean() || json.size() != 1) {
            throw Fault.of(422, "Only enforceRole, true or false, can be patched; PUT changes the rest.");
        }
        if (json.path("enforceRole").asBoolean()) {
            throw Fault.of(422, "There is no role to enforce: the roles of this scheduler are those of its hosts.");
        }
        return Deploying.ask(call, new Write.Regroup(id, (root, history, stamp) -> root), call.force(false));
    }

    /// What it would do, whoever may be at work there now.
    private Answer steps(Write write) throws Fault {
        var plan = scheduler.preview(write, true);
        return switch (plan.reply()) {
            case Reply.Accepted accepted ->
                Answer.ok(JsonNodeFactory.instance.objectNode().set("steps", Deployments.steps(accepted.steps())));
            case Reply.Refused refused -> throw Fault.of(refused.why());
        };
    }

    private static void absent(Group root, PathId id) throws WriteRefused {
        if (root.group(id).isPresent()) {
            throw new WriteRefused(
                    WriteRefused.Kind.EXISTS, "Group " + id + " is already created. Use PUT to change this group.");
        }
        if (root.app(id).isPresent()) {
            throw new WriteRefused(WriteRefused.Kind.EXISTS, "An app with the path " + id + " already exists.");
        }
    }

    private GroupUpdate read(Call call, String id) throws Fault {
        try {
            return GroupUpdate.read(call.json(), Definitions.groupId(id), clock.instant());
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }

    private static Group apply(GroupUpdate update, Group root, List<Group> history, Instant stamp) throws WriteRefused {
        try {
            return update.apply(root, history, stamp);
        } catch (InvalidDefinition invalid) {
            throw Fault.refusal(invalid);
        }
    }
}
