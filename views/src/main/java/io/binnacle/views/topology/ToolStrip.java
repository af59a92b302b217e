package io.binnacle.views.topology;

import io.binnacle.model.Link;
import io.binnacle.session.Words;
import io.binnacle.session.search.Index;
import io.binnacle.styles.Icon;
import io.binnacle.views.Bridge;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import io.binnacle.views.search.FilterButton;
import io.binnacle.views.search.SearchField;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The strip that floats on the map: how much there is, what is sought, what fills the vessels, which links are
/// drawn, and how near.
final class ToolStrip extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /// Below this names are brief.
    private static final double NARROW = 1000;
    /// Below this there is no room for the field and for the choice of fill and links.
    private static final double NARROW_TO_SEEK = 1340;
    /// Below this a filter takes the place of the choice of links.
    private static final double ROOMY = 1200;

    private final Label count = new Label();
    private final Label apps = new Label();
    private final Label percent = new Label("100 %");
    private final Label fillLabel = new Label("Fill");
    private final SearchField field;
    private final Button filter = new Button("Search", Icon.SEARCH.small());
    private final FilterButton showing;
    private final HBox fills;
    private final Node evidence;

    ToolStrip(Bridge bridge, Runnable zoomOut, Runnable zoomIn) {
        getStyleClass().add("toolstrip");
        count.getStyleClass().add("text-strong");
        percent.setId("map-zoom");
        count.setId("map-count");
        filter.setId("map-filter");
        filter.getStyleClass().add("flat");
        filter.setTooltip(new Tooltip("Light what matches: words, field:pattern, cpu > 50% (/)"));
        filter.setOnAction(_ -> seek());
        this.field = new SearchField(bridge, () -> swap(false));
        this.showing = new FilterButton(bridge);
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        fills = segments(bridge.fill(), Fill.values(), Fill::title);
        preview(bridge);
        this.evidence = segments(
                bridge.links(),
                new Link.Evidence[] {Link.Evidence.OBSERVED, Link.Evidence.DECLARED},
                evidence -> evidence == Link.Evidence.OBSERVED ? "Observed" : "Declared");
        var counts = new HBox(count, apps);
        counts.getStyleClass().add("toolstrip-counts");
        counts.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(counts, showing, filter, field, gap, fillLabel, fills, evidence, stepper(zoomOut, zoomIn));
        setPickOnBounds(false);
        count.setMinWidth(USE_PREF_SIZE);
        widthProperty().subscribe(_ -> arrange());
        bridge.showing().mesh().subscribe(_ -> arrange());
        filter.setAccessibleText("Search");
        bridge.sought().subscribe(text -> swapped(!text.isEmpty() || field.isFocusWithin()));
    }

    private void arrange() {
        var seeking = field.isVisible();
        var narrow = getWidth() < NARROW;
        var choices = !seeking || getWidth() >= NARROW_TO_SEEK;
        name(narrow);
        shown(fills, choices);
        shown(evidence, choices && !(showing.active() && getWidth() < ROOMY));
        shown(fillLabel, choices && getWidth() >= ROOMY);
        shown(apps, seeking || !narrow);
    }

    private static void shown(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    /// What is pointed at fills the vessels for as long; a click keeps it.
    private void preview(Bridge bridge) {
        for (var button : fills.getChildren()) {
            if (button.getUserData() instanceof Fill fill) {
                button.setOnMouseEntered(_ -> bridge.previewed().set(Optional.of(fill)));
                button.setOnMouseExited(_ -> bridge.previewed().set(Optional.empty()));
            }
        }
    }

    private void name(boolean briefly) {
        for (var each : fills.getChildren()) {
            if (each instanceof ToggleButton button && button.getUserData() instanceof Fill fill) {
                button.setText(briefly ? fill.brief() : fill.title());
                button.setAccessibleText("Fill by " + fill.title());
            }
        }
        filter.setText(briefly ? "" : "Search");
    }

    private static <T> HBox segments(
            ObjectProperty<T> property, T[] values, java.util.function.Function<T, String> name) {
        var box = new HBox();
        box.getStyleClass().add("segmented");
        var group = new ToggleGroup();
        for (var value : values) {
            var button = new ToggleButton(name.apply(value));
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> property.set(value));
            property.subscribe(now -> button.setSelected(now.equals(value)));
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe((before, now) -> {
            // one is always chosen: clicking the chosen one changes nothing
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        return box;
    }

    private Node stepper(Runnable zoomOut, Runnable zoomIn) {
        var box = new HBox(step(Icon.MINUS, "Zoom out (−)", zoomOut), percent, step(Icon.PLUS, "Zoom in (+)", zoomIn));
        box.getStyleClass().add("segmented");
        box.setAlignment(javafx.geometry.Pos.CENTER);
        return box;
    }

    private static Button step(Icon icon, String words, Runnable action) {
        var button = new Button("", icon.small());
        button.getStyleClass().add("icon-only");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
        return button;
    }

    void seek() {
        swap(true);
        field.begin();
    }

    private void swapped(boolean seeking) {
        shown(field, seeking);
        shown(filter, !seeking);
        arrange();
    }

    private void swap(boolean seeking) {
        swapped(seeking);
        if (!seeking && getParent() != null) {
            getParent().requestFocus();
        }
    }

    void show(MapScene scene, Finding finding) {
        var nodes = scene.nodes.count;
        var found = finding.all();
        count.pseudoClassStateChanged(WRONG, finding.wrong().isPresent());
        count.setMinWidth(finding.wrong().isPresent() ? 0 : USE_PREF_SIZE);
        if (finding.wrong().isPresent()) {
            count.setText(finding.wrong().get());
            apps.setText("");
        } else if (found.isPresent()) {
            count.setText(Words.number(found.get().containers().size()) + " of " + Words.count(nodes, "container"));
            apps.setText(besides(found.get()));
        } else if (scene.kind == MapKind.APPS) {
            var healthy = java.util.stream.IntStream.of(scene.apps.healthy).sum();
            count.setText(Words.count(scene.apps.apps, "app"));
            apps.setText(" · " + Words.number(healthy) + " of " + Words.count(nodes, "instance") + " healthy");
        } else {
            count.setText(Words.count(nodes, "container"));
            apps.setText(" · " + Words.count(scene.apps.apps, "app"));
        }
    }

    private static String besides(Index.Found found) {
        var unmeasured = found.unmeasured() == 0 ? "" : " · " + Words.number(found.unmeasured()) + " not measured";
        return " · " + Words.count(found.apps().size(), "app") + " · "
                + Words.count(found.hosts().size(), "host") + unmeasured;
    }

    void zoom(double zoom) {
        percent.setText(
                zoom < 0.0995 ? String.format(java.util.Locale.ROOT, "%.1f %%", zoom * 100) : Words.percent(zoom));
    }
}
