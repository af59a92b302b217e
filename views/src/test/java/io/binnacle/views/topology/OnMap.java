package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/// Where things are on a map, for hands that click them.
public final class OnMap {
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

    /// Its middle on the screen, once the map rests.
    public Point2D middleOf(Selection thing) {
        settle();
        return Stand.ask(() -> {
            var at = view.middleOf(thing).orElseThrow(() -> new AssertionError(thing + " is not on the map"));
            return view.localToScreen(at[0], at[1]);
        });
    }

    /// A point of the view on the screen.
    public Point2D at(double x, double y) {
        return Stand.ask(() -> view.localToScreen(x, y));
    }
}
