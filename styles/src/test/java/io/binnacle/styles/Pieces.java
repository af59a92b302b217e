package io.binnacle.styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What both galleries are made of.
final class Pieces {

    private Pieces() {}

    static TextField bare(String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    static Label levelled(String level, String styleClass) {
        return styled(new Label(level), "log-level", styleClass);
    }

    static Button keyed(String text, Icon icon, String key) {
        HBox content = styled(new HBox(icon.small(), new Label(text), word(key, "kbd")), "button-content");
        return styled(new Button("", content), "keyed");
    }

    static HBox row(double gap, Node... nodes) {
        HBox row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static FlowPane wrapped(Node... nodes) {
        FlowPane wrapped = new FlowPane(12, 8, nodes);
        wrapped.setPrefWrapLength(640);
        return wrapped;
    }

    static Region grow() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    static Label word(String text, String styleClass) {
        return styled(new Label(text), styleClass);
    }

    static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
