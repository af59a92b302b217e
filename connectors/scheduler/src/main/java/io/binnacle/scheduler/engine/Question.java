package io.binnacle.scheduler.engine;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Instance.ReadinessState;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.HealthCheck;
import io.binnacle.scheduler.definition.AppDefinition.ReadinessCheck;
import io.binnacle.spi.Worker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Puts the question of one check to one instance.
final class Question {
    private static final int BODY_BYTES = 65_536;
    private static final int NO_CONNECTION = 504;

    /// Where instances are.
    interface Places {
        String address(HostId host);

        Optional<Worker> worker(HostId host) throws InterruptedException;
    }

    private final Prober prober = new Prober();
    private final Places places;

    Question(Places places) {
        this.places = places;
    }

    /// What the check has found; empty when it has found nothing.
    Optional<Message> health(AppDefinition app, Instance instance, int index) throws InterruptedException {
        var check = app.healthChecks().get(index);
        try {
            return answered(check, app, instance)
                    .map(cause -> found(instance, index, cause.isEmpty() ? Optional.empty() : Optional.of(cause)));
        } catch (IOException failed) {
            return Optional.of(found(instance, index, Optional.of(words(failed))));
        }
    }

    private static Message found(Instance instance, int index, Optional<String> cause) {
        return new Message.HealthSeen(instance.id(), instance.incarnation(), index, cause);
    }

    private static String words(IOException failed) {
        return Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName());
    }

    /// The cause of a failure, empty text for success, nothing for neither.
    private Optional<String> answered(HealthCheck check, AppDefinition app, Instance instance)
            throws IOException, InterruptedException {
        return switch (check.protocol()) {
            case HTTP, MESOS_HTTP -> http(check, app, instance, false);
            case HTTPS, MESOS_HTTPS -> http(check, app, instance, true);
            case TCP, MESOS_TCP -> {
                prober.connect(target(check, app, instance), check.timeout());
                yield Optional.of("");
            }
            case COMMAND -> command(check, instance);
        };
    }

    private Optional<String> http(HealthCheck check, AppDefinition app, Instance instance, boolean https)
            throws IOException {
        var response =
                prober.get(target(check, app, instance), https, check.path().orElse("/"), check.timeout(), 0);
        if (response.status() < 200 && check.ignoreHttp1xx()) {
            return Optional.empty();
        }
        var well = response.status() >= 200 && response.status() < 400;
        return Optional.of(well ? "" : "status " + response.status());
    }

    /// A host that does not answer says nothing about the instance: whether it is lost is judged elsewhere.
    private Optional<String> command(HealthCheck check, Instance instance) throws IOException, InterruptedException {
        var placed = placed(instance);
        var container = placed.container().orElseThrow(() -> new IOException("it has no container"));
        return places.worker(placed.host()).flatMap(worker -> command(worker, container, check));
    }

    private static Optional<String> command(Worker worker, ContainerId container, HealthCheck check) {
        var words = List.of("/bin/sh", "-c", check.command().orElse("true"));
        return switch (worker.execute(container, words, check.timeout())) {
            case Worker.Executed.Exit(int code, String output) ->
                Optional.of(code == 0 ? "" : "exit " + code + ": " + output.strip());
            case Worker.Executed.TimedOut _ ->
                Optional.of("no answer in " + check.timeout().toSeconds() + " s");
            case Worker.Executed.Refused(Refusal why) ->
                Optional.of(why.answered()).filter(_ -> !unanswered(why.reason()));
        };
    }

    private static boolean unanswered(Refusal.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, BROKEN -> true;
            case DENIED, CONFLICT, REJECTED, UNSUPPORTED, SEALED, STALE, NO_EVIDENCE -> false;
        };
    }

    private Prober.Target target(HealthCheck check, AppDefinition app, Instance instance) throws IOException {
        var ports = TaskPorts.of(app, instance);
        if (check.port().isEmpty()) {
            return target(ports.at(check.portIndex().orElse(0)), instance);
        }
        var port = check.port().getAsInt();
        return check.protocol().beside() && !app.onHostNetwork()
                ? target(ports.inside(port), instance)
                : new Prober.Target(places.address(placed(instance).host()), port);
    }

    private Prober.Target target(Optional<TaskPorts.Port> port, Instance instance) throws IOException {
        var asked = port.orElseThrow(() -> new IOException("it has no such port"));
        var placed = placed(instance);
        if (asked.host().isPresent()) {
            return new Prober.Target(places.address(placed.host()), asked.host().getAsInt());
        }
        var inside = placed.addresses().stream().findFirst();
        return new Prober.Target(inside.orElseThrow(() -> new IOException("it has no address")), asked.container());
    }

    private static Instance.Placed placed(Instance instance) throws IOException {
        return instance.placed().orElseThrow(() -> new IOException("it is nowhere"));
    }

    Message readiness(AppDefinition app, Instance instance, int index) {
        var check = app.readinessChecks().get(index);
        var response = response(check, app, instance);
        var last = Optional.of(new Instance.LastResponse(response.status(), response.contentType(), response.body()))
                .filter(_ -> check.preserveLastResponse());
        var ready = check.httpStatusCodesForReady().contains(response.status());
        return new Message.ReadinessSeen(
                instance.id(), instance.incarnation(), index, new ReadinessState(check.name(), ready, last));
    }

    private Prober.Response response(ReadinessCheck check, AppDefinition app, Instance instance) {
        try {
            var target = target(TaskPorts.of(app, instance).named(check.portName()), instance);
            var wanted = check.preserveLastResponse() ? BODY_BYTES : 0;
            return prober.get(target, check.https(), check.path(), check.timeout(), wanted);
        } catch (IOException failed) {
            return new Prober.Response(NO_CONNECTION, "text/plain", words(failed));
        }
    }
}
