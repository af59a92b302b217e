package io.binnacle.views.topology;

import io.binnacle.session.Gauges;
import io.binnacle.styles.Role;
import io.binnacle.views.MapKind;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/// Paints a scene as it is looked at, onto any Java2D surface: the pixels of the window, a picture file, or SVG.
///
/// # Order
///
/// Ground, host panels, links at rest, links lit, groups, vessels, cards, marks, ghosts, legend, handle. Links lie
/// under groups, and
/// what is wrong is drawn last of its kind, so that nothing covers it.
///
/// # What makes it fast
///
/// A vessel, a dot and a mark are drawn as shapes once and stamped as sprites after ([Sprites]): their looks are few
/// (hue × level in 32 steps × state × size), and stamping costs a hundredth of filling a path. Widths of words are
/// remembered ([TextWidths]). What lies outside the view costs a comparison; panels outside it skip all they hold.
/// The level of detail bounds what is drawn per pixel: ten thousand containers are ten thousand stamps of eight
/// pixels, never ten thousand cards. There is no object per container here, only indices into arrays.
final class MapPainter {
    private final Sprites sprites = new Sprites();
    private final LegendLayer legend = new LegendLayer();

    /// @return how many containers were drawn, in whatever way
    int paint(Graphics2D g, MapScene scene, Look look, Gauges gauges, boolean vector) {
        var pen = new Pen(g, Palette.of(look.theme()), look.pixelScale(), vector, sprites);
        var frame = new Frame(pen, scene, look, gauges, new Emphasis(scene, look), Area.all(look));
        world(frame);
        still(frame);
        return frame.nodesDrawn;
    }

    /// Paints what moves with the camera.
    ///
    /// @return how many containers were drawn
    int world(Graphics2D g, MapScene scene, Look look, Gauges gauges, Emphasis emphasis, Target target) {
        var pen = new Pen(g, Palette.of(look.theme()), look.pixelScale(), sprites, target);
        var frame = new Frame(pen, scene, look, gauges, emphasis, target.area());
        world(frame);
        return frame.nodesDrawn;
    }

    /// Paints what stands still over it.
    void still(Graphics2D g, MapScene scene, Look look, Gauges gauges, Emphasis emphasis, Target target) {
        var pen = new Pen(g, Palette.of(look.theme()), look.pixelScale(), sprites, target);
        var frame = new Frame(pen, scene, look, gauges, emphasis, target.area());
        underLegend(frame);
        if (look.legend()) {
            legend.draw(frame);
        }
        overLegend(frame);
    }

    private static void world(Frame frame) {
        var look = frame.look;
        var pen = frame.pen;
        pen.fillRounded(0, 0, look.width(), look.height(), 0, pen.colour(Role.MAP_BG));
        if (frame.scene.kind == MapKind.APPS) {
            apps(frame);
        } else if (look.level().compareTo(Level.GLYPHS) < 0) {
            farHosts(frame);
        } else {
            hosts(frame);
        }
    }

    private static void still(Frame frame) {
        underLegend(frame);
        if (frame.look.legend()) {
            new LegendPainter(frame).draw();
        }
        overLegend(frame);
    }

    private static void underLegend(Frame frame) {
        GhostPainter.draw(frame);
        new EmptyPainter(frame).draw();
        underStrip(frame);
    }

    private static void overLegend(Frame frame) {
        new MiniMapPainter(frame).drawWindow();
        new TracePainter(frame).draw();
        new GripPainter(frame).draw();
        new CarryPainter(frame).draw();
    }

    /// What lies under the tool strip steps back, so that the strip stays legible.
    private static void underStrip(Frame frame) {
        if (frame.y(0) < Camera.TOP - 4) {
            var ground = Palette.fade(frame.pen.colour(Role.MAP_BG), 0.88);
            frame.pen.fill(new Rectangle2D.Double(0, 0, frame.look.width(), Camera.TOP), ground);
        }
    }

    private static void farHosts(Frame frame) {
        new ZonePainter(frame).draw();
        var painter = new DotPainter(frame);
        for (var host = 0; host < frame.scene.hosts.count; host++) {
            painter.host(host);
        }
    }

    private static void hosts(Frame frame) {
        new ZonePainter(frame).draw();
        var visible = visibleHosts(frame);
        var panels = new HostPanelPainter(frame);
        each(visible, panels::panel);
        var links = new LinkPainter(frame);
        links.resting();
        links.lit();
        var groups = new GroupPainter(frame);
        var nodes = new NodePainter(frame);
        var stacks = new StackPainter(frame, nodes);
        var hosts = frame.scene.hosts;
        each(visible, host -> {
            panels.head(host);
            for (var i = 0; i < hosts.groupCount[host]; i++) {
                groups.group(hosts.firstGroup[host] + i);
            }
            for (var i = 0; i < hosts.groupCount[host]; i++) {
                inside(frame, hosts.firstGroup[host] + i, nodes, stacks);
            }
        });
        stacks.open();
    }

    private static void inside(Frame frame, int group, NodePainter nodes, StackPainter stacks) {
        var groups = frame.scene.groups;
        if (groups.stacked[group]) {
            stacks.stack(group);
        }
        if (frame.scene.spread(group)) {
            return;
        }
        var first = groups.firstNode[group];
        var end = first + groups.nodeCount[group];
        for (var node = first; node < end; node++) {
            nodes.node(node);
        }
        for (var node = first; node < end; node++) {
            nodes.mark(node);
        }
    }

    private static boolean[] visibleHosts(Frame frame) {
        var hosts = frame.scene.hosts;
        var result = new boolean[hosts.count];
        for (var host = 0; host < hosts.count; host++) {
            result[host] = frame.visible(
                    frame.x(hosts.x[host]), frame.y(hosts.y[host]), hosts.w * frame.zoom, hosts.h * frame.zoom);
        }
        return result;
    }

    private static void each(boolean[] visible, java.util.function.IntConsumer action) {
        for (var host = 0; host < visible.length; host++) {
            if (visible[host]) {
                action.accept(host);
            }
        }
    }

    private static void apps(Frame frame) {
        var cards = new AppCardPainter(frame);
        cards.enclosures();
        var links = new LinkPainter(frame);
        links.resting();
        links.lit();
        cards.labels();
        cards.draw();
        links.counts();
    }
}
