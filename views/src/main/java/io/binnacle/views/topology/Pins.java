package io.binnacle.views.topology;

import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.Optional;

/// Says what pins a thing where it stands, or lets it go.
final class Pins {
    private Pins() {}

    static Optional<Move> turned(MapScene scene, Selection thing) {
        return switch (thing) {
            case Selection.OfApp(var app) when scene.kind == MapKind.APPS -> app(scene, scene.apps.of(app));
            case Selection.OfHost(var host) when scene.kind == MapKind.HOSTS -> host(scene, scene.host(host));
            case Selection.OfApp _,
                    Selection.OfHost _,
                    Selection.Nothing _,
                    Selection.OfContainer _,
                    Selection.OfLink _ -> Optional.empty();
        };
    }

    private static Optional<Move> app(MapScene scene, int app) {
        if (app < 0 || scene.apps.hub[app]) {
            return Optional.empty();
        }
        var id = AppsLayout.idOf(scene.apps, app);
        return Optional.of(
                scene.apps.pinned[app]
                        ? new Move.LetGoOfApp(id)
                        : new Move.OfApp(
                                id,
                                scene.apps.x[app] + scene.world.originX(),
                                scene.apps.y[app] + scene.world.originY()));
    }

    private static Optional<Move> host(MapScene scene, int host) {
        if (host < 0) {
            return Optional.empty();
        }
        var id = scene.hosts.id[host];
        return Optional.of(
                scene.hosts.pinned[host]
                        ? new Move.LetGoOfHost(id)
                        : new Move.OfHost(id, scene.hosts.cell[host], Optional.empty()));
    }
}
