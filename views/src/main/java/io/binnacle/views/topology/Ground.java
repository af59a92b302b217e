package io.binnacle.views.topology;

import io.binnacle.views.Bridge;
import org.jspecify.annotations.Nullable;

/// What the eye looks at: the map of one view.
record Ground(TopologyView view, Bridge bridge) implements Eye.Ground {
    /// Among more nothing glides.
    static final int MOST_GLIDING = 2_000;

    @Override
    public double getWidth() {
        return view.getWidth();
    }

    @Override
    public double getHeight() {
        return view.getHeight();
    }

    @Override
    public double pixels() {
        return view.pixels();
    }

    @Override
    public boolean still() {
        return view.scene() == null
                || view.getScene() == null
                || view.nodesDrawn() > MOST_GLIDING
                || bridge.reducedMotion().get();
    }

    @Override
    public @Nullable MapScene scene() {
        return view.scene();
    }

    @Override
    public void moved() {
        view.moved();
    }

    @Override
    public void levelChanged() {
        view.levelChanged();
    }
}
