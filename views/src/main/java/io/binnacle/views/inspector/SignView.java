package io.binnacle.views.inspector;

import io.binnacle.views.AppGlyph;
import io.binnacle.views.StateMark;
import io.binnacle.views.inspector.Card.Sign;
import javafx.scene.layout.StackPane;

/// The small drawing before a name: a mark or a glyph.
final class SignView extends StackPane {
    private final StateMark mark = new StateMark();
    private final AppGlyph glyph;

    SignView(double size) {
        glyph = new AppGlyph(size);
        getStyleClass().add("sign");
        getChildren().addAll(mark, glyph);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
    }

    void show(Sign sign) {
        mark.setVisible(sign instanceof Sign.Mark);
        glyph.setVisible(sign instanceof Sign.Glyph);
        setVisible(!(sign instanceof Sign.None));
        switch (sign) {
            case Sign.None _ -> {}
            case Sign.Mark(var condition) -> mark.show(condition);
            case Sign.Glyph(var shape, int hue, double full) -> glyph.show(shape, hue, full);
        }
    }
}
