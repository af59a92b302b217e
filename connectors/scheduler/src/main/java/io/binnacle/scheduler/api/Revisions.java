package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.State.Revision;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.JsonPatch;
import io.binnacle.scheduler.definition.Masked;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// `/x/apps/{id}/revisions`: what an app has been, newest first, each with what it changed and who did. What
/// looks like a secret is masked.
final class Revisions implements Resource {
    private final Views views;
    private final Clock clock;

    Revisions(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        return rest.size() > 1 && rest.getLast().equals("revisions")
                ? Optional.of(Endpoint.get(call -> revisions(Apps.parent(rest, 1))))
                : Optional.empty();
    }

    private Answer revisions(PathId id) throws Fault {
        var view = views.now();
        var present = Apps.known(view, id);
        List<Revision> history = Optional.<List<Revision>>ofNullable(
                        view.state().history().get(id))
                .orElse(List.of());
        var json = JsonNodeFactory.instance.objectNode().put("format", "binnacle.revisions/1");
        var list = json.putArray("revisions");
        for (var i = 0; i < history.size(); i++) {
            var revision = history.get(i);
            var item = list.addObject()
                    .put("version", Timestamps.text(revision.definition().version()))
                    .put("at", Timestamps.text(revision.at()))
                    .put("by", revision.by())
                    .put("note", revision.note())
                    .put("present", revision.definition().version().equals(present.version()));
            item.set("app", AppJson.write(Masked.of(revision.definition()), AppJson.Form.STANDARD));
            if (i + 1 < history.size()) {
                item.set("patch", JsonPatch.between(history.get(i + 1).definition(), revision.definition()));
            }
            view.state()
                    .life(revision.definition())
                    .ifPresent(life -> HealthRecord.write(life.at(clock.instant()), item.putObject("record")));
            AppInfo.Counts.of(running(view.tasks(id), revision.definition())).write(item.putObject("now"));
        }
        return Answer.ok(json);
    }

    private static List<Instance> running(List<Instance> tasks, AppDefinition definition) {
        return tasks.stream()
                .filter(task -> task.appVersion().equals(definition.version()))
                .toList();
    }
}
