package io.binnacle.views.connect;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.session.Workspace;
import java.util.List;
import java.util.regex.Pattern;

/// What a pasted text is taken for, told while it is typed and without asking anybody.
sealed interface Reading {
    /// @param by the connector it is for, in its own word
    record Understood(Endpoint endpoint, String by) implements Reading {}

    record Unknown(Refusal refusal) implements Reading {}

    record Nothing() implements Reading {}

    /// What people paste besides the address: the variable, the command, quotes.
    Pattern AROUND = Pattern.compile(
            "^(export\\s+)?(DOCKER_HOST=|docker\\s+(-H|--host|-c|--context)[\\s=]+)|^[\"'`]|[\"'`]$|\\s+(ps|info|version)$");

    Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.\\-]+:\\d{2,5}|\\[[0-9A-Fa-f:]+]:\\d{2,5}");
    Pattern USER_AT_HOST = Pattern.compile("[A-Za-z0-9._\\-]+@[A-Za-z0-9.\\-]+(:\\d{1,5})?");

    static Reading of(String text, List<Candidate> known, Workspace workspace) {
        var bare = stripped(text);
        if (bare.isEmpty()) {
            return new Nothing();
        }
        var endpoint = endpoint(bare, known);
        try {
            return new Understood(endpoint, workspace.connectorOf(endpoint).name());
        } catch (ConnectorException unknown) {
            return new Unknown(unknown.refusal());
        }
    }

    static String stripped(String text) {
        var now = text.strip();
        var before = "";
        while (!before.equals(now)) {
            before = now;
            now = AROUND.matcher(now).replaceAll("").strip();
        }
        return now;
    }

    /// A name that is offered is that offer; a path is a socket; a host with a port answers plain TCP; a user at a host
    /// is reached by ssh.
    static Endpoint endpoint(String bare, List<Candidate> known) {
        return known.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(bare))
                .findFirst()
                .map(Candidate::endpoint)
                .orElseGet(() -> new Endpoint(completed(bare)));
    }

    private static String completed(String bare) {
        if (bare.startsWith("/")) {
            return "unix://" + bare;
        }
        if (HOST_AND_PORT.matcher(bare).matches()) {
            return "tcp://" + bare;
        }
        if (USER_AT_HOST.matcher(bare).matches()) {
            return "ssh://" + bare;
        }
        return bare;
    }
}
