package io.binnacle.views.inspector;

import io.binnacle.views.Reachable;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.metrics.Sparkline;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A part of one kind: an instance of an app, an app on a host.
final class MemberRow implements RowView {
    private final Consumer<Selection> go;
    private final SignView sign = new SignView(14);
    private final Label name = Labels.name("member-name");
    private final Label where = Labels.name("member-where");
    private final Label figure = Labels.figure("member-figure");
    private final Sparkline line = new Sparkline();
    private final HBox node = new HBox(sign, name, where, figure, line);

    MemberRow(Consumer<Selection> go) {
        this.go = go;
        node.getStyleClass().add("member");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Row row) {
        if (!(row instanceof Row.Member member)) {
            return false;
        }
        sign.show(member.sign());
        Labels.set(name, member.name());
        Labels.set(where, member.where());
        visible(where, !member.where().isEmpty());
        figure.setText(member.figure());
        line.show(member.history(), 0);
        line.bad(member.bad());
        visible(line, member.history().length() > 1);
        Reachable.make(
                node, member.name() + " " + member.where() + " " + member.figure(), () -> go.accept(member.target()));
        return true;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
