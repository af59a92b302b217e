package io.binnacle.views.inspector;

import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Total;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Large figures, two beside each other.
final class TotalsRow implements RowView {
    private final GridPane grid = FiguresRow.halves("totals");
    private final List<Cell> cells = new ArrayList<>();

    @Override
    public Node node() {
        return grid;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Totals(var totals))) {
            return false;
        }
        while (cells.size() < totals.size()) {
            var cell = new Cell();
            grid.add(cell, cells.size() % 2, cells.size() / 2);
            cells.add(cell);
        }
        for (var i = 0; i < totals.size(); i++) {
            cells.get(i).show(totals.get(i));
        }
        return true;
    }

    private static final class Cell extends VBox {
        private final Label label = Labels.of("total-label");
        private final Label figure = Labels.figure("total-figure");
        private final Label rest = Labels.of("total-rest");

        Cell() {
            getStyleClass().add("total");
            var line = new HBox(figure, rest);
            line.getStyleClass().add("total-line");
            getChildren().addAll(label, line);
        }

        void show(Total total) {
            label.setText(total.label());
            figure.setText(total.figure());
            Labels.set(rest, total.rest());
            setAccessibleText(total.label() + ": " + total.figure() + " " + total.rest());
        }
    }
}
