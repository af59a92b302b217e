package io.binnacle.views.inspector;

import io.binnacle.views.inspector.Card.Row;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Plain words.
final class WordsRow implements RowView {
    private final Label node = Labels.wrapping("words");

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Words(var text))) {
            return false;
        }
        node.setText(text);
        return true;
    }
}
