package io.binnacle.views.operate;

import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.StateMark;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One instance after the other: what it is now, and the ghost of what comes in its place.
final class OrderStrip extends FlowPane {
    private static final int SHOWN = 12;
    private static final double GLYPH = 26;

    /// @param replaced in their order
    OrderStrip(List<Container> replaced, Instant now) {
        getStyleClass().add("operate-order");
        replaced.stream().limit(SHOWN).forEach(one -> getChildren().add(step(one, now)));
        if (replaced.size() > SHOWN) {
            getChildren().add(Parts.plain("and " + Words.count(replaced.size() - SHOWN, "more instance")));
        }
    }

    private static Node step(Container one, Instant now) {
        var condition = Condition.of(one, now);
        var glyph = new AppGlyph(GLYPH);
        glyph.show(AppGlyph.Shape.CONTAINER, Hue.of(one.app()), 1);
        var marked = new StackPane(glyph);
        if (condition.wrong()) {
            var mark = new StateMark(condition);
            mark.setManaged(false);
            mark.resizeRelocate(GLYPH - 10, -2, 14, 14);
            marked.getChildren().add(mark);
        }
        var arrow = new Label("→");
        arrow.getStyleClass().add("operate-diff-arrow");
        var line = new HBox(marked, arrow, ghost());
        line.getStyleClass().add("operate-swap");
        var name = new Label(one.name());
        name.getStyleClass().addAll("operate-text", condition.wrong() ? "operate-unwell" : "operate-well");
        var step = new VBox(line, name);
        step.getStyleClass().add("operate-order-step");
        return step;
    }

    /// What is wished and not there yet.
    static Region ghost() {
        var ghost = new Region();
        ghost.getStyleClass().add("operate-ghost");
        return ghost;
    }
}
