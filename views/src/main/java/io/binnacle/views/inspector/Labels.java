package io.binnacle.views.inspector;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels as the inspector sets them.
final class Labels {
    private Labels() {}

    static Label of(String... styleClasses) {
        var label = new Label();
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    static Label wrapping(String... styleClasses) {
        var label = of(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A name that gives way in its middle, where it has no room.
    static Label name(String... styleClasses) {
        var label = of(styleClasses);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    /// A figure that never gives way.
    static Label figure(String... styleClasses) {
        var label = of(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /// The whole text stands in a tooltip, since the label may cut it.
    static void set(Label label, String text) {
        if (text.equals(label.getText())) {
            return;
        }
        label.setText(text);
        label.setTooltip(text.length() > 8 ? new Tooltip(text) : null);
    }
}
