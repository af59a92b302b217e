package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Outlook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Reads what `/x/preview` tells of who would come, go and wait.
final class Foretold {
    private final ClusterId cluster;
    private final JsonNode told;

    Foretold(ClusterId cluster, JsonNode told) {
        this.cluster = cluster;
        this.told = told;
    }

    Outlook outlook() {
        var bounded = told.path("ceiling").asInt(0) > 0;
        return new Outlook(
                arrivals(),
                waiting(),
                departures(),
                bounded ? OptionalInt.of(told.path("floor").asInt()) : OptionalInt.empty(),
                bounded ? OptionalInt.of(told.path("ceiling").asInt()) : OptionalInt.empty(),
                List.of());
    }

    private List<Outlook.Arrival> arrivals() {
        return Json.stream(told.path("placements"))
                .filter(one -> one.hasNonNull("name"))
                .map(one -> new Outlook.Arrival(Json.text(one, "app"), host(one)))
                .toList();
    }

    private HostId host(JsonNode json) {
        return Json.word(json, "host").map(HostId::new).orElseGet(() -> Hosts.id(cluster, Json.text(json, "name")));
    }

    private List<ContainerId> departures() {
        return Json.stream(told.path("stops"))
                .flatMap(one -> Json.word(one, "task").stream())
                .map(ContainerId::new)
                .toList();
    }

    private List<Outlook.Waiting> waiting() {
        var waiting = new ArrayList<Outlook.Waiting>();
        told.path("refusals").forEach(one -> {
            var refusals = refusals(one.path("hosts"));
            waiting.add(
                    new Outlook.Waiting(Json.text(one, "app"), one.path("count").asInt(1), reason(refusals), refusals));
        });
        return waiting;
    }

    private Map<HostId, String> refusals(JsonNode hosts) {
        var refusals = new HashMap<HostId, String>();
        hosts.forEach(host -> refusals.put(
                host(host),
                Json.stream(host.path("reasons"))
                        .map(reason -> Json.text(reason, "words"))
                        .collect(Collectors.joining(", "))));
        return refusals;
    }

    /// What all hosts say, or that each says something else.
    private static String reason(Map<HostId, String> refusals) {
        var said = refusals.values().stream().distinct().toList();
        return said.size() == 1 ? said.getFirst() : "no host takes it now";
    }
}
