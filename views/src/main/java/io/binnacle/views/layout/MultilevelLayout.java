package io.binnacle.views.layout;

import io.binnacle.views.layout.Roster.Spot;
import java.util.Random;
import org.graphstream.stream.SourceBase;
import org.graphstream.ui.geom.Point3;
import org.graphstream.ui.layout.Layout;

/// Our own layout behind GraphStream's interface: islands apart, each by forces on many levels.
///
/// The first [#compute] after the graph is told has a usable picture, each further one a better; when
/// [#getStabilization] is 1 there is nothing more to do. What comes later finds its place beside those it is linked
/// with, and nobody else moves further than [#RADIUS]; only a graph of which most is new is laid out whole. The same
/// graph told in the same order gives the same picture. A node without links stands by itself; links should be 1 long.
///
/// Belongs to one thread: whoever calls decides which.
public final class MultilevelLayout extends SourceBase implements Layout {
    /// Half of what two nodes are apart at least.
    public static final double RADIUS = 0.2;

    private static final String PLACE = "xyz";
    private static final double MOSTLY_NEW = 0.3;
    private static final double MOVED = 1e-9;

    private final long seed;
    private final Roster roster = new Roster();
    private Archipelago whole;
    private Points points = new Points(0);
    private double limit = 1;
    private double force = 1;
    private double quality = 1;
    private int steps;
    private int moved;
    private long lastStepNanos;
    private boolean anew;

    /// @param seed the same graph and seed give the same picture
    public MultilevelLayout(long seed) {
        super("binnacle.layout");
        this.seed = seed;
        this.whole = nothing();
    }

    private static Archipelago nothing() {
        return new Archipelago(Net.of(0, new int[0], 0), new Pins(0), new Points(0), new Random(0));
    }

    @Override
    public void compute() {
        var began = System.nanoTime();
        if (roster.changed() || anew) {
            layOutChange();
        } else {
            whole.step();
        }
        steps++;
        publish();
        lastStepNanos = System.nanoTime() - began;
    }

    private void layOutChange() {
        var mostlyNew = anew || roster.unplaced() > MOSTLY_NEW * roster.size();
        var net = roster.net();
        var touched = roster.touched();
        if (mostlyNew || !whole.settled()) {
            points = new Points(net.count);
            whole = new Archipelago(net, roster.pins(), points, new Random(seed));
        } else {
            points = roster.points();
            var placed = new boolean[net.count];
            roster.spots().forEach(spot -> placed[spot.index] = spot.placed);
            new Neighbourhood(net, points, placed, roster.pins().fixed).settle(touched);
            whole = nothing();
        }
        anew = false;
    }

    private void publish() {
        moved = 0;
        for (var spot : roster.spots()) {
            var x = points.x[spot.index];
            var y = points.y[spot.index];
            if (!spot.placed || Math.abs(x - spot.x) + Math.abs(y - spot.y) > MOVED) {
                tell(spot, x, y);
                moved++;
            }
        }
    }

    private void tell(Spot spot, double x, double y) {
        spot.x = x;
        spot.y = y;
        spot.placed = true;
        if (!attrSinks.isEmpty()) {
            sendNodeAttributeChanged(sourceId, spot.id, PLACE, null, new Object[] {x, y, 0.0});
        }
    }

    @Override
    public void nodeAdded(String source, long time, String node) {
        roster.addNode(node);
    }

    @Override
    public void nodeRemoved(String source, long time, String node) {
        roster.removeNode(node);
    }

    @Override
    public void edgeAdded(String source, long time, String edge, String from, String to, boolean directed) {
        roster.addLink(edge, from, to);
    }

    @Override
    public void edgeRemoved(String source, long time, String edge) {
        roster.removeLink(edge);
    }

    @Override
    public void graphCleared(String source, long time) {
        clear();
    }

    @Override
    public void clear() {
        roster.clear();
        whole = nothing();
        steps = 0;
    }

    @Override
    public void moveNode(String id, double x, double y, double z) {
        var spot = roster.spot(id);
        if (spot != null) {
            tell(spot, x, y);
            spot.touched = true;
            if (spot.index < points.x.length && !roster.changed()) {
                points.x[spot.index] = x;
                points.y[spot.index] = y;
            }
        }
    }

    @Override
    public void freezeNode(String id, boolean frozen) {
        var spot = roster.spot(id);
        if (spot != null) {
            spot.pinned = frozen;
        }
    }

    /// Forgets all places but those of frozen nodes.
    @Override
    public void shake() {
        anew = true;
    }

    @Override
    public String getLayoutAlgorithmName() {
        return "Multilevel forces";
    }

    @Override
    public int getNodeMovedCount() {
        return moved;
    }

    @Override
    public double getStabilization() {
        return roster.changed() || anew ? 0 : whole.settled() ? 1 : Math.min(0.99, whole.progress());
    }

    @Override
    public double getStabilizationLimit() {
        return limit;
    }

    @Override
    public Point3 getLowPoint() {
        var box = points.box();
        return new Point3(box[0], box[1], 0);
    }

    @Override
    public Point3 getHiPoint() {
        var box = points.box();
        return new Point3(box[2], box[3], 0);
    }

    @Override
    public int getSteps() {
        return steps;
    }

    @Override
    public long getLastStepTime() {
        return lastStepNanos / 1_000_000;
    }

    @Override
    public double getQuality() {
        return quality;
    }

    @Override
    public double getForce() {
        return force;
    }

    @Override
    public void setForce(double value) {
        force = value;
    }

    @Override
    public void setStabilizationLimit(double value) {
        limit = value;
    }

    @Override
    public void setQuality(double value) {
        quality = value;
    }

    /// Nothing but places is ever told.
    @Override
    public void setSendNodeInfos(boolean send) {
        // there is nothing else to send
    }

    @Override
    public void stepBegins(String source, long time, double step) {
        // places hang on nodes and links alone
    }

    @Override
    public void graphAttributeAdded(String source, long time, String name, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void graphAttributeChanged(String source, long time, String name, Object before, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void graphAttributeRemoved(String source, long time, String name) {
        // places hang on nodes and links alone
    }

    @Override
    public void nodeAttributeAdded(String source, long time, String node, String name, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void nodeAttributeChanged(String source, long time, String node, String name, Object before, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void nodeAttributeRemoved(String source, long time, String node, String name) {
        // places hang on nodes and links alone
    }

    @Override
    public void edgeAttributeAdded(String source, long time, String edge, String name, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void edgeAttributeChanged(String source, long time, String edge, String name, Object before, Object value) {
        // places hang on nodes and links alone
    }

    @Override
    public void edgeAttributeRemoved(String source, long time, String edge, String name) {
        // places hang on nodes and links alone
    }
}
