package io.binnacle.views.inspector;

import io.binnacle.styles.Icon;
import io.binnacle.views.inspector.Card.Verb;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// What is done more rarely, behind three dots; what cannot be done is there too, and says why.
final class MoreButton extends Button {
    private final Consumer<Verb> act;
    private final ContextMenu menu = new ContextMenu();
    private List<Verb> shown = List.of();

    MoreButton(Consumer<Verb> act) {
        this.act = act;
        setGraphic(Icon.MORE_HORIZONTAL.small());
        getStyleClass().addAll("flat", "icon-only", "more");
        setAccessibleText("More that can be done");
        setTooltip(new Tooltip("More that can be done"));
        setOnAction(_ -> menu.show(this, Side.BOTTOM, 0, 0));
    }

    void show(List<Verb> more) {
        setVisible(!more.isEmpty());
        setManaged(isVisible());
        if (!more.equals(shown)) {
            shown = more;
            menu.getItems().setAll(more.stream().map(this::item).toList());
        }
    }

    /// What cannot be done is chosen as well: the card that comes says why.
    private MenuItem item(Verb verb) {
        var reason = verb.refusal().map(why -> "  (" + why.answered() + ")").orElse("");
        var item = new MenuItem(
                verb.kind().text() + reason, VerbsView.icon(verb.kind()).small());
        if (verb.refusal().isPresent()) {
            item.getStyleClass().add("refused");
        }
        item.setOnAction(_ -> act.accept(verb));
        return item;
    }
}
