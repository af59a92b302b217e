package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.views.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The map in words: for a screen reader, and for the card beside the pointer.
final class Spoken {
    private Spoken() {}

    /// "checkout-2, container, degraded: 503 × 9, on atlas-1".
    static String of(MapScene scene, Selection selection) {
        return switch (selection) {
            case Selection.Nothing _ -> whole(scene);
            case Selection.OfHost of -> host(scene, scene.host(of.host()));
            case Selection.OfContainer of -> container(scene, scene.node(of.container()));
            case Selection.OfApp of -> app(scene, scene.apps.of(of.app()));
            case Selection.OfLink of -> link(scene, of);
        };
    }

    private static String whole(MapScene scene) {
        var wrong = 0;
        for (var condition : scene.nodes.condition) {
            wrong += condition.wrong() ? 1 : 0;
        }
        return "Map: " + Words.count(scene.hosts.count, "host") + ", " + Words.count(scene.nodes.count, "container")
                + ", " + (wrong == 0 ? "nothing wrong" : Words.number(wrong) + " wrong");
    }

    static String word(Condition condition) {
        return condition == Condition.NOT_SEEN ? "not seen" : condition.name().toLowerCase(Locale.ROOT);
    }

    private static String container(MapScene scene, int node) {
        if (node < 0) {
            return "gone";
        }
        var reason = scene.nodes.reason[node];
        return scene.nodes.name[node] + ", container, " + word(scene.nodes.condition[node])
                + (reason.isEmpty() ? "" : ": " + reason) + ", on " + scene.hosts.name[scene.nodes.host[node]]
                + stack(scene, node);
    }

    private static String stack(MapScene scene, int node) {
        var many = scene.groups.nodeCount[scene.nodes.group[node]];
        return scene.stackOf(node).isEmpty() ? "" : ", in a stack of " + Words.number(many) + ", Enter opens it";
    }

    private static String host(MapScene scene, int host) {
        if (host < 0) {
            return "gone";
        }
        var hosts = scene.hosts;
        var wrong = hosts.wrong[host] == 0 ? "" : ", " + hosts.wrong[host] + " wrong";
        return hosts.name[host] + ", host, " + word(hosts.condition[host]) + ", "
                + Words.count(hosts.nodeCount[host], "container") + wrong;
    }

    private static String app(MapScene scene, int app) {
        if (app < 0) {
            return "gone";
        }
        return scene.apps.name[app] + ", app, " + word(scene.apps.condition[app]) + ", " + scene.apps.healthy[app]
                + " of " + scene.apps.wanted[app] + " healthy";
    }

    private static String link(MapScene scene, Selection.OfLink of) {
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (scene.wires.link[wire].equals(of.link())) {
                return linkLine(scene, wire);
            }
        }
        return "link, gone";
    }

    private static String linkLine(MapScene scene, int wire) {
        var port = scene.wires.link[wire].port();
        return scene.apps.name[scene.wires.clientApp[wire]] + " calls " + scene.apps.name[scene.wires.serverApp[wire]]
                + (port > 0 ? " on port " + port : "");
    }

    /// At most three lines: the name, how it is, and one thing more.
    static List<String> card(MapScene scene, Selection selection) {
        var lines = new ArrayList<String>();
        switch (selection) {
            case Selection.Nothing _ -> {}
            case Selection.OfHost of -> hostCard(scene, scene.host(of.host()), lines);
            case Selection.OfContainer of -> containerCard(scene, scene.node(of.container()), lines);
            case Selection.OfApp of -> appCard(scene, scene.apps.of(of.app()), lines);
            case Selection.OfLink of -> linkCard(scene, of, lines);
        }
        return lines;
    }

    private static void hostCard(MapScene scene, int host, List<String> lines) {
        if (host >= 0) {
            var hosts = scene.hosts;
            lines.add(hosts.name[host]);
            lines.add(
                    hosts.note[host].isEmpty()
                            ? "CPU " + percent(hosts.cpu[host]) + ", memory " + percent(hosts.memory[host])
                            : hosts.note[host]);
            lines.add(Words.count(hosts.nodeCount[host], "container")
                    + (hosts.wrong[host] == 0 ? "" : ", " + hosts.wrong[host] + " wrong"));
        }
    }

    private static void containerCard(MapScene scene, int node, List<String> lines) {
        if (node >= 0) {
            var nodes = scene.nodes;
            lines.add(nodes.name[node]);
            lines.add(capital(word(nodes.condition[node]))
                    + (nodes.reason[node].isEmpty() ? "" : ": " + nodes.reason[node]));
            lines.add("On " + scene.hosts.name[nodes.host[node]] + ", " + fill(scene, node));
        }
    }

    private static String fill(MapScene scene, int node) {
        var container = scene.picture.topology().containers().get(scene.nodes.id[node]);
        return switch (scene.fill) {
            case CPU -> "CPU " + percent(scene.nodes.fill[node]);
            case MEMORY -> "memory " + percent(scene.nodes.fill[node]);
            case NETWORK -> "network " + percent(scene.nodes.fill[node]);
            case RESTARTS -> container == null ? "" : Words.count(container.restarts(), "restart");
            case AGE -> container == null ? "" : "started " + Age.words(container, scene.picture.at());
        };
    }

    private static void appCard(MapScene scene, int app, List<String> lines) {
        if (app >= 0) {
            var apps = scene.apps;
            lines.add(apps.name[app]);
            lines.add(apps.healthy[app] + " of " + apps.wanted[app] + " healthy");
            lines.add(callers(scene, app));
        }
    }

    private static String callers(MapScene scene, int app) {
        var callers = 0;
        var calls = 0;
        var seen = new java.util.HashSet<Integer>();
        for (var wire = 0; wire < scene.wires.count; wire++) {
            var client = scene.wires.clientApp[wire];
            var server = scene.wires.serverApp[wire];
            if (server == app && client != app && seen.add(client)) {
                callers++;
            }
            if (client == app && server != app && seen.add(-1 - server)) {
                calls++;
            }
        }
        return Words.count(callers, "app") + (callers == 1 ? " calls it" : " call it") + ", it calls " + calls;
    }

    private static void linkCard(MapScene scene, Selection.OfLink of, List<String> lines) {
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (scene.wires.link[wire].equals(of.link())) {
                lines.add(linkLine(scene, wire));
                lines.add(
                        scene.wires.declared[wire]
                                ? "Declared, not observed"
                                : Words.count(scene.wires.connections[wire], "connection"));
                return;
            }
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "unknown" : Words.percent(share);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
