package io.binnacle.views;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Makes something that is no button act like one: by click, by Enter or Space, and for a screen reader.
public final class Reachable {
    private Reachable() {}

    public static void make(Node node, String spoken, Runnable action) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(spoken);
        if (!node.getStyleClass().contains("reachable")) {
            node.getStyleClass().add("reachable");
        }
        node.setOnMouseClicked(event -> clicked(event, action));
        node.setOnKeyPressed(event -> pressed(event, action));
    }

    private static void clicked(MouseEvent event, Runnable action) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            action.run();
            event.consume();
        }
    }

    private static void pressed(KeyEvent event, Runnable action) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            action.run();
            event.consume();
        }
    }
}
