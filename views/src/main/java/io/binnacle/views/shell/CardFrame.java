package io.binnacle.views.shell;

import io.binnacle.styles.Icon;
import io.binnacle.views.KeyCap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The frame of every card over the window: a title, what it says, and a way out at the same place.
final class CardFrame extends VBox {
    private final Button close = new Button("", Icon.X.small());

    CardFrame(String title, String subtitle, Runnable onClose, double width) {
        getStyleClass().addAll("popover-card", "shell-card");
        setPrefWidth(width);
        setMaxWidth(width);
        setMaxHeight(Region.USE_PREF_SIZE);
        var name = words(title, "text-title");
        var under = words(subtitle, "text-muted", "text-small");
        under.setManaged(!subtitle.isEmpty());
        under.setWrapText(true);
        var words = new VBox(2, name, under);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var head = new HBox(12, words, new KeyCap("Esc"), close);
        head.setAlignment(Pos.TOP_LEFT);
        close.getStyleClass().addAll("flat", "icon-only");
        close.setOnAction(_ -> onClose.run());
        Said.of(close, "Close", Shortcut.BACK);
        getChildren().add(head);
    }

    Node close() {
        return close;
    }

    static Label words(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static HBox line(double gap, Node... parts) {
        var line = new HBox(gap, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// What may be longer than the window is high.
    static ScrollPane scrolling(Region content, double most) {
        var scroll = new ScrollPane(content);
        content.heightProperty().addListener((_, _, height) -> {
            scroll.setMinViewportHeight(Math.min(most, height.doubleValue()));
            scroll.setPrefViewportHeight(Math.min(most, height.doubleValue()));
        });
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(most);
        scroll.setFocusTraversable(false);
        return scroll;
    }
}
