package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;

/// The whole command line that does the same as an operation, on an engine at the host's address and a scheduler that
/// speaks the Marathon API.
final class Commands {
    private static final String SCHEDULER = "http://127.0.0.1:8080/v2/apps/";

    private Commands() {}

    static String of(Operation.OnContainer operation, Container container, Host host) {
        var docker = "docker --host tcp://" + host.address() + ":2376 ";
        var name = " " + container.name();
        return docker
                + switch (operation) {
                    case Operation.Start _ -> "start" + name;
                    case Operation.Stop stop -> "stop --time " + stop.graceSeconds() + name;
                    case Operation.Restart restart -> "restart --time " + restart.graceSeconds() + name;
                    case Operation.Pause _ -> "pause" + name;
                    case Operation.Unpause _ -> "unpause" + name;
                    case Operation.Kill kill -> "kill --signal " + kill.signal() + name;
                    case Operation.Remove remove -> "rm --force" + (remove.volumes() ? " --volumes" : "") + name;
                };
    }

    static String of(Operation.OnApp operation, App app) {
        return switch (operation) {
            case Operation.Scale scale -> put(app, "{\"instances\":" + scale.instances() + "}");
            case Operation.Redeploy redeploy ->
                put(
                        app,
                        "{\"container\":{\"docker\":{\"image\":\""
                                + redeploy.image().orElse(app.image().reference()) + "\"}}}");
            case Operation.Rollback rollback ->
                app.revisions().stream()
                        .filter(revision -> revision.id().equals(rollback.to()))
                        .findFirst()
                        .map(Revision::madeAt)
                        .map(madeAt -> put(app, "{\"version\":\"" + madeAt + "\"}"))
                        .orElse("");
            case Operation.Cancel _ -> "binnacle cancel http://127.0.0.1:8080 " + app.id();
            case Operation.RestartApp _ -> "curl -X POST " + SCHEDULER + app.id() + "/restart";
        };
    }

    private static String put(App app, String body) {
        return "curl -X PUT " + SCHEDULER + app.id() + " -H 'Content-Type: application/json' -d '" + body + "'";
    }
}
