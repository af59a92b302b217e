package io.binnacle.views.topology;

import io.binnacle.views.Selection;
import java.util.List;
import javafx.scene.AccessibleAttribute;

/// Says what has the floor on the map: to ears, and on the card of what is pointed at.
final class Speaker {
    private final TopologyView view;
    private final Attention attention;

    Speaker(TopologyView view, Attention attention) {
        this.view = view;
        this.attention = attention;
    }

    List<String> card(Selection selection) {
        var scene = view.scene();
        return scene == null ? List.of() : Spoken.card(scene, selection);
    }

    /// The same words are not said twice.
    void speak() {
        var scene = view.scene();
        if (scene == null) {
            return;
        }
        var traced = attention.traced();
        var words = traced.nothing() ? Spoken.of(scene, attention.here()) : traced.words();
        if (!words.equals(view.getAccessibleText())) {
            view.setAccessibleText(words);
            view.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            view.notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        }
    }
}
