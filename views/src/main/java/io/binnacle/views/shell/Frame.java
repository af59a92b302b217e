package io.binnacle.views.shell;

import io.binnacle.styles.Icon;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Where everything stands: map over dock, the inspector beside both for the full height, and the page in the map's
/// place.
final class Frame extends HBox {
    private static final double INSPECTOR_WIDTH = 360;
    private static final double FOLDED_WIDTH = 16;
    private final StackPane page = new StackPane();
    private final StackPane side = new StackPane();
    private final Region inspector;
    private final Button unfold = new Button("", Icon.CHEVRON_RIGHT.small());
    private final BooleanProperty inspectorFolded = new SimpleBooleanProperty();

    Frame(Node firstPage, Dock dock, Region inspector, boolean folded) {
        this.inspector = inspector;
        page.getChildren().setAll(firstPage);
        page.setMinHeight(0);
        VBox.setVgrow(page, Priority.ALWAYS);
        var left = new VBox(page, dock);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        side.getStyleClass().add("inspector-side");
        unfold.getStyleClass().addAll("flat", "inspector-unfold");
        unfold.setRotate(180);
        unfold.setOnAction(_ -> inspectorFolded.set(false));
        Said.of(unfold, "Open the inspector", Shortcut.INSPECTOR);
        getChildren().addAll(left, side);
        inspectorFolded.set(folded);
        inspectorFolded.addListener(_ -> showSide());
        showSide();
    }

    static BorderPane around(Node top, Node left, Node middle, Node bottom) {
        var around = new BorderPane(middle);
        around.setTop(top);
        around.setLeft(left);
        around.setBottom(bottom);
        return around;
    }

    private void showSide() {
        var folded = inspectorFolded.get();
        var width = folded ? FOLDED_WIDTH : INSPECTOR_WIDTH;
        side.setMinWidth(width);
        side.setPrefWidth(width);
        side.setMaxWidth(width);
        side.getChildren().setAll(folded ? unfold : inspector);
    }

    void show(Node pageNow) {
        if (!page.getChildren().contains(pageNow)) {
            page.getChildren().setAll(pageNow);
        }
    }

    BooleanProperty inspectorFolded() {
        return inspectorFolded;
    }
}
