package io.binnacle.views.inspector;

import io.binnacle.styles.Icon;
import io.binnacle.views.Reachable;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A name and a value; the value below the name where the name is long.
final class FactRow implements RowView {
    private static final int LONG_LABEL = 13;

    private final boolean stacked;
    private final Consumer<Selection> go;
    private final Label label = Labels.name("fact-label");
    private final Label value = Labels.wrapping("fact-value");
    private final Button copy = new Button();
    private final HBox line = new HBox(value, Labels.spring(), copy);
    private final Pane node;

    FactRow(boolean stacked, Consumer<Selection> go) {
        this.stacked = stacked;
        this.go = go;
        this.node = stacked ? new VBox(label, line) : new HBox(label, line);
        node.getStyleClass().addAll("fact", stacked ? "stacked" : "beside");
        line.getStyleClass().add("fact-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.SOMETIMES);
        line.setMinWidth(0);
        copy.setGraphic(Icon.COPY.small());
        copy.getStyleClass().add("copy");
        copy.setTooltip(new Tooltip("Copy"));
    }

    static boolean stacked(Row.Fact fact) {
        return fact.label().length() > LONG_LABEL;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Fact fact) || stacked(fact) != stacked) {
            return false;
        }
        Labels.set(label, fact.label());
        value.setText(fact.value());
        style("mono", fact.machine());
        style("link", fact.target().isPresent());
        copy.setVisible(!fact.copy().isEmpty());
        copy.setManaged(copy.isVisible());
        copy.setAccessibleText("Copy " + fact.label());
        copy.setOnAction(_ -> copy(fact.copy()));
        fact.target()
                .ifPresent(target -> Reachable.make(
                        value, fact.label() + " " + fact.value() + ", go there", () -> go.accept(target)));
        return true;
    }

    private void style(String styleClass, boolean on) {
        value.getStyleClass().remove(styleClass);
        if (on) {
            value.getStyleClass().add(styleClass);
        }
    }

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
