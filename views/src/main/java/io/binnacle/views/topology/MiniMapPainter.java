package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.styles.Role;
import io.binnacle.views.MapKind;
import java.awt.Color;
import java.awt.geom.Rectangle2D;

/// Draws the whole map small at the lower right, with a frame around what is seen, when not all of it is.
final class MiniMapPainter {
    static final double WIDTH = 152;
    static final double HEIGHT = 56;
    private static final double PAD = 5;

    private final Frame frame;
    private final Pen pen;

    MiniMapPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
    }

    static boolean shown(MapScene scene, Look look) {
        var camera = look.camera();
        var all = camera.toViewX(0) >= -1
                && camera.toViewY(0) >= -1
                && camera.toViewX(scene.width) <= look.width() + 1
                && camera.toViewY(scene.height) <= look.height() + 1;
        var far = scene.kind == MapKind.HOSTS && look.level().compareTo(Level.GLYPHS) < 0;
        return look.legend() && !scene.empty() && look.width() > 420 && look.height() > 300 && (far || !all);
    }

    /// Where it lies: x, y, width, height, and how many px of it one px of the world takes.
    static double[] box(MapScene scene, Look look) {
        var scale =
                Math.min((WIDTH - 2 * PAD) / Math.max(1, scene.width), (HEIGHT - 2 * PAD) / Math.max(1, scene.height));
        var w = Math.max(40, scene.width * scale + 2 * PAD);
        var h = Math.max(24, scene.height * scale + 2 * PAD);
        return new double[] {look.width() - Camera.SIDE - w, look.height() - 8 - h, w, h, scale};
    }

    /// The camera, moved so that the middle of the view is what the pointer shows.
    static Camera lookingAt(double[] box, double x, double y, Camera camera, double width, double height) {
        return Camera.centredOn((x - box[0] - PAD) / box[4], (y - box[1] - PAD) / box[4], camera.zoom(), width, height);
    }

    /// All of it but the frame around what is seen.
    void draw() {
        var scene = frame.scene;
        if (!shown(scene, frame.look)) {
            return;
        }
        var box = box(scene, frame.look);
        pen.box(box[0], box[1], box[2], box[3], 8, pen.colour(Role.BG_DEFAULT), pen.colour(Role.BORDER_DEFAULT), 1);
        if (scene.kind == MapKind.HOSTS) {
            hosts(box);
        } else {
            apps(box);
        }
    }

    void drawWindow() {
        if (shown(frame.scene, frame.look)) {
            window(box(frame.scene, frame.look));
        }
    }

    private void hosts(double[] box) {
        var hosts = frame.scene.hosts;
        var w = Math.max(1, hosts.w * box[4] - 1);
        var h = Math.max(1, hosts.h * box[4] - 1);
        for (var host = 0; host < hosts.count; host++) {
            var worst = hosts.worst[host].or(hosts.condition[host]);
            cell(box[0] + PAD + hosts.x[host] * box[4], box[1] + PAD + hosts.y[host] * box[4], w, h, worst);
        }
    }

    private void apps(double[] box) {
        var apps = frame.scene.apps;
        for (var app = 0; app < apps.count; app++) {
            cell(
                    box[0] + PAD + apps.x[app] * box[4],
                    box[1] + PAD + apps.y[app] * box[4],
                    AppsLayout.width(apps, app) * box[4],
                    AppsLayout.height(apps, app) * box[4],
                    apps.condition[app]);
        }
    }

    private void cell(double x, double y, double w, double h, Condition worst) {
        var shape = new Rectangle2D.Double(x, y, w, h);
        if (worst == Condition.NOT_SEEN) {
            pen.dashed(shape, pen.colour(Role.STATE_UNKNOWN), 1, 2, 2);
        } else {
            pen.fill(shape, colour(worst));
        }
    }

    private Color colour(Condition worst) {
        return worst.wrong() ? pen.colour(Palette.stateRole(worst)) : pen.colour(Role.NEUTRAL_MUTED);
    }

    private void window(double[] box) {
        var camera = frame.camera;
        var left = box[0] + PAD + camera.toWorldX(0) * box[4];
        var top = box[1] + PAD + camera.toWorldY(Camera.TOP) * box[4];
        var right = box[0] + PAD + camera.toWorldX(frame.look.width()) * box[4];
        var bottom = box[1] + PAD + camera.toWorldY(frame.look.height()) * box[4];
        left = Math.max(left, box[0] + 2);
        top = Math.max(top, box[1] + 2);
        right = Math.min(right, box[0] + box[2] - 2);
        bottom = Math.min(bottom, box[1] + box[3] - 2);
        if (right > left && bottom > top) {
            left = pen.sharp(left);
            top = pen.sharp(top);
            pen.border(left, top, pen.sharp(right) - left, pen.sharp(bottom) - top, 4, pen.colour(Role.FG_MUTED), 1.5);
        }
    }
}
