package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.session.Words;
import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// Draws the Apps view: stacks of instances as cards, folders around them, those outside as pills, hubs aside.
final class AppCardPainter {
    private static final double RADIUS = 8;
    private static final double VESSEL = 16;
    private static final double FOLD_WIDTH = 84;
    private static final double FOLD_HEIGHT = 20;

    private final Frame frame;
    private final Pen pen;
    private final AppTable apps;
    private final double scale;

    AppCardPainter(Frame frame) {
        this.frame = frame;
        this.pen = frame.pen;
        this.apps = frame.scene.apps;
        this.scale = frame.zoom;
    }

    /// Cards are white on the light map, as paper is.
    private Color ground() {
        return pen.colour(pen.palette.theme().dark() ? Role.NODE_CARD_BG : Role.BG_DEFAULT);
    }

    void enclosures() {
        for (var enclosure : frame.scene.enclosures) {
            var x = frame.sharpX(enclosure.x());
            var y = frame.sharpY(enclosure.y());
            var w = enclosure.w() * scale;
            var h = enclosure.h() * scale;
            pen.box(x, y, w, h, 12, tint(), pen.colour(Role.BORDER_MUTED), 1);
        }
    }

    /// After the links, so that none crosses a word.
    void labels() {
        for (var enclosure : frame.scene.enclosures) {
            label(enclosure, frame.sharpX(enclosure.x()), frame.sharpY(enclosure.y()), enclosure.w() * scale);
        }
    }

    private Color tint() {
        return Palette.mix(pen.colour(Role.MAP_BG), pen.colour(Role.FG_DEFAULT), 0.045);
    }

