package io.binnacle.views.topology;

import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.Arrays;

/// Who stands out and who steps back: selected, hovered, in focus, found. In four channels that are never mixed: rings,
/// lit links, and how strongly a thing is drawn.
final class Emphasis {
    static final double REST_IN_FOCUS = 0.22;
    static final double REST_UNDER_HOVER = 0.42;
    static final double NOT_SEEN = 0.38;

    private final MapScene scene;
    final int selectedApp;
    final int selectedNode;
    final int selectedHost;
    final int selectedWire;
    final int hoveredApp;
    final int hoveredNode;
    final int hoveredHost;
    final int hoveredWire;
    final int keyApp;
    final int keyNode;
    final int keyHost;
    private final boolean[] lit;
    private final double[] apps;
    private final boolean[] notFound;

    Emphasis(MapScene scene, Look look) {
        this.scene = scene;
        selectedApp = app(look.selection());
        selectedNode = node(look.selection());
        selectedHost = host(look.selection());
        selectedWire = wire(look.selection());
        hoveredApp = app(look.hovered());
        hoveredNode = node(look.hovered());
        hoveredHost = host(look.hovered());
        hoveredWire = wire(look.hovered());
        keyApp = app(look.keyboard());
        keyNode = node(look.keyboard());
        keyHost = host(look.keyboard());
        lit = look.traced().nothing() ? lit() : traced(look.traced());
        apps = apps(look);
        notFound = notFound(look);
    }

    private int app(Selection selection) {
        return selection instanceof Selection.OfApp of ? scene.apps.of(of.app()) : -1;
    }

    private int node(Selection selection) {
        return selection instanceof Selection.OfContainer of ? scene.node(of.container()) : -1;
    }

    private int host(Selection selection) {
        return selection instanceof Selection.OfHost of ? scene.host(of.host()) : -1;
    }

    private int wire(Selection selection) {
        if (selection instanceof Selection.OfLink of) {
            for (var wire = 0; wire < scene.wires.count; wire++) {
                if (scene.wires.link[wire].equals(of.link())) {
                    return wire;
                }
            }
        }
        return -1;
    }

    private boolean[] lit() {
        var result = new boolean[scene.wires.count];
        var hovered = hoveredApp >= 0 ? hoveredApp : appOfNode(hoveredNode);
        var selected = selectedApp >= 0 ? selectedApp : appOfNode(selectedNode);
        // one hand at a time: what is pointed at counts before what is selected
        var app = hovered >= 0 ? hovered : selected;
        for (var wire = 0; wire < result.length; wire++) {
            result[wire] = wire == selectedWire || wire == hoveredWire || (app >= 0 && touches(wire, app));
        }
        return result;
    }

    private boolean[] traced(Traced traced) {
        var result = new boolean[scene.wires.count];
        for (var wire = 0; wire < result.length; wire++) {
            var client = scene.apps.id[scene.wires.clientApp[wire]];
            var server = scene.apps.id[scene.wires.serverApp[wire]];
            result[wire] = wire == hoveredWire
                    || (client != null && server != null && scene.wires.resting[wire] && traced.joins(client, server));
        }
        return result;
    }

    private int appOfNode(int node) {
        return node < 0 ? -1 : scene.nodes.app[node];
    }

    /// In the Hosts view a container lights only what leaves and enters its own host.
    private boolean touches(int wire, int app) {
        var wires = scene.wires;
        if (wires.clientApp[wire] != app && wires.serverApp[wire] != app) {
            return false;
        }
        var node = hoveredApp >= 0 ? -1 : hoveredNode >= 0 ? hoveredNode : selectedApp >= 0 ? -1 : selectedNode;
        if (scene.kind == MapKind.APPS || node < 0) {
            return wires.resting[wire];
        }
        var group = scene.nodes.group[node];
        return wires.clientGroup[wire] == group || wires.serverGroup[wire] == group;
    }

    private double[] apps(Look look) {
        var result = new double[scene.apps.count];
        Arrays.fill(result, 1);
        if (!look.traced().nothing()) {
            for (var app = 0; app < result.length; app++) {
                var id = scene.apps.id[app];
                result[app] = id != null && look.traced().apps().contains(id) ? 1 : REST_IN_FOCUS;
            }
            return result;
        }
        var focus = appOf(look.focused());
        if (focus >= 0) {
            dimBut(result, focus, REST_IN_FOCUS);
        } else if (scene.kind == MapKind.APPS && hoveredApp >= 0) {
            dimBut(result, hoveredApp, REST_UNDER_HOVER);
        }
        return result;
    }

    private int appOf(Selection selection) {
        var app = app(selection);
        return app >= 0 ? app : appOfNode(node(selection));
    }

    private void dimBut(double[] result, int app, double rest) {
        Arrays.fill(result, rest);
        result[app] = 1;
        for (var wire = 0; wire < scene.wires.count; wire++) {
            if (scene.wires.clientApp[wire] == app) {
                result[scene.wires.serverApp[wire]] = 1;
            }
            if (scene.wires.serverApp[wire] == app) {
                result[scene.wires.clientApp[wire]] = 1;
            }
        }
    }

    private boolean[] notFound(Look look) {
        if (look.found().isEmpty()) {
            return new boolean[0];
        }
        var found = look.found().get();
        var result = new boolean[scene.nodes.count];
        var any = new boolean[scene.apps.count];
        for (var node = 0; node < result.length; node++) {
            result[node] = !found.contains(scene.nodes.id[node]);
            any[scene.nodes.app[node]] |= !result[node];
        }
        for (var app = 0; app < scene.apps.apps; app++) {
            apps[app] = any[app] ? apps[app] : Math.min(apps[app], REST_IN_FOCUS);
        }
        return result;
    }

    boolean lit(int wire) {
        return lit[wire];
    }

    /// How strongly each app is drawn.
    double[] strengths() {
        return apps;
    }

    double app(int app) {
        return apps[app];
    }

    double node(int node) {
        var found = notFound.length == 0 || !notFound[node] ? 1 : REST_IN_FOCUS;
        var seen = scene.hosts.seen[scene.nodes.host[node]] ? 1 : NOT_SEEN;
        return Math.min(Math.min(apps[scene.nodes.app[node]], found), seen);
    }

    double group(int group) {
        var seen = scene.hosts.seen[scene.groups.host[group]] ? 1 : NOT_SEEN;
        return Math.min(apps[scene.groups.app[group]], seen);
    }

    double wire(int wire) {
        return Math.min(apps[scene.wires.clientApp[wire]], apps[scene.wires.serverApp[wire]]);
    }
}
