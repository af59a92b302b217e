package io.binnacle.views;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// A key as it is printed beside what it does.
public final class KeyCap extends Label {
    public KeyCap(String keys) {
        super(keys);
        getStyleClass().add("kbd");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(USE_PREF_SIZE);
    }
}
