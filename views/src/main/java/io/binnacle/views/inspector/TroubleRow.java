package io.binnacle.views.inspector;

import io.binnacle.views.Reachable;
import io.binnacle.views.Selection;
import io.binnacle.views.StateMark;
import io.binnacle.views.inspector.Card.Row;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A problem in two lines.
final class TroubleRow implements RowView {
    private final Consumer<Selection> go;
    private final StateMark mark = new StateMark();
    private final Label title = Labels.name("trouble-title");
    private final Label what = Labels.of("trouble-what");
    private final Label age = Labels.figure("trouble-age");
    private final HBox node;

    TroubleRow(Consumer<Selection> go) {
        this.go = go;
        var words = new VBox(title, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        this.node = new HBox(mark, words, age);
        node.getStyleClass().add("trouble");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Trouble trouble)) {
            return false;
        }
        mark.show(trouble.condition());
        Labels.set(title, trouble.title());
        Labels.set(what, trouble.what());
        age.setText(trouble.age());
        trouble.target()
                .ifPresent(target -> Reachable.make(
                        node,
                        StateMark.word(trouble.condition()) + ": " + trouble.title() + ", " + trouble.what() + ", "
                                + trouble.age(),
                        () -> go.accept(target)));
        return true;
    }
}
