package io.binnacle.views.topology;

import io.binnacle.session.Gauges;

/// One picture being painted: the pen, what is seen and from where.
final class Frame {
    final Pen pen;
    final MapScene scene;
    final Look look;
    final Camera camera;
    final Emphasis emphasis;
    final DotGrid dots;
    final Gauges gauges;
    final double zoom;
    private final Area area;
    /// Counted while painting.
    int nodesDrawn;

    Frame(Pen pen, MapScene scene, Look look, Gauges gauges, Emphasis emphasis, Area area) {
        this.pen = pen;
        this.scene = scene;
        this.look = look;
        this.camera = look.camera();
        this.zoom = camera.zoom();
        this.dots = new DotGrid(scene.hosts);
        this.gauges = gauges;
        this.emphasis = emphasis;
        this.area = area;
    }

    double x(double worldX) {
        return camera.toViewX(worldX);
    }

    double y(double worldY) {
        return camera.toViewY(worldY);
    }

    /// On a whole pixel, so that edges are sharp.
    double sharpX(double worldX) {
        return sharp(x(worldX));
    }

    double sharpY(double worldY) {
        return sharp(y(worldY));
    }

    private double sharp(double view) {
        return Math.round(view * look.pixelScale()) / look.pixelScale();
    }

    boolean visible(double x, double y, double w, double h) {
        return area.touches(x, y, w, h);
    }

    /// Words grow with the map, but never under 12 nor much over their own size.
    double textSize(double size) {
        return Math.clamp(size * zoom, Pen.SMALLEST_TEXT, size * 1.5);
    }

    /// Strokes and marks grow with the map within bounds.
    double detail() {
        return Math.clamp(zoom, 0.8, 1.6);
    }
}
