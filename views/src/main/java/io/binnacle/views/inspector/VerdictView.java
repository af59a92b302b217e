package io.binnacle.views.inspector;

import io.binnacle.model.Condition;
import io.binnacle.views.StateMark;
import io.binnacle.views.inspector.Card.Verdict;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How it is, and why: tinted where something is wrong, plain where not.
final class VerdictView extends VBox {
    private final StateMark mark = new StateMark();
    private final Label title = Labels.of("verdict-title");
    private final Label aside = Labels.figure("verdict-aside");
    private final Label text = Labels.wrapping("verdict-text");

    VerdictView() {
        getStyleClass().add("verdict");
        var head = new HBox(mark, title, Labels.spring(), aside);
        head.getStyleClass().add("verdict-head");
        getChildren().addAll(head, text);
    }

    void show(Verdict verdict) {
        mark.show(verdict.condition());
        title.setText(verdict.title());
        aside.setText(verdict.aside());
        text.setText(verdict.text());
        text.setVisible(!verdict.text().isEmpty());
        text.setManaged(text.isVisible());
        for (var condition : Condition.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            condition.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    condition == verdict.condition());
        }
        setAccessibleText(verdict.title() + ". " + verdict.text());
    }
}
