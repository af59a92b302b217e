package io.binnacle.views.inspector;

import io.binnacle.views.inspector.Card.Figure;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.metrics.Sparkline;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Measurements with their lines, two beside each other.
final class FiguresRow implements RowView {
    private final GridPane grid = halves("figures");
    private final List<Cell> cells = new ArrayList<>();

    static GridPane halves(String styleClass) {
        var grid = new GridPane();
        grid.getStyleClass().add(styleClass);
        for (var i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        return grid;
    }

    @Override
    public Node node() {
        return grid;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Figures(var figures))) {
            return false;
        }
        while (cells.size() < figures.size()) {
            var cell = new Cell();
            grid.add(cell, cells.size() % 2, cells.size() / 2);
            cells.add(cell);
        }
        for (var i = 0; i < figures.size(); i++) {
            cells.get(i).show(figures.get(i));
        }
        return true;
    }

    private static final class Cell extends VBox {
        private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

        private final Label label = Labels.of("figure-label");
        private final Label value = Labels.figure("figure-value");
        private final Sparkline line = new Sparkline();

        Cell() {
            getStyleClass().add("figure");
            var words = new HBox(label, Labels.spring(), value);
            words.getStyleClass().add("figure-words");
            getChildren().addAll(words, line);
        }

        void show(Figure figure) {
            label.setText(figure.label());
            value.setText(figure.value());
            value.pseudoClassStateChanged(UNKNOWN, figure.value().equals(Phrases.NOT_MEASURED));
            line.show(figure.history(), figure.full());
            line.bad(figure.bad());
            setAccessibleText(figure.label() + ": " + figure.value());
        }
    }
}
