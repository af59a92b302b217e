package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import java.util.Optional;

/// A thing in the operator's hand: a card of the Apps view, or the panel of a host, held by its head.
///
/// @param dx how far it has been carried, in the world
record Carried(Selection thing, double dx, double dy) {
    private static final double FAR_HEAD = 34;

    /// What can be taken at a place of the view.
    static Optional<Selection> at(MapScene scene, Look look, double viewX, double viewY) {
        var thing = new HitTest(scene, look).at(viewX, viewY);
        if (scene.kind == io.binnacle.views.MapKind.APPS) {
            return thing instanceof Selection.OfApp(var app) && !scene.apps.hub[scene.apps.of(app)]
                    ? Optional.of(thing)
                    : Optional.empty();
        }
        return thing instanceof Selection.OfHost(var host) && onHead(scene, look, scene.host(host), viewY)
                ? Optional.of(thing)
                : Optional.empty();
    }

    private static boolean onHead(MapScene scene, Look look, int host, double viewY) {
        var top = look.camera().toViewY(scene.hosts.y[host]);
        var far = look.level().compareTo(Level.GLYPHS) < 0;
        return viewY - top
                < (far ? FAR_HEAD : Packing.PANEL_HEAD * look.camera().zoom());
    }

    /// What follows when it is let down here; nothing where it cannot stand.
    Optional<Move> let(MapScene scene) {
        return switch (thing) {
            case Selection.OfApp(var app) -> {
                var index = scene.apps.of(app);
                yield index < 0
                        ? Optional.empty()
                        : Optional.of(new Move.OfApp(
                                app,
                                scene.apps.x[index] + dx + scene.world.originX(),
                                scene.apps.y[index] + dy + scene.world.originY()));
            }
            case Selection.OfHost(var id) -> {
                var host = scene.host(id);
                var cell = cell(scene, host);
                yield cell < 0 || cell == scene.hosts.cell[host]
                        ? Optional.empty()
                        : Optional.of(new Move.OfHost(id, cell, standing(scene, scene.hosts.zone[host], cell)));
            }
            case Selection.Nothing _, Selection.OfContainer _, Selection.OfLink _ -> Optional.empty();
        };
    }

    /// The place of its zone a host would take, or -1.
    int cell(MapScene scene, int host) {
        var grid = scene.hosts.grid;
        return host < 0 || grid == null
                ? -1
                : grid.cellAt(
                        scene.hosts.zone[host],
                        scene.hosts.x[host] + scene.hosts.w / 2 + dx,
                        scene.hosts.y[host] + scene.hosts.h / 2 + dy);
    }

    private static Optional<io.binnacle.model.HostId> standing(MapScene scene, int zone, int cell) {
        for (var host = 0; host < scene.hosts.count; host++) {
            if (scene.hosts.zone[host] == zone && scene.hosts.cell[host] == cell) {
                return Optional.of(scene.hosts.id[host]);
            }
        }
        return Optional.empty();
    }
}
