package io.binnacle.views.metrics;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// The last minutes of one measurement as a line with a tinted foot and a dot at now. It starts at zero, so that two
/// lines side by side can be compared by eye.
public final class Sparkline extends Region {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double DOT = 1.75;

    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Circle dot = new Circle(DOT);
    private History values = History.NONE;
    private double most;

    public Sparkline() {
        getStyleClass().add("sparkline");
        area.getStyleClass().add("area");
        line.getStyleClass().add("line");
        dot.getStyleClass().add("dot");
        getChildren().addAll(area, line, dot);
        getChildren().forEach(child -> child.setManaged(false));
        setMouseTransparent(true);
    }

    /// @param newValues oldest first; fewer than two draw nothing
    /// @param full the value at the upper edge; where it is smaller than what is shown, that counts
    public void show(History newValues, double full) {
        values = newValues;
        most = full;
        requestLayout();
    }

    public void bad(boolean bad) {
        pseudoClassStateChanged(BAD, bad);
    }

    @Override
    protected void layoutChildren() {
        var points = Trace.points(values, most, getWidth() - DOT, getHeight());
        setVisibleParts(points.length > 0);
        if (points.length == 0) {
            return;
        }
        line.getPoints().setAll(points);
        area.getPoints().setAll(points);
        area.getPoints().addAll(points[points.length - 2], getHeight(), points[0], getHeight());
        dot.setCenterX(points[points.length - 2]);
        dot.setCenterY(points[points.length - 1]);
    }

    private void setVisibleParts(boolean visible) {
        getChildren().forEach(child -> child.setVisible(visible));
    }
}
