package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.model.Sample;
import io.binnacle.scheduler.core.Instance;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Worker;
import io.binnacle.spi.Worker.Executed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `/x/instances/{id}/…`: what only the host of an instance can tell, passed on from there, since whoever asks often
/// cannot reach it.
final class Instances implements Resource {
    private static final int LONGEST_SECONDS = 300;
    private static final int MOST_WORDS = 1000;

    private final Scheduler scheduler;
    private final Views views;
    private final Limits limits;
    private final InstanceLogs logs;
    private final InstanceTerminals terminals;

    Instances(Scheduler scheduler, Views views, Limits limits) {
        this.scheduler = scheduler;
        this.views = views;
        this.limits = limits;
        this.logs = new InstanceLogs(scheduler, limits);
        this.terminals = new InstanceTerminals(scheduler, limits);
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        if (rest.size() != 2) {
            return Optional.empty();
        }
        var id = rest.getFirst();
        return switch (rest.getLast()) {
            case "logs" -> Optional.of(Endpoint.get(call -> logs.read(call, container(id))));
            case "stats" -> Optional.of(Endpoint.get(call -> stats(container(id))));
            case "terminal" ->
                Optional.of(
                        Endpoint.get(call -> terminals.open(call, instance(id).id(), container(id)))
                                .acting());
            case "execute" ->
                Optional.of(
                        Endpoint.on("POST", call -> execute(call, instance(id).id(), container(id))));
            default -> Optional.empty();
        };
    }

    private Instance instance(String id) throws Fault {
        return views.now().task(id).orElseThrow(() -> Fault.unknown("Instance '" + id + "' does not exist"));
    }

    private ContainerId container(String id) throws Fault {
        return instance(id)
                .placed()
                .flatMap(Instance.Placed::container)
                .orElseThrow(() -> Fault.of(409, "Instance '" + id + "' has no container yet."));
    }

    /// Of all hosts only the container's own measures it.
    private Answer stats(ContainerId container) throws Fault {
        var meters = scheduler.hosts().stream()
                .flatMap(host -> host.capability(Samples.class).stream())
                .toList();
        if (meters.isEmpty()) {
            throw Fault.of(501, "No host here can measure its containers.");
        }
        return new Answer.Flowing("application/x-ndjson", sink -> {
            var lines = new Lines(limits);
            var open = new ArrayList<Subscription>();
            try {
                for (var each : meters) {
                    open.add(each.measure(
                            Set.of(container), samples -> samples.forEach(sample -> lines.tell(write(sample)))));
                }
                lines.flow(sink);
            } finally {
                open.forEach(Subscription::close);
            }
        });
    }

    private static JsonNode write(Sample sample) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", sample.at().toString())
                .put("metric", sample.metric().name().toLowerCase(Locale.ROOT))
                .put("value", sample.value())
                .put("unit", sample.metric().unit());
    }

    /// A command inside the container, by its words.
    private Answer execute(Call call, String instance, ContainerId container) throws Fault {
        var body = call.json();
        var command = command(body.path("command"));
        var seconds = body.path("timeoutSeconds").asInt(30);
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw Fault.of(422, "'timeoutSeconds' is a number from 1 to " + LONGEST_SECONDS + ".");
        }
        call.ask(new Write.Enter(instance, command.getFirst()), false);
        Optional<Refusal> why = Optional.empty();
        for (var host : scheduler.hosts()) {
            var worker = host.capability(Worker.class);
            if (worker.isPresent()) {
                switch (worker.get().execute(container, command, Duration.ofSeconds(seconds))) {
                    case Executed.Exit exit -> {
                        return Answer.ok(object().put("exitCode", exit.code()).put("output", exit.output()));
                    }
                    case Executed.TimedOut _ -> {
                        return Answer.ok(object().put("timedOut", true));
                    }
                    case Executed.Refused refused -> why = Optional.of(refused.refusal());
                }
            }
        }
        throw Fault.of(502, why.map(Refusal::sentence).orElse("No host here can run a command."));
    }

    private static List<String> command(JsonNode words) throws Fault {
        var command = new ArrayList<String>();
        words.forEach(word -> command.add(word.asText()));
        if (!words.isArray() || command.isEmpty() || command.size() > MOST_WORDS) {
            throw Fault.of(422, "'command' is a list of words: [\"sh\", \"-c\", \"ps\"].");
        }
        return command;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
