package io.binnacle.views.topology;

/// From where the map is seen.
///
/// @param x the world's x at the left edge of the view
/// @param y the world's y at the top edge
/// @param zoom px of the view for one px of the world; 1 is 100 %
record Camera(double x, double y, double zoom) {
    static final double LEAST_ZOOM = 0.005;
    static final double MOST_ZOOM = 8;
    static final double TOP = 44;
    static final double SIDE = 16;
    static final double BOTTOM = 16;
    static final Camera START = new Camera(-SIDE, -TOP, 1);

    double toViewX(double worldX) {
        return (worldX - x) * zoom;
    }

    double toViewY(double worldY) {
        return (worldY - y) * zoom;
    }

    double toWorldX(double viewX) {
        return viewX / zoom + x;
    }

    double toWorldY(double viewY) {
        return viewY / zoom + y;
    }

    /// What lies under (viewX, viewY) stays there.
    Camera zoomedAt(double viewX, double viewY, double factor) {
        var next = Math.clamp(zoom * factor, LEAST_ZOOM, MOST_ZOOM);
        return new Camera(toWorldX(viewX) - viewX / next, toWorldY(viewY) - viewY / next, next);
    }

    Camera moved(double viewDx, double viewDy) {
        return new Camera(x - viewDx / zoom, y - viewDy / zoom, zoom);
    }

    /// Shows all of the world, never larger than 100 %.
    ///
    /// @param bottom room to leave free under it, in px of the view
    static Camera fitting(MapScene scene, double width, double height, double bottom) {
        var w = Math.max(1, scene.width);
        var h = Math.max(1, scene.height);
        var roomX = Math.max(1, width - 2 * SIDE);
        var roomY = Math.max(1, height - TOP - bottom);
        var zoom = Math.clamp(Math.min(roomX / w, roomY / h), LEAST_ZOOM, 1);
        var spareX = (roomX - w * zoom) / 2;
        var spareY = Math.min((roomY - h * zoom) / 2, 48);
        return new Camera(-(SIDE + spareX) / zoom, -(TOP + spareY) / zoom, zoom);
    }

    /// Shows a box of the world in the middle, at the zoom given.
    static Camera centredOn(double worldX, double worldY, double zoom, double width, double height) {
        return new Camera(worldX - width / 2 / zoom, worldY - (height + TOP) / 2 / zoom, zoom);
    }

    /// Part of the way there: the rectangle seen moves and grows evenly.
    Camera towards(Camera to, double share) {
        var seen = 1 / zoom + (1 / to.zoom - 1 / zoom) * share;
        return new Camera(x + (to.x - x) * share, y + (to.y - y) * share, 1 / seen);
    }
}
