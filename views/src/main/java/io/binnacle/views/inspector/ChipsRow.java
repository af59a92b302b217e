package io.binnacle.views.inspector;

import io.binnacle.model.Operation;
import io.binnacle.views.StateMark;
import io.binnacle.views.inspector.Card.Chip;
import io.binnacle.views.inspector.Card.Row;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// Revisions as chips; a click on an earlier one shows what going back to it would do.
final class ChipsRow implements RowView {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Consumer<Operation> propose;
    private final FlowPane node = new FlowPane();
    private List<Chip> shown = List.of();

    ChipsRow(Consumer<Operation> propose) {
        this.propose = propose;
        node.getStyleClass().add("chips");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Chips(var chips))) {
            return false;
        }
        if (!chips.equals(shown)) {
            node.getChildren().setAll(chips.stream().map(this::chip).toList());
            shown = chips;
        }
        return true;
    }

    private Node chip(Chip chip) {
        var words = new HBox();
        words.getStyleClass().add("chip-words");
        chip.verdict().ifPresent(verdict -> words.getChildren().add(new StateMark(verdict)));
        var name = Labels.figure("chip-name");
        name.setText(chip.name());
        var age = Labels.figure("chip-age");
        age.setText(chip.age());
        words.getChildren().addAll(name, age);
        var button = new Button();
        button.setGraphic(words);
        button.getStyleClass().add("revision");
        button.pseudoClassStateChanged(CURRENT, chip.current());
        button.pseudoClassStateChanged(
                REFUSED, !chip.current() && chip.operation().isEmpty());
        button.setTooltip(new Tooltip(chip.hint()));
        button.setAccessibleText("Revision " + chip.name() + ", " + chip.age());
        button.setAccessibleHelp(chip.hint());
        button.setOnAction(_ -> chip.operation().ifPresent(propose));
        return button;
    }
}
