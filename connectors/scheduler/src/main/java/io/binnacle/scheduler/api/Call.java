package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.Definitions;
import io.binnacle.scheduler.definition.InvalidDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.util.Map;
import java.util.Optional;

/// One request, read and let in.
///
/// @param uri path and query, as it came
/// @param from the caller's address
/// @param headers a few, by their lower-case name
/// @param desk takes the writes: the scheduler, or a rehearsal of it
/// @param holder who calls
record Call(
        String method,
        String uri,
        Query query,
        Map<String, String> headers,
        String body,
        String from,
        Desk desk,
        Tokens.Holder holder) {

    /// Takes writes.
    interface Desk {
        Reply ask(Write write, boolean force);

        /// An app was written by this call; listeners are told who did.
        void posted(PathId app);
    }

    JsonNode json() throws Fault {
        try {
            return Definitions.parse(body);
        } catch (InvalidDefinition invalid) {
            throw Fault.of(invalid);
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean accepts(String type) {
        return header("accept").filter(accepted -> accepted.contains(type)).isPresent();
    }

    boolean force(boolean otherwise) throws Fault {
        return query.flag("force", otherwise);
    }

    void posted(PathId app) {
        desk.posted(app);
    }

    Reply.Accepted ask(Write write, boolean force) throws Fault {
        return switch (desk.ask(write, force)) {
            case Reply.Accepted accepted -> accepted;
            case Reply.Refused refused -> throw Fault.of(refused.why());
        };
    }
}
