package io.binnacle.views.operate;

import io.binnacle.model.Outlook.Difference;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// What is different, one field a row: its name, what it is, what it would be. A sign stands beside each value, so that
/// it needs no colour to be read.
final class DifferenceTable extends GridPane {
    private static final double NAME = 150;

    DifferenceTable(List<Difference> differences) {
        getStyleClass().add("operate-diff");
        getColumnConstraints().addAll(name(), value(), fixed(), value());
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(
                String.join("\n", differences.stream().map(Difference::line).toList()));
        for (var row = 0; row < differences.size(); row++) {
            add(differences.get(row), row);
        }
    }

    /// What has no width of its own shares what is left.
    private static ColumnConstraints value() {
        var column = new ColumnConstraints(60, 120, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static ColumnConstraints name() {
        return new ColumnConstraints(NAME);
    }

    private static ColumnConstraints fixed() {
        return new ColumnConstraints(16);
    }

    private void add(Difference difference, int row) {
        add(words("operate-diff-field", difference.field()), 0, row);
        add(
                words("operate-diff-before", difference.before().isEmpty() ? "not set" : "- " + difference.before()),
                1,
                row);
        add(words("operate-diff-arrow", "→"), 2, row);
        add(words("operate-diff-after", after(difference)), 3, row);
    }

    private static String after(Difference difference) {
        return difference.after().isEmpty()
                ? "not set any more"
                : "+ " + difference.after() + (difference.secret() ? "  differs, stays masked" : "");
    }

    private static Label words(String styleClass, String text) {
        var label = Parts.plain(text);
        label.getStyleClass().setAll("label", "operate-text", "mono", styleClass);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
