package io.binnacle.views.topology;

import io.binnacle.styles.Spring;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/// Where the map is looked at from, and how the eye gets elsewhere: one camera for each kind of map, one spring for
/// all its ways.
final class Eye {
    private static final double STEP_IN = 1.25;
    private static final double FOCUS_ZOOM = 1.0;
    private static final double LEAST_TO_READ = 0.8;
    private static final double MOST_FITTED = 2;

    private final Ground ground;
    private final Glide glide;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final Map<MapKind, Camera> cameras = new EnumMap<>(MapKind.class);
    private Camera camera = Camera.START;
    private Level level = Level.GLYPHS;
    private boolean fitted = true;
    private double restX;
    private double restY;

    /// What is looked at, and who is told.
    interface Ground {
        @Nullable
        MapScene scene();

        double getWidth();

        double getHeight();

        /// Pixels of the screen for one px of the view.
        double pixels();

        /// Whether the eye gets everywhere at once.
        boolean still();

        void moved();

        /// From here on more or less is drawn of each thing.
        void levelChanged();
    }

    Eye(Ground ground, Spring spring) {
        this.ground = ground;
        this.glide = new Glide(spring, this::moveTo);
    }

    Camera camera() {
        return camera;
    }

    /// Where the camera will be when it has come to rest.
    Camera wanted() {
        return glide.wanted(camera);
    }

    Level level() {
        return level;
    }

    boolean moving() {
        return glide.running();
    }

    /// 1 is 100 %.
    ReadOnlyDoubleProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /// Shows all, and goes on doing so while there is more, until a hand moves it.
    void fit() {
        fitted = true;
        glideTo(fitting());
    }

    /// Shows all of a thing, never larger than twice its size; everything when it is nowhere on the map.
    void fit(Selection selection) {
        bounds(selection).ifPresentOrElse(this::fit, this::fit);
    }

    private void fit(Bounds bounds) {
        fitted = false;
        var roomX = ground.getWidth() - 4 * Camera.SIDE;
        var roomY = ground.getHeight() - Camera.TOP - 4 * Camera.BOTTOM;
        var zoom = Math.min(roomX / Math.max(1, bounds.w()), roomY / Math.max(1, bounds.h()));
        glideTo(Camera.centredOn(
                bounds.middleX(),
                bounds.middleY(),
                Math.clamp(zoom, Camera.LEAST_ZOOM, MOST_FITTED),
                ground.getWidth(),
                ground.getHeight()));
    }

    void zoomIn() {
        zoomBy(STEP_IN);
    }

    void zoomOut() {
        zoomBy(1 / STEP_IN);
    }

    void zoomBy(double factor) {
        fitted = false;
        glideTo(wanted().zoomedAt(ground.getWidth() / 2, (ground.getHeight() + Camera.TOP) / 2, factor));
    }

    /// Moves by hand, at once, by whole pixels of the screen, so that what is painted can be moved too; what is left
    /// over counts the next time.
    void pan(double dx, double dy) {
        var pixels = ground.pixels();
        restX += dx * pixels;
        restY += dy * pixels;
        var x = Math.rint(restX);
        var y = Math.rint(restY);
        restX -= x;
        restY -= y;
        if (x != 0 || y != 0) {
            jump(camera.moved(x / pixels, y / pixels));
        }
    }

    void zoomAt(double x, double y, double factor) {
        jump(camera.zoomedAt(x, y, factor));
    }

    void jump(Camera to) {
        fitted = false;
        glide.halt();
        moveTo(to);
    }

    /// Moves, if it must, so that a thing is in sight.
    void reveal(Selection selection) {
        bounds(selection)
                .filter(bounds -> !bounds.inside(wanted(), ground.getWidth(), ground.getHeight()))
                .ifPresent(bounds -> approach(bounds, LEAST_TO_READ));
    }

    void focus(Selection selection) {
        bounds(selection).ifPresent(bounds -> approach(bounds, FOCUS_ZOOM));
    }

    private void approach(Bounds bounds, double least) {
        fitted = false;
        var near = Math.max(camera.zoom(), least);
        glideTo(Camera.centredOn(bounds.middleX(), bounds.middleY(), near, ground.getWidth(), ground.getHeight()));
    }

    private Optional<Bounds> bounds(Selection selection) {
        var scene = ground.scene();
        return scene == null ? Optional.empty() : Bounds.of(scene, selection);
    }

    /// The ground has become another size.
    void resized() {
        if (fitted && ground.scene() != null) {
            camera = fitting();
        }
    }

    /// Another kind of map is looked at from here on; the eye comes back to where it was.
    void leave(MapKind kind) {
        cameras.put(kind, camera);
        glide.halt();
    }

    /// There is a new scene, in place of `before`.
    void arrive(@Nullable MapScene before, MapScene next) {
        if (before == null || before.kind != next.kind) {
            fitted = fitted || !cameras.containsKey(next.kind);
            camera = fitted ? fitting() : cameras.getOrDefault(next.kind, fitting());
            level = Level.of(next, new DotGrid(next.hosts), camera.zoom());
            zoom.set(camera.zoom());
        } else if (fitted && (before.width != next.width || before.height != next.height)) {
            glideTo(fitting());
        } else {
            stay(next.world.originX() - before.world.originX(), next.world.originY() - before.world.originY());
        }
    }

    /// The world begins elsewhere, because somebody stands further out: what is seen stays where it is.
    private void stay(double dx, double dy) {
        if (dx != 0 || dy != 0) {
            rest();
            moveTo(new Camera(camera.x() - dx, camera.y() - dy, camera.zoom()));
        }
    }

    /// Ends all movement where it leads to.
    void rest() {
        if (glide.running()) {
            var to = glide.wanted(camera);
            glide.halt();
            moveTo(to);
        }
    }

    void halt() {
        glide.halt();
    }

    private Camera fitting() {
        var scene = ground.scene();
        return scene == null
                ? camera
                : FirstLook.fitting(scene, new DotGrid(scene.hosts), ground.getWidth(), ground.getHeight());
    }

    private void glideTo(Camera to) {
        if (ground.still()) {
            glide.halt();
            moveTo(to);
        } else {
            glide.go(camera, to);
        }
    }

    private void moveTo(Camera next) {
        camera = next;
        var scene = ground.scene();
        if (scene != null) {
            var nextLevel = Level.of(scene, new DotGrid(scene.hosts), next.zoom(), level);
            if (nextLevel != level) {
                level = nextLevel;
                ground.levelChanged();
            }
        }
        zoom.set(next.zoom());
        ground.moved();
    }
}
