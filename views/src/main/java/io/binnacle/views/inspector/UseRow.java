package io.binnacle.views.inspector;

import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.metrics.Meter;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Something in use, of what there is, with a bar.
final class UseRow implements RowView {
    private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("pressed");

    private final Label label = Labels.of("use-label");
    private final Label figure = Labels.figure("use-figure");
    private final Meter meter = new Meter();
    private final VBox node = new VBox(new HBox(label, Labels.spring(), figure), meter);

    UseRow() {
        node.getStyleClass().add("use");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Use(var name, var words, var ratio))) {
            return false;
        }
        label.setText(name);
        figure.setText(words);
        figure.pseudoClassStateChanged(PRESSED, ratio > Meter.PRESSED_ABOVE);
        meter.show(ratio);
        node.setAccessibleText(name + ": " + words);
        return true;
    }
}
