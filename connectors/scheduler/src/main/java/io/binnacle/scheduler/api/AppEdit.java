package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.scheduler.core.State.Revision;
import io.binnacle.scheduler.core.WriteRefused;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.Definitions;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Timestamps;
import io.binnacle.scheduler.definition.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an update makes of an app, whatever the app is when its turn comes.
final class AppEdit {
    private static final String ALONE = "The 'version' field may only be combined with the 'id' field.";

    private final PathId app;
    private final JsonNode body;
    private final Instant now;
    private volatile boolean made;

    AppEdit(PathId app, JsonNode body, Instant now) {
        this.app = app;
        this.body = body;
        this.now = now;
    }

    PathId app() {
        return app;
    }

    /// Whether there was no such app before.
    boolean made() {
        return made;
    }

    /// What is wrong whatever the app is, before its turn comes.
    void check() throws Fault {
        try {
            Definitions.checkTypes(body);
            if (rollback() && body.properties().stream().anyMatch(member -> extra(member.getKey()))) {
                throw new InvalidDefinition(
                        InvalidDefinition.Kind.MEANING,
                        "Object is not valid",
                        List.of(new Violation("/", List.of(ALONE))));
            }
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }

    private boolean extra(String member) {
        return !member.equals("version")
                && !member.equals("id")
                && !body.get(member).isNull();
    }

    /// Each field given in place of the one there is; of an app that is not there, a whole one.
    AppDefinition mergeOrMake(Optional<AppDefinition> present, List<Revision> history) throws WriteRefused {
        return rollback() || present.isPresent() ? merge(present, history) : make();
    }

    /// As if the app had never been.
    AppDefinition replace(Optional<AppDefinition> present, List<Revision> history) throws WriteRefused {
        made = present.isEmpty();
        return rollback() ? merge(present, history) : whole();
    }

    /// Only of an app that is there.
    AppDefinition merge(Optional<AppDefinition> present, List<Revision> history) throws WriteRefused {
        made = false;
        if (present.isEmpty()) {
            if (!rollback()) {
                whole();
            }
            throw new WriteRefused(WriteRefused.Kind.UNKNOWN, "App '" + app + "' does not exist");
        }
        return rollback() ? former(present.get(), history) : merged(present.get());
    }

    private boolean rollback() {
        return body.hasNonNull("version");
    }

    private AppDefinition make() throws WriteRefused {
        var definition = whole();
        made = true;
        return definition;
    }

    private AppDefinition former(AppDefinition present, List<Revision> history) throws WriteRefused {
        var version = version();
        if (Timestamps.text(present.version()).equals(version)) {
            return present;
        }
        return history.stream()
                .map(Revision::definition)
                .filter(definition -> Timestamps.text(definition.version()).equals(version))
                .findFirst()
                .orElseThrow(() -> new WriteRefused(
                        WriteRefused.Kind.UNKNOWN, "App '" + app + "' in version " + version + " does not exist"));
    }

    private String version() throws WriteRefused {
        try {
            return Timestamps.text(Timestamps.of(body.path("version").asText()));
        } catch (InvalidDefinition invalid) {
            throw Fault.refusal(invalid);
        }
    }

    private AppDefinition merged(AppDefinition present) throws WriteRefused {
        try {
            return Definitions.merge(present, body, now);
        } catch (InvalidDefinition invalid) {
            throw Fault.refusal(invalid);
        }
    }

    private AppDefinition whole() throws WriteRefused {
        try {
            return Definitions.readAs(app, body, now);
        } catch (InvalidDefinition invalid) {
            throw Fault.refusal(invalid);
        }
    }
}
