package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import io.binnacle.views.MapKind;
import java.awt.geom.Rectangle2D;

/// Says at the edge of the map what is lit on it, beside those that are lit.
final class TracePainter {
    private static final double HEIGHT = 32;
    private static final double FOOT = 12;
    private static final String KEY = "Esc";

    private final Frame frame;
    private final Pen pen;

    TracePainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    void draw() {
        var traced = frame.look.traced();
        if (traced.nothing()) {
            return;
        }
        var room = frame.look.width() - 2 * Camera.SIDE;
        var key = pen.width(KEY, Typeface.REGULAR, 12) + 12;
        var words = pen.shortened(traced.words(), room - key - 36, Typeface.MEDIUM, 13);
        var width = pen.width(words, Typeface.MEDIUM, 13) + key + 36;
        var corner = place(Math.rint(width));
        var x = corner[0];
        var y = corner[1];
        pen.box(x, y, Math.rint(width), HEIGHT, 8, pen.colour(Role.BG_OVERLAY), pen.colour(Role.BORDER_DEFAULT), 1);
        pen.text(words, x + 12, y + HEIGHT / 2, Typeface.MEDIUM, 13, pen.colour(Role.FG_DEFAULT));
        var left = Math.rint(x + width - 12 - key);
        pen.box(left, y + 7, Math.rint(key), 18, 4, pen.colour(Role.KBD_BG), pen.colour(Role.KBD_BORDER), 1);
        pen.textCentred(KEY, left + key / 2, y + HEIGHT / 2, Typeface.REGULAR, 12, pen.colour(Role.KBD_FG));
    }

    /// In the middle, else to the left, else to the right; at the foot before the head. Where it lies on somebody
    /// everywhere, at the foot.
    private double[] place(double width) {
        var middle = Math.rint((frame.look.width() - width) / 2);
        var right = frame.look.width() - Camera.SIDE - width;
        for (var y : new double[] {foot(), Camera.TOP + FOOT / 2}) {
            for (var x : new double[] {middle, Camera.SIDE, right}) {
                if (!covers(x, y, width)) {
                    return new double[] {x, y};
                }
            }
        }
        return new double[] {middle, foot()};
    }

    private double foot() {
        return Math.rint(frame.look.height() - FOOT - HEIGHT);
    }

    /// Whether the card of somebody who is lit would lie under it.
    private boolean covers(double x, double y, double width) {
        var apps = frame.scene.apps;
        for (var app = 0; app < apps.apps && frame.scene.kind == MapKind.APPS; app++) {
            var id = apps.id[app];
            var card = new Rectangle2D.Double(
                    frame.x(apps.x[app]),
                    frame.y(apps.y[app]),
                    AppsLayout.width(apps, app) * frame.zoom,
                    AppsLayout.height(apps, app) * frame.zoom);
            if (id != null && frame.look.traced().apps().contains(id) && card.intersects(x, y, width, HEIGHT)) {
                return true;
            }
        }
        return false;
    }
}