    private void label(Enclosure enclosure, double x, double y, double w) {
        var size = frame.textSize(13);
        var count = Words.count(enclosure.apps(), "app");
        var middle = y + 14 * Math.max(0.8, scale);
        var name = pen.width(enclosure.name(), Typeface.MEDIUM, size);
        if (name + 24 > w || 30 * scale < 14) {
            return;
        }
        var both = name + 32 + pen.width(count, Typeface.REGULAR, size) < w;
        var taken = both ? name + 6 + pen.width(count, Typeface.REGULAR, size) : name;
        pen.fill(Pen.rounded(x + 9, middle - 9, taken + 6, 18, 4), tint());
        pen.text(enclosure.name(), x + 12, middle, Typeface.MEDIUM, size, pen.colour(Role.FG_DEFAULT));
        if (both) {
            pen.text(count, x + 18 + name, middle, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
        }
    }

    void draw() {
        for (var app = 0; app < apps.count; app++) {
            var x = frame.x(apps.x[app]);
            var y = frame.y(apps.y[app]);
            var w = AppsLayout.width(apps, app) * scale;
            var h = AppsLayout.height(apps, app) * scale;
            if (frame.visible(x - 12, y - 12, w + 24, h + 24)) {
                draw(app, x, y, w, h);
            }
        }
        pen.alpha(1);
    }

    private void draw(int app, double x, double y, double w, double h) {
        pen.alpha(frame.emphasis.app(app));
        if (apps.pill(app)) {
            pill(app, x, y, w, h);
        } else if (apps.hub[app]) {
            hub(app, x, y, w, h);
        } else {
            card(app, Math.rint(x), Math.rint(y), Math.rint(w), Math.rint(h));
            frame.nodesDrawn += apps.instances[app];
        }
        pen.alpha(1);
    }

    private void card(int app, double x, double y, double w, double h) {
        var radius = Math.rint(RADIUS * Math.clamp(scale, 0.5, 1.5));
        var many = apps.instances[app] > 1;
        if (many) {
            copies(app, x, y, w, h, radius);
        }
        var dimmed = frame.emphasis.app(app) < 1;
        if (dimmed) {
            pen.alpha(1);
            pen.fill(Pen.rounded(x, y, w, h, radius), pen.colour(Role.MAP_BG));
            pen.alpha(frame.emphasis.app(app));
        }
        pen.box(x, y, w, h, radius, ground(), pen.colour(Role.NODE_CARD_BORDER), 1);
        rings(app, x, y, w, h, radius);
        var condition = apps.condition[app];
        var vesselRadius = VESSEL * scale;
        var vesselX = x + 26 * scale;
        var vesselY = y + h / 2;
        VesselPainter.draw(
                pen, VesselPainter.Form.APP, apps.hue[app], apps.fill[app], condition, vesselX, vesselY, vesselRadius);
        words(app, x, y, w, h);
        if (apps.spread[app]) {
            fold(app);
        }
        if (apps.pinned[app] && scale > 0.4) {
            CarryPainter.pin(pen, x + w - 9 * scale, y + h - 11 * scale, 10 * scale);
        }
        if (apps.callsHub[app] && scale > 0.5) {
            NodePainter.dotRing(pen, x + w - 12 * scale, y + 12 * scale, 3.5 * scale, Role.FG_SUBTLE, 1.5);
        }
        if (condition != Condition.HEALTHY && condition != Condition.STOPPED) {
            pen.alpha(condition.wrong() ? 1 : frame.emphasis.app(app));
            var size = Math.max(12, MarkPainter.SIZE * Math.min(1.4, scale));
            MarkPainter.draw(
                    pen, condition, vesselX + vesselRadius - 1, vesselY - vesselRadius + 1, size, Role.NODE_CARD_BG);
        }
    }

    /// Where the links of a hub that is unfolded can be folded again.
    static Rectangle2D fold(AppTable apps, int app, Camera camera) {
        var x = camera.toViewX(apps.x[app] + AppsLayout.CARD_WIDTH / 2);
        var y = camera.toViewY(apps.y[app] - 8);
        return new Rectangle2D.Double(x - FOLD_WIDTH / 2, y - FOLD_HEIGHT, FOLD_WIDTH, FOLD_HEIGHT);
    }

    private void fold(int app) {
        if (scale < 0.5) {
            return;
        }
        var box = fold(apps, app, frame.camera);
        pen.box(
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight(),
                FOLD_HEIGHT / 2,
                pen.colour(Role.BG_OVERLAY),
                pen.colour(Role.BORDER_DEFAULT),
                1);
        pen.textCentred(
                "Fold links",
                box.getCenterX(),
                box.getCenterY(),
                Typeface.MEDIUM,
                Pen.SMALLEST_TEXT,
                pen.colour(Role.ACCENT_FG));
    }

    private void copies(int app, double x, double y, double w, double h, double radius) {
        var ground = ground();
        var border = pen.colour(Role.NODE_CARD_BORDER);
        for (var copy = Math.min(2, apps.instances[app] - 1); copy >= 1; copy--) {
            var tint = Palette.mix(ground, pen.palette.outline(apps.hue[app]), 0.08 * copy);
            pen.box(x + 4 * copy * scale, y + 3 * copy * scale, w, h, radius, tint, border, 1);
        }
    }

    private void rings(int app, double x, double y, double w, double h, double radius) {
        if (frame.emphasis.selectedApp == app) {
            pen.border(x - 0.5, y - 0.5, w + 1, h + 1, radius, pen.colour(Role.MAP_SELECT), 1.75);
        } else if (frame.emphasis.hoveredApp == app) {
            pen.border(x - 1, y - 1, w + 2, h + 2, radius + 1, pen.colour(Role.FG_DEFAULT), 2);
        }
        if (frame.emphasis.keyApp == app) {
            pen.border(x - 4, y - 4, w + 8, h + 8, radius + 4, pen.colour(Role.FOCUS_RING), 2);
        }
    }

    private void words(int app, double x, double y, double w, double h) {
        var left = x + 51 * scale;
        var room = x + w - 8 * scale - left;
        var size = frame.textSize(13);
        if (room < 24) {
            return;
        }
        var twoLines = h >= 34;
        var nameRoom = room - (apps.callsHub[app] ? 12 * scale : 0);
        var name = pen.shortened(apps.name[app], nameRoom, Typeface.SEMI_BOLD, size);
        var nameY = twoLines ? y + h * 0.31 : y + h / 2;
        pen.text(name, left, nameY, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
        if (twoLines) {
            counts(app, left, y + h * 0.68, room, size);
        }
    }

    private void counts(int app, double x, double y, double room, double size) {
        var missing = apps.healthy[app] < apps.wanted[app];
        var condition = apps.condition[app];
        var words = apps.healthy[app] + "/" + apps.wanted[app];
        var role = missing && condition.wrong() ? Palette.textRole(condition) : Role.FG_DEFAULT;
        var width = pen.text(words, x, y, Typeface.MEDIUM, size, pen.colour(role));
        var version = pen.shortened(apps.version[app], room - width - 8, Typeface.REGULAR, size);
        pen.text(version, x + width + 8, y, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
    }

    private void pill(int app, double x, double y, double w, double h) {
        pen.fill(Pen.rounded(x, y, w, h, h / 2), ground());
        pen.dashedBorder(x, y, w, h, h / 2, pen.colour(Role.FG_SUBTLE), 1, 4);
        var size = frame.textSize(13);
        var width = pen.width(apps.name[app], Typeface.REGULAR, size);
        var icon = width + 24 < w;
        if (icon) {
            globe(x + w / 2 - width / 2 - 4, y + h / 2, 7 * Math.min(1.2, scale));
        }
        var middle = x + w / 2 + (icon ? 10 : 0);
        pen.textCentred(apps.name[app], middle, y + h / 2, Typeface.REGULAR, size, pen.colour(Role.FG_MUTED));
    }

    private void globe(double x, double y, double r) {
        var colour = pen.colour(Role.FG_MUTED);
        pen.stroke(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), colour, 1.2);
        pen.stroke(new Ellipse2D.Double(x - r * 0.45, y - r, 0.9 * r, 2 * r), colour, 1.2);
        pen.stroke(new Line2D.Double(x - r, y, x + r, y), colour, 1.2);
    }

    private void hub(int app, double x, double y, double w, double h) {
        pen.fill(Pen.rounded(x, y, w, h, 12), Palette.fade(ground(), 0.5));
        pen.dashedBorder(x, y, w, h, 12, pen.colour(Role.BORDER_DEFAULT), 1, 4);
        rings(app, x, y, w, h, 12);
        var condition = apps.condition[app];
        VesselPainter.draw(
                pen,
                VesselPainter.Form.APP,
                apps.hue[app],
                apps.fill[app],
                condition,
                x + 24 * scale,
                y + 27 * scale,
                12 * scale);
        var size = frame.textSize(13);
        var left = x + 46 * scale;
        pen.text(apps.name[app], left, y + 20 * scale, Typeface.SEMI_BOLD, size, pen.colour(Role.FG_DEFAULT));
        if (scale < 0.7) {
            return;
        }
        counts(app, left, y + 36 * scale, w - 54 * scale, size);
        var small = frame.textSize(12);
        var callers = Words.number(apps.callers[app]) + " apps call it,";
        pen.text(callers, x + 12 * scale, y + 61 * scale, Typeface.REGULAR, small, pen.colour(Role.FG_MUTED));
        NodePainter.dotRing(pen, x + 16 * scale, y + 77 * scale, 3.5 * scale, Role.FG_SUBTLE, 1.5);
        pen.text("marks each one.", x + 25 * scale, y + 77 * scale, Typeface.REGULAR, small, pen.colour(Role.FG_MUTED));
        pen.text("Unfold links", x + 12 * scale, y + 96 * scale, Typeface.MEDIUM, small, pen.colour(Role.ACCENT_FG));
    }
}
