package io.binnacle.views.inspector;

import io.binnacle.model.Operation;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A section whose rows are replaced only where they became rows of another kind.
final class SectionView extends VBox {
    private final Consumer<Selection> go;
    private final Consumer<Operation> propose;
    private final Label title = Labels.of("section-title");
    private final Label aside = Labels.figure("section-aside");
    private final HBox head = new HBox(title, Labels.spring(), aside);
    private final VBox body = new VBox();
    private final List<RowView> rows = new ArrayList<>();

    SectionView(Consumer<Selection> go, Consumer<Operation> propose) {
        this.go = go;
        this.propose = propose;
        getStyleClass().add("section");
        head.getStyleClass().add("section-head");
        body.getStyleClass().add("section-body");
        getChildren().addAll(head, body);
    }

    void show(Section section) {
        title.setText(section.title());
        aside.setText(section.aside());
        head.setVisible(!section.title().isEmpty());
        head.setManaged(head.isVisible());
        for (var i = 0; i < section.rows().size(); i++) {
            put(i, section.rows().get(i));
        }
        cut(section.rows().size());
    }

    private void put(int index, Row row) {
        if (index < rows.size() && rows.get(index).shows(row)) {
            return;
        }
        var view = RowView.of(row, go, propose);
        if (index < rows.size()) {
            rows.set(index, view);
            body.getChildren().set(index, view.node());
        } else {
            rows.add(view);
            body.getChildren().add(view.node());
        }
    }

    private void cut(int size) {
        if (rows.size() > size) {
            rows.subList(size, rows.size()).clear();
            body.getChildren().remove(size, body.getChildren().size());
        }
    }
}
