package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.Capacity;
import io.binnacle.model.ClusterId;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the built-in scheduler tells beyond Marathon's API, under `/x`. Where it is not offered, nothing is asked.
final class Extensions {
    private static final double MIB = 1 << 20;
    private static final int VERSION = 1;
    private static final int NAMED_HOSTS = 3;

    private final ClusterId cluster;
    private final Wire wire;
    private volatile boolean offered;
    private volatile Optional<String> reader = Optional.empty();

    /// A host as the scheduler sees it.
    ///
    /// @param id what its engine calls itself, so that whoever asks the engine tells of the same host
    record HostFacts(Optional<HostId> id, String name, Capacity capacity, boolean live, boolean drained) {}

    Extensions(ClusterId cluster, Wire wire) {
        this.cluster = cluster;
        this.wire = wire;
    }

    boolean offered() {
        return offered;
    }

    /// Asks whether it is offered, in the form we know. Whatever else comes back is a no.
    void look() {
        try {
            var about = wire.get("/x");
            offered = Json.text(about, "name").equals("binnacle")
                    && about.path("version").asInt(0) == VERSION;
            reader = Optional.of(Json.text(about, "caller"))
                    .filter(_ -> offered && !about.path("mayOperate").asBoolean(true));
        } catch (IOException other) {
            offered = false;
        }
    }

    /// Whose token it is that may only read; empty where it may do more, or nobody said.
    Optional<String> reader() {
        return reader;
    }

    /// What an order would do, in the scheduler's own words; empty where it cannot say.
    ///
    /// @throws StatusException when it would refuse
    Optional<Foresight.Told> foretell(Order order) throws IOException {
        if (!offered || order.operation() instanceof Operation.Cancel) {
            return Optional.empty();
        }
        var asked = Json.object().put("method", order.method()).put("path", order.path());
        if (!order.body().isEmpty()) {
            asked.set("body", Json.read(order.body()));
        }
        var told = wire.change("POST", "/x/preview", Json.write(asked));
        var status = told.path("answer").path("status").asInt(200);
        if (!told.path("accepted").asBoolean(status < 400)) {
            throw Wire.refused(status, told.path("answer").path("body"));
        }
        return Optional.of(
                new Foresight.Told(Json.texts(told.path("steps")), risks(told), new Foretold(cluster, told).outlook()));
    }

    private static List<String> risks(JsonNode told) {
        var risks = new ArrayList<>(Json.texts(told.path("risks")));
        told.path("refusals")
                .forEach(one -> risks.add(Words.count(one.path("count").asInt(), "instance") + " of "
                        + Json.text(one, "app") + " would wait: " + hosts(one.path("hosts"))));
        return risks;
    }

    /// Why each host does not take an instance.
    private static String hosts(JsonNode hosts) {
        var words = Json.stream(hosts).map(Extensions::host).toList();
        var more = words.size() - NAMED_HOSTS;
        return String.join("; ", words.stream().limit(NAMED_HOSTS).toList())
                + (more > 0 ? "; and " + Words.count(more, "more host") : "");
    }

    private static String host(JsonNode host) {
        var reasons = Json.stream(host.path("reasons"))
                .map(reason -> Json.text(reason, "words"))
                .toList();
        return Json.text(host, "name") + ": " + String.join(", ", reasons);
    }

    /// Why instances wait, host by host, where the scheduler has asked its hosts.
    Map<AppId, String> reasons() throws IOException {
        var reasons = new LinkedHashMap<AppId, String>();
        if (offered) {
            wire.get("/x/queue")
                    .forEach(item -> Json.word(item, "app")
                            .filter(_ -> !item.path("hosts").isEmpty())
                            .ifPresent(app -> reasons.put(new AppId(app), Words.line(hosts(item.path("hosts"))))));
        }
        return reasons;
    }

    /// All hosts, whether anything runs there or not.
    List<HostFacts> hosts() throws IOException {
        var hosts = new ArrayList<HostFacts>();
        if (offered) {
            wire.get("/x/topology")
                    .path("hosts")
                    .forEach(host -> Json.word(host, "name")
                            .ifPresent(name -> hosts.add(new HostFacts(
                                    Json.word(host, "id").map(HostId::new),
                                    name,
                                    capacity(host),
                                    host.path("live").asBoolean(true),
                                    host.path("drained").asBoolean(false)))));
        }
        return hosts;
    }

    private static Capacity capacity(JsonNode host) {
        return new Capacity(Math.max(0, host.path("cpus").asDouble(0)), Math.max(0, (long)
                (host.path("memoryMebibytes").asDouble(0) * MIB)));
    }

    /// An app's versions in one answer, newest first.
    List<Version> revisions(AppId id) throws IOException {
        var versions = new ArrayList<Version>();
        for (var one : wire.get("/x/apps" + Api.path(id) + "/revisions").path("revisions")) {
            Version.read(one.path("app"))
                    .map(version -> version.with(Lives.read(one.path("record"))))
                    .map(version -> one.path("now").path("tasksHealthy").asInt(0) > 0 ? version.healthy() : version)
                    .ifPresent(versions::add);
        }
        return versions.subList(0, Math.min(versions.size(), History.MOST));
    }
}
