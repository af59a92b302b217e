package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import io.binnacle.views.MapKind;

/// Says at the foot of the map what is lit on it; at its head, where it would lie on one of those that are lit.
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

    private boolean covered(double x, double width) {
        var apps = frame.scene.apps;
        for (var app = 0; app < apps.apps && frame.scene.kind == MapKind.APPS; app++) {
            var left = frame.x(apps.x[app]);
            var id = apps.id[app];
            if (id != null
                    && frame.look.traced().apps().contains(id)
                    && left < x + width
                    && left + AppsLayout.width(apps, app) * frame.zoom > x
                    && frame.y(apps.y[app] + AppsLayout.height(apps, app)) > frame.look.height() - FOOT - HEIGHT) {
                return true;
            }
        }
        return false;
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
        var x = Math.rint((frame.look.width() - width) / 2);
        var y = covered(x, width) ? Camera.TOP + FOOT / 2 : Math.rint(frame.look.height() - FOOT - HEIGHT);
        pen.box(x, y, Math.rint(width), HEIGHT, 8, pen.colour(Role.BG_OVERLAY), pen.colour(Role.BORDER_DEFAULT), 1);
        pen.text(words, x + 12, y + HEIGHT / 2, Typeface.MEDIUM, 13, pen.colour(Role.FG_DEFAULT));
        var left = Math.rint(x + width - 12 - key);
        pen.box(left, y + 7, Math.rint(key), 18, 4, pen.colour(Role.KBD_BG), pen.colour(Role.KBD_BORDER), 1);
        pen.textCentred(KEY, left + key / 2, y + HEIGHT / 2, Typeface.REGULAR, 12, pen.colour(Role.KBD_FG));
    }
}
