package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Definitions;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What changes apps.
final class AppWrites {
    private final ApiSettings settings;
    private final Clock clock;

    AppWrites(ApiSettings settings) {
        this.settings = settings;
        this.clock = settings.clock();
    }

    Answer create(Call call) throws Fault {
        var app = whole(call.json());
        var accepted = call.ask(new Write.Create(app), call.force(false));
        call.posted(app.id());
        var deployment = Deploying.id(accepted);
        var stamped = app.withVersion(
                accepted.version(), new AppDefinition.VersionInfo(accepted.version(), accepted.version()));
        return new Answer.Json(
                201,
                AppInfo.accepted(stamped, settings.form(), deployment),
                Map.of("Location", "/v2/apps" + app.id(), Deploying.HEADER, deployment));
    }

    Answer put(Call call, String id) throws Fault {
        var path = path(id);
        var edit = new AppEdit(path, call.json(), clock.instant());
        edit.check();
        return change(call, edit, call.query().flag("partialUpdate", true) ? edit::mergeOrMake : edit::replace);
    }

    Answer patch(Call call, String id) throws Fault {
        var edit = new AppEdit(path(id), call.json(), clock.instant());
        edit.check();
        return change(call, edit, edit::merge);
    }

    private static Answer change(Call call, AppEdit edit, Write.Edit how) throws Fault {
        var write = new Write.Update(List.of(new Write.Change(edit.app(), how)));
        var accepted = call.ask(write, call.force(false));
        call.posted(edit.app());
        return Deploying.answer(edit.made() ? 201 : 200, accepted);
    }

    Answer putMany(Call call) throws Fault {
        var partial = call.query().flag("partialUpdate", true);
        return many(call, edit -> partial ? edit::mergeOrMake : edit::replace);
    }

    Answer patchMany(Call call) throws Fault {
        return many(call, edit -> edit::merge);
    }

    private Answer many(Call call, java.util.function.Function<AppEdit, Write.Edit> how) throws Fault {
        var changes = new ArrayList<Write.Change>();
        var body = call.json();
        if (!body.isArray()) {
            throw typeFault("/", "error.expected.jsarray");
        }
        for (var i = 0; i < body.size(); i++) {
            var edit = new AppEdit(id(body.get(i), i), body.get(i), clock.instant());
            edit.check();
            changes.add(new Write.Change(edit.app(), how.apply(edit)));
        }
        return Deploying.ask(call, new Write.Update(changes), call.force(false));
    }

    Answer restart(Call call, PathId app) throws Fault {
        return Deploying.ask(call, new Write.Restart(app), call.force(false));
    }

    /// Without being told otherwise, by force, as Marathon does.
    Answer delete(Call call, PathId app) throws Fault {
        return Deploying.ask(call, new Write.Delete(app), call.force(true));
    }

    private static PathId id(JsonNode update, int i) throws Fault {
        var id = update.path("id");
        if (id.isMissingNode() || id.isNull()) {
            throw typeFault("/(" + i + ")", "'id' is undefined on object: an app of a list says its id");
        }
        if (!id.isTextual()) {
            throw typeFault("/(" + i + ")/id", "error.expected.jsstring");
        }
        return path(id.textValue());
    }

    private static Fault typeFault(String path, String error) {
        return Fault.of(new InvalidDefinition(
                InvalidDefinition.Kind.TYPES, "Invalid JSON", List.of(new Violation(path, List.of(error)))));
    }

    private AppDefinition whole(JsonNode body) throws Fault {
        try {
            return Definitions.read(body, PathId.ROOT, clock.instant());
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }

    private static PathId path(String id) throws Fault {
        try {
            return Definitions.appId(id);
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }
}
