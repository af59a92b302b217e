package io.binnacle.views;

import io.binnacle.model.Condition;
import io.binnacle.styles.Mark;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// The mark of a condition, which can become the mark of another without being made anew.
public final class StateMark extends Region {
    private static final double SIZE = 14;

    private final SVGPath ground = new SVGPath();
    private final SVGPath ink = new SVGPath();
    private Mark mark = Mark.HEALTHY;

    public StateMark() {
        this(Condition.HEALTHY);
    }

    public StateMark(Condition condition) {
        getStyleClass().add("mark");
        ground.getStyleClass().add("mark-ground");
        ink.getStyleClass().add("mark-ink");
        getChildren().addAll(ground, ink);
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        show(condition);
    }

    public void show(Condition condition) {
        getStyleClass().remove(mark.styleClass());
        mark = of(condition);
        getStyleClass().add(mark.styleClass());
        ground.setContent(mark.ground());
        ink.setContent(mark.ink());
        setAccessibleText(word(condition));
    }

    /// The mark styles draw for a condition.
    public static Mark of(Condition condition) {
        return Mark.valueOf(condition.name());
    }

    /// The condition in a word, for people.
    public static String word(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    protected void layoutChildren() {
        // the paths are drawn in the mark's own box, so they stay where they are
    }
}
