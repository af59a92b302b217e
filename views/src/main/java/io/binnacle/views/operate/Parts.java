package io.binnacle.views.operate;

import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.styles.Icon;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The plain parts a change card is made of: numbered steps, lists with a sign, the command, a refusal.
final class Parts {
    private Parts() {}

    static Node steps(List<String> steps) {
        var part = new VBox();
        part.getStyleClass().add("operate-part");
        for (var i = 0; i < steps.size(); i++) {
            var number = new Label(String.valueOf(i + 1));
            number.getStyleClass().add("operate-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
            part.getChildren().add(line("operate-step", number, plain(steps.get(i))));
        }
        return part;
    }

    static Node list(String title, String styleClass, List<String> all) {
        var part = part(title);
        all.forEach(text -> part.getChildren().add(line(styleClass, Icon.ALERT_CIRCLE.small(), plain(text))));
        return part;
    }

    static VBox part(String title) {
        var heading = new Label(title);
        heading.getStyleClass().add("operate-heading");
        var part = new VBox(heading);
        part.getStyleClass().add("operate-part");
        return part;
    }

    static Node line(String styleClass, Node first, Label words) {
        var line = new HBox(first, words);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getStyleClass().add(styleClass);
        return line;
    }

    /// Always whole, wrapped, and ready to copy.
    static Node command(String command) {
        var text = plain("$ " + command);
        text.getStyleClass().add("mono");
        var copy = new Button("Copy", Icon.COPY.small());
        copy.getStyleClass().addAll("copy", "quiet");
        copy.setAccessibleText("Copy the command");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(command);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        var line = new HBox(text, spring(), copy);
        HBox.setHgrow(text, Priority.SOMETIMES);
        line.getStyleClass().add("operate-command");
        return line;
    }

    static Node refusal(Refusal why) {
        var part = new VBox(fact("Tried", why.tried()), fact("It answered", why.answered()), fact("Next", why.next()));
        part.getStyleClass().add("operate-refusal");
        return part;
    }

    private static Node fact(String name, String text) {
        var label = new Label(name);
        label.getStyleClass().add("operate-fact");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return line("operate-line", label, plain(text));
    }

    static Label plain(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("operate-text");
        return label;
    }

    static Node keyed(String text, String key) {
        var words = new Label(text);
        var cap = new Label(key);
        cap.getStyleClass().add("kbd");
        var line = new HBox(words, cap);
        line.getStyleClass().add("button-words");
        return line;
    }

    static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Icon icon(Operation operation) {
        return switch (operation) {
            case Operation.Start _, Operation.Unpause _, Operation.Activate _ -> Icon.PLAY;
            case Operation.Stop _ -> Icon.SQUARE;
            case Operation.Restart _, Operation.RestartApp _, Operation.Redeploy _ -> Icon.ROTATE_CW;
            case Operation.Pause _, Operation.Drain _ -> Icon.PAUSE;
            case Operation.Cancel _ -> Icon.X;
            case Operation.Kill _ -> Icon.ZAP;
            case Operation.Remove _ -> Icon.TRASH;
            case Operation.Scale _, Operation.Deploy _ -> Icon.LAYERS;
            case Operation.Rollback _ -> Icon.CORNER_UP_LEFT;
        };
    }
}
