package io.binnacle.scheduler.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.scheduler.definition.AppDefinition.Check;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.ReadinessCheck;

/// Writes how an app is asked whether it is well.
public final class CheckWriter {
    private CheckWriter() {}

    static void write(AppDefinition app, ObjectNode json) {
        if (!app.healthChecks().isEmpty()) {
            var list = json.putArray("healthChecks");
            app.healthChecks().forEach(check -> list.add(health(check)));
        }
        if (!app.readinessChecks().isEmpty()) {
            var list = json.putArray("readinessChecks");
            app.readinessChecks().forEach(check -> list.add(readiness(check)));
        }
        app.check().ifPresent(check -> json.set("check", check(check)));
    }

    /// Also what events say of a check.
    public static ObjectNode health(HealthCheck check) {
        var json = AppJson.JSON.objectNode().put("protocol", check.protocol().name());
        check.path().ifPresent(path -> json.put("path", path));
        check.portIndex().ifPresent(index -> json.put("portIndex", index));
        check.port().ifPresent(port -> json.put("port", port));
        check.command().ifPresent(command -> json.putObject("command").put("value", command));
        return json.put("gracePeriodSeconds", AppJson.seconds(check.gracePeriod()))
                .put("intervalSeconds", AppJson.seconds(check.interval()))
                .put("timeoutSeconds", AppJson.seconds(check.timeout()))
                .put("maxConsecutiveFailures", check.maxConsecutiveFailures())
                .put("delaySeconds", AppJson.seconds(check.delay()))
                .put("ignoreHttp1xx", check.ignoreHttp1xx())
                .put("ipProtocol", check.ipv6() ? "IPv6" : "IPv4");
    }

    private static ObjectNode readiness(ReadinessCheck check) {
        var json = AppJson.JSON
                .objectNode()
                .put("name", check.name())
                .put("protocol", check.https() ? "HTTPS" : "HTTP")
                .put("path", check.path())
                .put("portName", check.portName())
                .put("intervalSeconds", AppJson.seconds(check.interval()))
                .put("timeoutSeconds", AppJson.seconds(check.timeout()));
        var statuses = json.putArray("httpStatusCodesForReady");
        check.httpStatusCodesForReady().stream().sorted().forEach(statuses::add);
        return json.put("preserveLastResponse", check.preserveLastResponse());
    }

    private static ObjectNode check(Check check) {
        var json = AppJson.JSON.objectNode();
        switch (check.kind()) {
            case HTTP -> endpoint(check, json.putObject("http")).put("scheme", check.https() ? "HTTPS" : "HTTP");
            case TCP -> endpoint(check, json.putObject("tcp"));
            case EXEC -> command(check, json.putObject("exec").putObject("command"));
        }
        return json.put("intervalSeconds", AppJson.seconds(check.interval()))
                .put("timeoutSeconds", AppJson.seconds(check.timeout()))
                .put("delaySeconds", AppJson.seconds(check.delay()));
    }

    private static ObjectNode endpoint(Check check, ObjectNode json) {
        check.path().ifPresent(path -> json.put("path", path));
        check.portIndex().ifPresent(index -> json.put("portIndex", index));
        check.port().ifPresent(port -> json.put("port", port));
        return json;
    }

    private static void command(Check check, ObjectNode json) {
        if (check.shell()) {
            json.put("shell", String.join("", check.command()));
        } else {
            var words = json.putArray("argv");
            check.command().forEach(words::add);
        }
    }
}
