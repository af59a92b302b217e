package io.binnacle.views.topology;

import io.binnacle.model.Link;
import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import io.binnacle.views.Bridge;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The strip that floats on the map: how much there is, what is sought, what fills the vessels, which links are
/// drawn, and how near.
final class ToolStrip extends HBox {
    private static final double NARROW = 860;

    private final Label count = new Label();
    private final Label apps = new Label();
    private final Label percent = new Label("100 %");
    private final Label fillLabel = new Label("Fill");
    private final TextField sought = new TextField();
    private final HBox field = new HBox(8);
    private final Button filter = new Button("Filter", Icon.FILTER.small());
    private final Node fills;
    private Consumer<String> onSeek = _ -> {};

    ToolStrip(Bridge bridge, Runnable zoomOut, Runnable zoomIn) {
        getStyleClass().add("toolstrip");
        count.getStyleClass().add("text-strong");
        percent.setId("map-zoom");
        count.setId("map-count");
        filter.setId("map-filter");
        sought.setId("map-filter-field");
        filter.getStyleClass().add("flat");
        filter.setTooltip(new Tooltip("Show only what matches (/)"));
        filter.setOnAction(_ -> seek());
        buildField();
        var gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        fills = segments(bridge.fill(), Fill.values(), ToolStrip::name);
        var links = segments(
                bridge.links(),
                new Link.Evidence[] {Link.Evidence.OBSERVED, Link.Evidence.DECLARED},
                evidence -> evidence == Link.Evidence.OBSERVED ? "Observed" : "Declared");
        var counts = new HBox(count, apps);
        counts.getStyleClass().add("toolstrip-counts");
        counts.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(counts, filter, field, gap, fillLabel, fills, links, stepper(zoomOut, zoomIn));
        setPickOnBounds(false);
        widthProperty().subscribe(width -> narrow(width.doubleValue() < NARROW));
    }

    private void narrow(boolean narrow) {
        fillLabel.setVisible(!narrow);
        fillLabel.setManaged(!narrow);
        apps.setVisible(!narrow);
        apps.setManaged(!narrow);
    }

    private static String name(Fill fill) {
        return switch (fill) {
            case CPU -> "CPU";
            case MEMORY -> "Memory";
            case NETWORK -> "Network";
        };
    }

    private static <T> Node segments(
            ObjectProperty<T> property, T[] values, java.util.function.Function<T, String> name) {
        var box = new HBox();
        box.getStyleClass().add("segmented");
        var group = new ToggleGroup();
        for (var value : values) {
            var button = new ToggleButton(name.apply(value));
            button.setToggleGroup(group);
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

    private void buildField() {
        field.getStyleClass().add("field");
        field.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        sought.setPromptText("Name, image, app or host");
        sought.setAccessibleText("Filter the map");
        sought.textProperty().subscribe(text -> onSeek.accept(text));
        sought.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        field.getChildren().addAll(Icon.FILTER.small(), sought);
        field.setVisible(false);
        field.setManaged(false);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            sought.clear();
            swap(false);
            event.consume();
        }
    }

    void seek() {
        swap(true);
        sought.requestFocus();
    }

    private void swap(boolean seeking) {
        field.setVisible(seeking);
        field.setManaged(seeking);
        filter.setVisible(!seeking);
        filter.setManaged(!seeking);
        if (!seeking && getParent() != null) {
            getParent().requestFocus();
        }
    }

    void onSeek(Consumer<String> listener) {
        onSeek = listener;
    }

    void show(MapScene scene, java.util.OptionalInt found) {
        var nodes = scene.nodes.count;
        var healthy = java.util.stream.IntStream.of(scene.apps.healthy).sum();
        if (found.isPresent()) {
            count.setText(Words.number(found.getAsInt()) + " of " + Words.count(nodes, "container"));
            apps.setText("");
        } else if (scene.kind == MapKind.APPS) {
            count.setText(Words.count(scene.apps.apps, "app"));
            apps.setText(" · " + Words.number(healthy) + " of " + Words.count(nodes, "instance") + " healthy");
        } else {
            count.setText(Words.count(nodes, "container"));
            apps.setText(" · " + Words.count(scene.apps.apps, "app"));
        }
    }

    void zoom(double zoom) {
        percent.setText(
                zoom < 0.0995 ? String.format(java.util.Locale.ROOT, "%.1f %%", zoom * 100) : Words.percent(zoom));
    }
}
