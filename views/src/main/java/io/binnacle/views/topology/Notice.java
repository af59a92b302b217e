package io.binnacle.views.topology;

import io.binnacle.styles.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says that the links drawn are only the declared ones, and offers to observe the real ones.
final class Notice extends HBox {
    private boolean dismissed;

    Notice(Runnable observe) {
        super(12);
        getStyleClass().addAll("banner", "map-notice");
        setAlignment(Pos.CENTER_LEFT);
        var words = new Label("Traffic is not observed: these links are only declared.");
        var button = new Button("Observe traffic");
        button.setId("map-observe");
        button.setOnAction(_ -> observe.run());
        var close = new Button("", Icon.X.small());
        close.getStyleClass().addAll("flat", "icon-only");
        close.setAccessibleText("Hide this");
        close.setOnAction(_ -> dismiss());
        getChildren().addAll(Icon.RADIO.small(), words, button, close);
        setVisible(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    private void dismiss() {
        dismissed = true;
        setVisible(false);
    }

    void show(boolean wanted) {
        setVisible(wanted && !dismissed);
    }
}
