package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;

/// Draws the map where there is nothing to draw: what would be here, and why it is not.
final class EmptyPainter {
    private static final int OUTLINES = 3;
    private static final double GAP = 12;

    private final Frame frame;
    private final Pen pen;

    EmptyPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    void draw() {
        var scene = frame.scene;
        if (scene.nodes.count > 0) {
            return;
        }
        if (scene.hosts.count > 0) {
            say("Nothing runs here yet", "Containers appear as soon as they are started.", 0.62);
        } else if (scene.picture.complete()) {
            say("No hosts", "Connect to a Docker engine to see what runs there.", 0.45);
        } else {
            outlines();
            say("Waiting for the first answer", "Hosts appear one by one, as they answer.", 0.5);
        }
    }

    private void outlines() {
        var width = (frame.look.width() - 2 * Camera.SIDE - (OUTLINES - 1) * GAP) / OUTLINES;
        var height = frame.look.height() - Camera.TOP - Camera.BOTTOM;
        if (width > 40 && height > 40) {
            for (var i = 0; i < OUTLINES; i++) {
                var x = Math.rint(Camera.SIDE + i * (width + GAP));
                pen.border(x, Camera.TOP, Math.rint(width), height, 12, pen.colour(Role.MAP_HOST_BORDER), 1);
            }
        }
    }

    private void say(String title, String words, double down) {
        var middle = frame.look.width() / 2;
        var y = frame.look.height() * down;
        pen.textCentred(title, middle, y, Typeface.SEMI_BOLD, 15, pen.colour(Role.FG_DEFAULT));
        pen.textCentred(words, middle, y + 24, Typeface.REGULAR, 13, pen.colour(Role.FG_MUTED));
    }
}
