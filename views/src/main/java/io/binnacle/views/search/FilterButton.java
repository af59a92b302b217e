package io.binnacle.views.search;

import io.binnacle.session.search.Hidden;
import io.binnacle.styles.Icon;
import io.binnacle.views.Bridge;
import io.binnacle.views.Showing;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Opens the choice of what is shown, says how much that hides, and shows all again.
public final class FilterButton extends HBox {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Showing showing;
    private final Button choose = new Button("Filter", Icon.FILTER.small());
    private final Button all = new Button("", Icon.X.small());

    public FilterButton(Bridge bridge) {
        this.showing = bridge.showing();
        getStyleClass().add("filter-button");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        choose.setId("filter");
        choose.getStyleClass().add("flat");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> showing.choosing().set(true));
        all.setId("filter-clear");
        all.getStyleClass().addAll("flat", "icon-only");
        all.setOnAction(_ -> showing.all());
        all.setAccessibleText("Show all again, X");
        all.setTooltip(new Tooltip("Show all again (X)"));
        getChildren().addAll(choose, all);
        showing.mesh().subscribe(_ -> show());
        showing.hidden().subscribe(_ -> show());
    }

    /// Whether anything may be hidden.
    public boolean active() {
        return !showing.mesh().get().isOpen();
    }

    private void show() {
        var hidden = showing.hidden().get();
        var active = !showing.mesh().get().isOpen();
        choose.setText(active ? hidden.brief() : "Filter");
        choose.pseudoClassStateChanged(ACTIVE, active);
        choose.pseudoClassStateChanged(WRONG, active && hidden.wrong() > 0);
        say(active ? hidden.sentence() : "Choose what is shown", hidden);
        all.setVisible(active);
        all.setManaged(active);
    }

    private void say(String words, Hidden hidden) {
        choose.setAccessibleText("Filter. " + words);
        choose.setTooltip(new Tooltip(words + (hidden.isNothing() ? " (Shift X)" : ". Change it (Shift X)")));
    }
}
