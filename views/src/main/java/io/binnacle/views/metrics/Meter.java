package io.binnacle.views.metrics;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A bar that says how much of something is in use; amber above four fifths.
public final class Meter extends Region {
    /// Above this the bar asks to be looked at.
    public static final double PRESSED_ABOVE = 0.80;

    private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");

    private final Region fill = new Region();
    private double ratio;

    public Meter() {
        getStyleClass().add("meter");
        fill.getStyleClass().add("meter-fill");
        fill.setManaged(false);
        getChildren().add(fill);
    }

    /// @param newRatio from 0 to 1, or NaN when it is not known: then there is no fill
    public void show(double newRatio) {
        ratio = newRatio;
        fill.setVisible(ratio > 0);
        pseudoClassStateChanged(PRESSED, ratio > PRESSED_ABOVE);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var share = ratio > 0 ? Math.min(ratio, 1) : 0;
        fill.resizeRelocate(0, 0, getWidth() * share, getHeight());
    }
}
