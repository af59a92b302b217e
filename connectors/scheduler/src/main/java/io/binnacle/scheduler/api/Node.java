package io.binnacle.scheduler.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked of the process itself.
final class Node {
    /// What clients decide by: the shape of 1.8 is what we answer in.
    private static final String VERSION = "1.8.222";

    private static final String WELCOME = """
            This is Binnacle's scheduler. It speaks Marathon's API below /v2/, and more below /x/.
            /v2/apps /v2/groups /v2/deployments /v2/queue /v2/tasks /v2/events /v2/info /metrics
            """;

    private final ApiSettings settings;
    private final String leader;
    private final Logging logging = new Logging();

    Node(ApiSettings settings, String leader) {
        this.settings = settings;
        this.leader = leader;
    }

    Optional<Endpoint> at(List<String> path) {
        return switch (String.join("/", path)) {
            case "" -> Optional.of(Endpoint.get(call -> new Answer.Empty(302, Map.of("Location", "/ui/"))));
            case "ui" -> Optional.of(Endpoint.get(call -> new Answer.Text(200, "text/plain;charset=utf-8", WELCOME)));
            case "logging" -> Optional.of(logging.endpoint());
            case "ping" -> Optional.of(Endpoint.get(Node::ping));
            case "v2/info" -> Optional.of(Endpoint.get(call -> Answer.ok(info())));
            case "v2/leader" ->
                Optional.of(Endpoint.get(call -> Answer.ok(object().put("leader", leader)))
                        .and("DELETE", call -> stay()));
            case "v2/plugins" ->
                Optional.of(Endpoint.get(call -> {
                    var json = object();
                    json.putArray("plugins");
                    return Answer.ok(json);
                }));
            default -> Optional.empty();
        };
    }

    /// There are no pods, since Docker has none; clients that look see none.
    static Optional<Endpoint> pods(List<String> rest) {
        if (rest.isEmpty() || rest.equals(List.of("::status"))) {
            var list = JsonNodeFactory.instance.arrayNode();
            return Optional.of(Endpoint.get(call -> Answer.ok(list)).and("POST", call -> unsupported()));
        }
        return Optional.of(Endpoint.get(call -> {
                    throw Fault.unknown("Pod '" + Paths.id(rest) + "' does not exist");
                })
                .and("PUT", call -> unsupported())
                .and("DELETE", call -> unsupported()));
    }

    private static Answer unsupported() throws Fault {
        throw Fault.of(501, "Pods need the containers of Mesos. This scheduler runs apps on Docker hosts.");
    }

    private static Answer stay() throws Fault {
        throw Fault.of(501, "There is nobody to hand over to: this scheduler is one process.");
    }

    private static Answer ping(Call call) {
        if (call.accepts("application/json")) {
            return Answer.ok(TextNode.valueOf("pong"));
        }
        var any = call.header("accept").isEmpty() || call.accepts("text/") || call.accepts("*/*");
        return any ? new Answer.Text(200, "text/plain;charset=utf-8", "pong") : Answer.empty(204);
    }

    private ObjectNode info() {
        var json = object().put("name", "marathon")
                .put("version", VERSION)
                .put("buildref", "binnacle")
                .put("elected", true)
                .put("leader", leader)
                .put("frameworkId", "binnacle");
        config(json.putObject("marathon_config"));
        json.putObject("zookeeper_config");
        json.putObject("http_config")
                .put("http_port", settings.listen().getPort())
                .putNull("https_port");
        return json;
    }

    /// All of Marathon's settings: as they are here where they mean something, else as Marathon has them by itself.
    private void config(ObjectNode json) {
        ours(json);
        ofMesos(json);
        times(json);
    }

    private void ours(ObjectNode json) {
        json.put("framework_name", "marathon")
                .put("ha", false)
                .put("hostname", settings.listen().getHostString())
                .putNull("webui_url")
                .put("local_port_min", 10_000)
                .put("local_port_max", 20_000)
                .put("maintenance_mode", false)
                .put("store_cache", true)
                .put("new_group_enforce_role", "off")
                .putNull("access_control_allow_origin")
                .putNull("env_vars_prefix")
                .putNull("default_network_name")
                .putArray("features")
                .add("secrets")
                .add("gpu_resources");
    }

    private static void ofMesos(ObjectNode json) {
        json.put("checkpoint", true)
                .put("executor", "//cmd")
                .put("failover_timeout", 604_800)
                .putNull("master")
                .put("max_instances_per_offer", 5)
                .put("mesos_bridge_name", "bridge")
                .put("mesos_heartbeat_failure_threshold", 5)
                .put("mesos_heartbeat_interval", 15_000)
                .putNull("mesos_leader_ui_url")
                .put("mesos_role", "*")
                .putNull("mesos_user")
                .put("revive_offers_for_new_apps", true)
                .put("launch_token", 100);
    }

    private static void times(ObjectNode json) {
        json.put("decline_offer_duration", 120_000)
                .put("launch_token_refresh_interval", 30_000)
                .put("leader_proxy_connection_timeout_ms", 5_000)
                .put("leader_proxy_read_timeout_ms", 10_000)
                .put("min_revive_offers_interval", 5_000)
                .put("offer_matching_timeout", 3_000)
                .put("on_elected_prepare_timeout", 180_000)
                .put("reconciliation_initial_delay", 1_000)
                .put("reconciliation_interval", 60_000)
                .put("scale_apps_initial_delay", 15_000)
                .put("scale_apps_interval", 300_000)
                .put("task_launch_confirm_timeout", 300_000)
                .put("task_launch_timeout", 300_000)
                .put("task_lost_expunge_initial_delay", 300_000)
                .put("task_lost_expunge_interval", 30_000)
                .put("task_reservation_timeout", 20_000);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
