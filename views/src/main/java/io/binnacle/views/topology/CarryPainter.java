package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import io.binnacle.views.Selection;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/// Draws what is carried, and where it would stand: a wish, so it is dashed and blue. And the mark of what was put.
final class CarryPainter {
    private static final float DASH = 5;
    private static final float GAP = 4;

    private final Frame frame;
    private final Pen pen;
    private final MapScene scene;

    CarryPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.scene = frame.scene;
    }

    void draw() {
        frame.look.reach().carried().ifPresent(this::draw);
    }

    private void draw(Carried carried) {
        switch (carried.thing()) {
            case Selection.OfApp(var id) -> app(scene.apps.of(id), carried);
            case Selection.OfHost(var id) -> host(scene.host(id), carried);
            case Selection.Nothing _, Selection.OfContainer _, Selection.OfLink _ -> {}
        }
    }

    private void app(int app, Carried carried) {
        if (app >= 0) {
            held(
                    scene.apps.name[app],
                    scene.apps.x[app] + carried.dx(),
                    scene.apps.y[app] + carried.dy(),
                    AppsLayout.CARD_WIDTH,
                    AppsLayout.CARD_HEIGHT);
        }
    }

    private void host(int host, Carried carried) {
        if (host < 0) {
            return;
        }
        var hosts = scene.hosts;
        var cell = carried.cell(scene, host);
        var grid = hosts.grid;
        if (cell >= 0 && grid != null) {
            var x = frame.x(grid.x(hosts.zone[host], cell));
            var y = frame.y(grid.y(hosts.zone[host], cell));
            pen.dashed(
                    Pen.rounded(x - 2, y - 2, hosts.w * frame.zoom + 4, hosts.h * frame.zoom + 4, 12),
                    pen.colour(Role.GHOST_STROKE),
                    2,
                    DASH,
                    GAP);
        }
        held(hosts.name[host], hosts.x[host] + carried.dx(), hosts.y[host] + carried.dy(), hosts.w, hosts.h);
    }

    private void held(String name, double worldX, double worldY, double worldW, double worldH) {
        var x = frame.sharpX(worldX);
        var y = frame.sharpY(worldY);
        var w = worldW * frame.zoom;
        var h = worldH * frame.zoom;
        pen.fill(Pen.rounded(x, y, w, h, 8), Palette.fade(pen.colour(Role.ACCENT_SUBTLE), 0.6));
        pen.dashed(Pen.rounded(x, y, w, h, 8), pen.colour(Role.GHOST_STROKE), 1.5, DASH, GAP);
        var words = pen.shortened(name, w - 12, Typeface.SEMI_BOLD, 13);
        var middle = y + Math.min(h / 2, 24);
        pen.textCentred(words, x + w / 2, middle, Typeface.SEMI_BOLD, 13, pen.colour(Role.FG_DEFAULT));
    }

    /// A small pin: somebody put this here.
    static void pin(Pen pen, double x, double y, double size) {
        var colour = pen.colour(Role.FG_MUTED);
        var head = size * 0.34;
        pen.fill(new Ellipse2D.Double(x - head, y - size / 2, 2 * head, 2 * head), colour);
        pen.stroke(new Line2D.Double(x, y - size / 2 + 2 * head, x, y + size / 2), colour, Math.max(1.2, size * 0.13));
    }
}
