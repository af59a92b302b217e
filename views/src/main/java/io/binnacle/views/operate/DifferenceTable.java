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
    /// Keeps a sign with its value.
    private static final String SPACE = "\u00a0";

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
        add(words("operate-diff-before", before(difference)), 1, row);
        add(words("operate-diff-arrow", "→"), 2, row);
        add(words("operate-diff-after", after(difference)), 3, row);
    }

    private static String before(Difference difference) {
        return difference.before().isEmpty()
                ? "not set"
                : "-" + SPACE + difference.before().substring(inCommon(difference));
    }

    private static String after(Difference difference) {
        return difference.after().isEmpty()
                ? "not set any more"
                : "+" + SPACE + difference.after().substring(inCommon(difference))
                        + (difference.secret() ? "  differs, stays masked" : "");
    }

    /// An image's registry and folder are left out where both have the same.
    private static int inCommon(Difference difference) {
        var before = difference.before();
        var folder = difference.field().equals("image") ? before.lastIndexOf('/') + 1 : 0;
        return difference.after().startsWith(before.substring(0, folder)) ? folder : 0;
    }

    private static Label words(String styleClass, String text) {
        var label = Parts.plain(text);
        label.getStyleClass().setAll("label", "operate-text", "mono", styleClass);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
