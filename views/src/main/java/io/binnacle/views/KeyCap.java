package io.binnacle.views;

import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// A key as it is printed beside what it does.
public final class KeyCap extends Label {
    public KeyCap(String keys) {
        super(keys);
        getStyleClass().add("kbd");
        setAccessibleRole(AccessibleRole.TEXT);
        // bound, so that no sheet makes it narrower than what is printed on it
        minWidthProperty().bind(new ReadOnlyDoubleWrapper(USE_PREF_SIZE));
    }
}
