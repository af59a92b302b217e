package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/// Where things are on a map, for hands that click them.
public final class OnMap {
    private static final double STEP = 7;
    private final TopologyView view;

    public OnMap(Node map) {
        this.view = (TopologyView) map;
    }

    /// Waits until the map has come to rest.
    public void settle() {
        try {
            Stand.ask(view::renderNow).get(20, TimeUnit.SECONDS);
        } catch (Exception never) {
            throw new AssertionError("the map did not come to rest", never);
        }
    }

    public double zoom() {
        settle();
        return Stand.ask(() -> view.zoomProperty().get());
    }

    /// Its middle on the screen, once the map rests.
    public Point2D middleOf(Selection thing) {
        settle();
        return Stand.ask(() -> {
            var at = view.middleOf(thing).orElseThrow(() -> new AssertionError(thing + " is not on the map"));
            return view.localToScreen(at[0], at[1]);
        });
    }

    /// Where an app's handle is on the screen.
    public Point2D handleOf(AppId app) {
        settle();
        return Stand.ask(() -> {
            var look = view.look();
            var grip = Grip.of(java.util.Objects.requireNonNull(view.scene()), look.camera(), look.level(), app)
                    .orElseThrow(() -> new AssertionError(app + " has no handle"));
            return view.localToScreen(grip.x(), grip.y());
        });
    }

    /// The middle of what is seen.
    public Point2D middle() {
        return Stand.ask(() -> view.localToScreen(view.getWidth() / 2, (view.getHeight() + Camera.TOP) / 2));
    }

    /// The first place on the screen, from the upper left, where a click would hit what is wanted.
    public Point2D where(Predicate<Selection> wanted) {
        settle();
        return Stand.ask(() -> {
            var hit = new HitTest(java.util.Objects.requireNonNull(view.scene()), view.look());
            for (var y = Camera.TOP + STEP; y < view.getHeight() - STEP; y += STEP) {
                for (var x = STEP; x < view.getWidth() - STEP; x += STEP) {
                    if (wanted.test(hit.at(x, y))) {
                        return view.localToScreen(x, y);
                    }
                }
            }
            throw new AssertionError("there is no such place on the map");
        });
    }

    /// The middle of the small map, when there is one.
    public Point2D miniMap() {
        settle();
        return Stand.ask(() -> {
            var scene = java.util.Objects.requireNonNull(view.scene());
            if (!MiniMapPainter.shown(scene, view.look())) {
                throw new AssertionError("there is no small map");
            }
            var box = MiniMapPainter.box(scene, view.look());
            return view.localToScreen(box[0] + box[2] / 2, box[1] + box[3] / 2);
        });
    }

    /// Where the middle of the whole map is on the screen.
    public Point2D middleOfAll() {
        settle();
        return Stand.ask(() -> {
            var scene = java.util.Objects.requireNonNull(view.scene());
            var camera = view.look().camera();
            return view.localToScreen(camera.toViewX(scene.width / 2), camera.toViewY(scene.height / 2));
        });
    }
}
