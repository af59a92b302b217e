package io.binnacle.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.model.App;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Deployment;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Exit;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Link;
import io.binnacle.model.LinkId;
import io.binnacle.model.Mount;
import io.binnacle.model.Peer;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.Service;
import io.binnacle.model.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Each entity of the topology as JSON: the same fields in the same order every time, `null` for what is not known,
/// sets sorted.
final class EntityJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EntityJson() {}

    static ObjectNode of(Host host) {
        var node = object().put("id", host.id().value());
        node.put("cluster", host.cluster().value()).put("name", host.name()).put("address", known(host.address()));
        node.set("addresses", sorted(host.addresses()));
        node.set("presence", of(host.presence()));
        node.put("availability", host.availability().word());
        node.set("cpuCores", positive(host.capacity().cpuCores()));
        node.set("memoryBytes", positive(host.capacity().memoryBytes()));
        node.put("engine", known(host.engine()));
        node.set("labels", of(host.labels()));
        return node;
    }

    private static ObjectNode of(Presence presence) {
        return switch (presence) {
            case Presence.Live _ -> presence("live", null, null);
            case Presence.Connecting(var since) -> presence("connecting", since, null);
            case Presence.Stale(var lastSeen, var why) -> presence("stale", lastSeen, why);
            case Presence.Unreachable(var since, var why) -> presence("unreachable", since, why);
        };
    }

    private static ObjectNode presence(String state, @Nullable Instant since, @Nullable Refusal why) {
        var node = object().put("state", state).put("since", since == null ? null : since.toString());
        node.set("refusal", why == null ? NODES.nullNode() : of(why));
        return node;
    }

    static ObjectNode of(Refusal refusal) {
        return object().put("reason", word(refusal.reason()))
                .put("tried", refusal.tried())
                .put("answered", refusal.answered())
                .put("next", refusal.next());
    }

    static ObjectNode of(Container container) {
        var node = object().put("id", container.id().value());
        node.put("host", container.host().value()).put("app", container.app().value());
        node.put("name", container.name());
        node.set("image", of(container.image()));
        node.put("revision", container.revision().value()).put("state", word(container.state()));
        node.set(
                "health",
                object().put("status", word(container.health().status()))
                        .put("failures", container.health().failures())
                        .put("output", container.health().output()));
        node.put("restarts", container.restarts());
        node.set("exit", container.exit().map(EntityJson::of).orElse(null));
        node.put("createdAt", container.createdAt().toString()).put("startedAt", text(container.startedAt()));
        node.set("cpuCoresLimit", positive(container.limits().cpuCores()));
        node.set("memoryBytesLimit", positive(container.limits().memoryBytes()));
        node.set("ports", list(container.ports(), EntityJson::of));
        node.set("networks", list(container.networks(), EntityJson::of));
        node.set("mounts", list(container.mounts(), EntityJson::of));
        node.set("labels", of(container.labels()));
        node.set("environment", list(container.environment(), EntityJson::of));
        node.set("command", list(container.command(), NODES::textNode));
        return node.put("restartPolicy", container.restartPolicy()).put("tty", container.tty());
    }

    private static ObjectNode of(Exit exit) {
        return object().put("code", exit.code())
                .put("outOfMemory", exit.outOfMemory())
                .put("at", exit.at().toString())
                .put("error", exit.error());
    }

    private static ObjectNode of(ImageRef image) {
        return object().put("reference", image.reference()).put("digest", known(image.digest()));
    }

    private static ObjectNode of(PortMapping port) {
        var node = object().put("containerPort", port.containerPort()).put("protocol", word(port.protocol()));
        return node.put("hostAddress", port.published() ? port.hostAddress() : null)
                .put("hostPort", port.published() ? port.hostPort() : null);
    }

    private static ObjectNode of(Attachment attachment) {
        var node = object().put("network", attachment.network());
        node.set("addresses", list(attachment.addresses(), NODES::textNode));
        node.set("aliases", sorted(attachment.aliases()));
        return node;
    }

    private static ObjectNode of(Mount mount) {
        return object().put("kind", mount.kind())
                .put("source", mount.source())
                .put("target", mount.target())
                .put("readOnly", mount.readOnly());
    }

    /// What is masked has no value here, and no fingerprint either.
    private static ObjectNode of(EnvironmentVariable variable) {
        var node = object().put("name", variable.name());
        return switch (variable.value()) {
            case EnvironmentVariable.Value.Plain(var text) ->
                node.put("value", text).put("masked", false);
            case EnvironmentVariable.Value.Masked _ -> node.putNull("value").put("masked", true);
        };
    }

    static ObjectNode of(App app) {
        var node = object().put("id", app.id().value());
        node.put("name", app.name()).put("group", app.group().orElse(null)).put("origin", app.origin());
        node.set("image", of(app.image()));
        node.put("wanted", app.wanted().isPresent() ? app.wanted().getAsInt() : null);
        node.set("revisions", list(app.revisions(), EntityJson::of));
        return node;
    }

    private static ObjectNode of(Revision revision) {
        var node = object().put("id", revision.id().value());
        node.put("name", revision.name()).put("madeAt", revision.madeAt().toString());
        node.set("image", of(revision.image()));
        node.put("verdict", word(revision.verdict()));
        revision.life().ifPresent(life -> node.set("record", of(life)));
        return node;
    }

    private static ObjectNode of(Revision.Life life) {
        return object().put("from", life.from().toString())
                .put("until", text(life.until()))
                .put("ending", word(life.ending()))
                .put("most", life.most())
                .put("healthySeconds", life.healthyFor().toSeconds())
                .put("instanceSeconds", life.instanceTime().toSeconds());
    }

    static ObjectNode of(Service service) {
        var node = object().put("id", service.id().value());
        node.put("name", service.name()).put("app", service.app().value());
        node.set("names", sorted(service.names()));
        node.set("ports", list(service.ports(), EntityJson::of));
        node.set(
                "backends",
                sorted(service.backends().stream().map(id -> id.value()).toList()));
        return node;
    }

    static ObjectNode of(Link link) {
        var node =
                object().put("id", id(link.id())).put("evidence", word(link.id().evidence()));
        node.set("client", of(link.client()));
        node.set("server", of(link.server()));
        node.put("port", link.id().port() == 0 ? null : link.id().port())
                .put("protocol", word(link.id().protocol()));
        node.put("connections", link.connections()).put("because", link.because());
        return node.put("firstSeen", link.firstSeen().toString()).put("goneAt", text(link.goneAt()));
    }

    private static ObjectNode of(Peer peer) {
        return object().put("kind", kind(peer)).put("id", value(peer));
    }

    /// A link's id is made of its ends, its port and how it is known: `container:c1>container:c2:80/tcp observed`.
    static String id(LinkId id) {
        return end(id.client()) + ">" + end(id.server()) + ":" + id.port() + "/" + word(id.protocol()) + " "
                + word(id.evidence());
    }

    private static String end(Peer peer) {
        return kind(peer) + ":" + value(peer);
    }

    private static String kind(Peer peer) {
        return switch (peer) {
            case Peer.Instance _ -> "container";
            case Peer.OfHost _ -> "host";
            case Peer.Outside _ -> "outside";
        };
    }

    private static String value(Peer peer) {
        return switch (peer) {
            case Peer.Instance(var container) -> container.value();
            case Peer.OfHost(var host) -> host.value();
            case Peer.Outside(var address) -> address;
        };
    }

    static ObjectNode subject(Subject subject) {
        var kind = switch (subject) {
            case HostId _ -> "host";
            case ContainerId _ -> "container";
        };
        return object().put("kind", kind).put("id", subject.value());
    }

    static ObjectNode of(Deployment deployment) {
        var node = object().put("id", deployment.id().value());
        node.put("app", deployment.app().value())
                .put("from", deployment.from().value())
                .put("to", deployment.to().value());
        node.put("done", deployment.done()).put("total", deployment.total());
        return node.put("startedAt", deployment.startedAt().toString())
                .put("by", known(deployment.by()))
                .put("waitingFor", known(deployment.waitingFor()));
    }

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode of(Map<String, String> map) {
        var node = object();
        new TreeMap<>(map).forEach(node::put);
        return node;
    }

    private static ArrayNode sorted(Collection<String> texts) {
        return list(texts.stream().sorted().toList(), NODES::textNode);
    }

    static <T> ArrayNode list(Collection<T> items, Function<? super T, ? extends JsonNode> json) {
        var array = NODES.arrayNode();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static JsonNode positive(double value) {
        return value > 0 ? NODES.numberNode(value) : NODES.nullNode();
    }

    private static JsonNode positive(long value) {
        return value > 0 ? NODES.numberNode(value) : NODES.nullNode();
    }
}
