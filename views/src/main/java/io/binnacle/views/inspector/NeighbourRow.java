package io.binnacle.views.inspector;

import io.binnacle.styles.Icon;
import io.binnacle.views.Reachable;
import io.binnacle.views.Selection;
import io.binnacle.views.StateMark;
import io.binnacle.views.inspector.Card.Row;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The other end of a link, and what is known of the link.
final class NeighbourRow implements RowView {
    private final Consumer<Selection> go;
    private final Node in = Icon.ARROW_DOWN_LEFT.small();
    private final Node out = Icon.ARROW_UP_RIGHT.small();
    private final SignView glyph = new SignView(14);
    private final Label name = Labels.name("neighbour-name");
    private final StateMark mark = new StateMark();
    private final Label detail = Labels.of("neighbour-detail");
    private final HBox node = new HBox(in, out, glyph, name, mark, detail);

    NeighbourRow(Consumer<Selection> go) {
        this.go = go;
        node.getStyleClass().add("neighbour");
        detail.setMinWidth(0);
        detail.setPrefWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        List.of(in, out, mark).forEach(child -> child.managedProperty().bind(child.visibleProperty()));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Neighbour neighbour)) {
            return false;
        }
        in.setVisible(neighbour.incoming());
        out.setVisible(!neighbour.incoming());
        glyph.show(neighbour.glyph());
        Labels.set(name, neighbour.name());
        Labels.set(detail, neighbour.detail());
        mark.setVisible(neighbour.mark().isPresent());
        neighbour.mark().ifPresent(mark::show);
        var spoken = (neighbour.incoming() ? "from " : "to ") + neighbour.name() + ", " + neighbour.detail();
        node.setAccessibleText(spoken);
        neighbour.target().ifPresent(target -> Reachable.make(node, spoken, () -> go.accept(target)));
        return true;
    }
}
