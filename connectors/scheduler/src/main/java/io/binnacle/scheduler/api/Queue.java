package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.State.Queued;
import io.binnacle.scheduler.core.State.Reason;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.definition.PathId;
import io.binnacle.scheduler.definition.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `/v2/queue`: instances that wait for their place, and why. What Mesos calls an offer is a host that was asked.
final class Queue implements Resource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Views views;
    private final AppJson.Form form;
    private final Clock clock;

    Queue(Views views, ApiSettings settings) {
        this.views = views;
        this.form = settings.form();
        this.clock = settings.clock();
    }

    @Override
    public Optional<Endpoint> at(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.of(Endpoint.get(this::all));
        }
        return rest.size() > 1 && rest.getLast().equals("delay")
                ? Optional.of(Endpoint.on("DELETE", call -> reset(call, Apps.parent(rest, 1))))
                : Optional.empty();
    }

    /// For our own clients: the reasons in words, host by host.
    Answer explained() {
        var state = views.now().state();
        var list = JSON.arrayNode();
        waiting(state).forEach(queued -> {
            var item = list.addObject()
                    .put("app", queued.app().toString())
                    .put("count", queued.count())
                    .put("since", Timestamps.text(queued.since()));
            delay(item, state, queued.app());
            item.set("hosts", explained(state, queued.lastRound()));
        });
        return Answer.ok(list);
    }

    static ArrayNode explained(State state, Map<HostId, List<Reason>> round) {
        var list = JSON.arrayNode();
        round.keySet().stream().sorted().forEach(host -> {
            var reasons = list.addObject()
                    .put("host", host.value())
                    .put("name", name(state, host))
                    .putArray("reasons");
            round.getOrDefault(host, List.of())
                    .forEach(reason -> reasons.addObject()
                            .put("kind", Words.camel(reason.kind()))
                            .put("words", reason.words()));
        });
        return list;
    }

    private static Stream<Queued> waiting(State state) {
        return state.queues().values().stream()
                .filter(queued -> queued.count() > 0)
                .sorted(Comparator.comparing(Queued::app));
    }

    private Answer all(Call call) {
        var state = views.now().state();
        var offers = call.query().all("embed").contains("lastUnusedOffers");
        var json = JSON.objectNode();
        var list = json.putArray("queue");
        waiting(state).forEach(queued -> list.add(item(state, queued, offers)));
        return Answer.ok(json);
    }

    private Answer reset(Call call, PathId app) throws Fault {
        var state = views.now().state();
        if (!state.queues().containsKey(app) && !state.backoffs().containsKey(app)) {
            throw Fault.unknown("Application " + app + " not found in tasks queue.");
        }
        call.ask(new Write.ResetDelay(app), false);
        return Answer.empty(204);
    }

    private ObjectNode item(State state, Queued queued, boolean offers) {
        var json = JSON.objectNode()
                .put("count", queued.count())
                .put(
                        "role",
                        state.wish().app(queued.app()).map(app -> app.role()).orElse("*"))
                .put("since", Timestamps.text(queued.since()));
        delay(json, state, queued.app());
        summary(json, queued);
        if (offers) {
            json.set("lastUnusedOffers", offers(state, queued));
        }
        state.wish().app(queued.app()).ifPresent(app -> json.set("app", AppJson.write(app, form)));
        return json;
    }

    /// Overdue is what waits for room, and not for a deadline.
    private void delay(ObjectNode json, State state, PathId app) {
        var left = Optional.ofNullable(state.backoffs().get(app))
                .map(backoff -> Duration.between(clock.instant(), backoff.deadline()))
                .filter(Duration::isPositive);
        json.putObject("delay")
                .put(
                        "timeLeftSeconds",
                        left.map(time -> Math.toIntExact(time.plusMillis(999).toSeconds()))
                                .orElse(0))
                .put("overdue", left.isEmpty());
    }

    private static void summary(ObjectNode json, Queued queued) {
        var refused =
                queued.refusals().values().stream().mapToInt(Integer::intValue).sum();
        var summary = json.putObject("processedOffersSummary")
                .put("processedOffersCount", queued.processed())
                .put("unusedOffersCount", refused);
        time(summary, "lastUnusedOfferAt", queued.lastUnused());
        time(summary, "lastUsedOfferAt", queued.lastUsed());
        summary.set("rejectSummaryLastOffers", funnel(queued, refused));
        summary.set("rejectSummaryLaunchAttempt", funnel(queued, refused));
    }

    /// Each stage is passed by those that none before has declined.
    private static ArrayNode funnel(Queued queued, int asked) {
        var list = JSON.arrayNode();
        var processed = asked;
        for (var kind : Reason.Kind.values()) {
            var declined = queued.refusals().getOrDefault(kind, 0);
            list.addObject()
                    .put("reason", Words.camel(kind))
                    .put("declined", declined)
                    .put("processed", processed);
            processed -= declined;
        }
        return list;
    }

    private static ArrayNode offers(State state, Queued queued) {
        var list = JSON.arrayNode();
        queued.lastRound().keySet().stream().sorted().forEach(host -> {
            var item = list.addObject();
            item.set("offer", offer(state, host));
            item.put("timestamp", Timestamps.text(queued.lastUnused().orElse(queued.since())));
            var reasons = item.putArray("reason");
            queued.lastRound().getOrDefault(host, List.of()).stream()
                    .map(reason -> Words.camel(reason.kind()))
                    .distinct()
                    .forEach(reasons::add);
        });
        return list;
    }

    private static ObjectNode offer(State state, HostId id) {
        var json = JSON.objectNode()
                .put("id", id.value())
                .put("agentId", id.value())
                .put("hostname", name(state, id));
        var resources = json.putArray("resources");
        var host = state.hosts().get(id);
        if (host != null) {
            scalar(resources, "cpus", host.cpus());
            scalar(resources, "mem", host.memory());
            scalar(resources, "disk", host.disk());
            var attributes = json.putArray("attributes");
            host.attributes()
                    .forEach((name, value) ->
                            attributes.addObject().put("name", name).put("text", value));
        }
        return json;
    }

    private static void scalar(ArrayNode resources, String name, double value) {
        resources.addObject().put("name", name).put("role", "*").put("scalar", value);
    }

    private static String name(State state, HostId id) {
        var host = state.hosts().get(id);
        return host == null ? id.value() : host.name();
    }

    private static void time(ObjectNode json, String name, Optional<Instant> at) {
        at.ifPresent(instant -> json.put(name, Timestamps.text(instant)));
    }
}
