package io.binnacle.views.topology;

import io.binnacle.views.MapKind;

/// Counts the containers of what can be seen.
final class InSight {
    private InSight() {}

    static int containers(MapScene scene, Look look) {
        return scene.kind == MapKind.APPS ? ofApps(scene, look) : ofHosts(scene, look);
    }

    private static int ofHosts(MapScene scene, Look look) {
        var hosts = scene.hosts;
        var count = 0;
        for (var host = 0; host < hosts.count; host++) {
            count += seen(look, hosts.x[host], hosts.y[host], hosts.w, hosts.h) ? hosts.nodeCount[host] : 0;
        }
        return count;
    }

    private static int ofApps(MapScene scene, Look look) {
        var apps = scene.apps;
        var count = 0;
        for (var app = 0; app < apps.count; app++) {
            var w = AppsLayout.width(apps, app);
            count += seen(look, apps.x[app], apps.y[app], w, AppsLayout.height(apps, app)) ? apps.instances[app] : 0;
        }
        return count;
    }

    private static boolean seen(Look look, double x, double y, double w, double h) {
        var camera = look.camera();
        return camera.toViewX(x) < look.width()
                && camera.toViewY(y) < look.height()
                && camera.toViewX(x + w) > 0
                && camera.toViewY(y + h) > 0;
    }
}
