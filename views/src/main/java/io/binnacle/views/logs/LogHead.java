package io.binnacle.views.logs;

import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import io.binnacle.views.logs.LogBook.Filter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What stands above the lines: whose they are, the search, the filter, and whether the end is followed.
final class LogHead extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final int NAMED = 8;

    private final Label title = new Label();
    private final Label merged = new Label();
    private final HBox legend = new HBox();
    private final TextField find = new TextField();
    private final Label found = new Label();
    private final Map<Filter, ToggleButton> filters = new EnumMap<>(Filter.class);
    private final Button following = new Button();
    private final Label count = new Label();

    LogHead(Consumer<String> wanted, Consumer<Filter> filter, Runnable follow) {
        getStyleClass().add("log-head");
        title.getStyleClass().add("log-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        merged.getStyleClass().add("log-merged");
        legend.getStyleClass().add("log-legend");
        count.getStyleClass().add("log-count");
        found.getStyleClass().add("log-found");
        found.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(0);
        title.setMinWidth(40);
        merged.setMinWidth(0);
        legend.setMinWidth(0);
        find.setPromptText("Find in logs");
        find.setAccessibleText("Find in logs: words, or an expression between slashes");
        find.setTooltip(new Tooltip("Words, or an expression between slashes: /timeout|refused/"));
        find.textProperty().addListener((_, _, text) -> wanted.accept(text));
        following.getStyleClass().add("log-following");
        following.setMinWidth(USE_PREF_SIZE);
        following.setGraphic(Icon.CHEVRONS_DOWN.small());
        following.setOnAction(_ -> follow.run());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren().addAll(title, merged, legend, count, spring, search(), segments(filter), following);
    }

    void seek(String words) {
        find.setText(words);
    }

    private HBox search() {
        var slash = new Label("/");
        slash.getStyleClass().add("kbd");
        slash.visibleProperty().bind(find.textProperty().isEmpty());
        slash.managedProperty().bind(slash.visibleProperty());
        found.visibleProperty().bind(find.textProperty().isNotEmpty());
        found.managedProperty().bind(found.visibleProperty());
        var box = new HBox(Icon.SEARCH.small(), find, found, slash);
        box.getStyleClass().add("log-search");
        HBox.setHgrow(find, Priority.ALWAYS);
        return box;
    }

    private HBox segments(Consumer<Filter> filter) {
        var group = new ToggleGroup();
        var segments = new HBox();
        segments.getStyleClass().add("segments");
        for (var each : Filter.values()) {
            var button = new ToggleButton();
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add("segment");
            button.setSelected(each == Filter.ALL);
            button.setOnAction(_ -> {
                button.setSelected(true);
                filter.accept(each);
            });
            filters.put(each, button);
            segments.getChildren().add(button);
        }
        return segments;
    }

    TextField field() {
        return find;
    }

    /// @param names of the instances merged, in the order of their ticks
    void whose(String name, List<String> names, int left) {
        title.setText(name);
        title.setTooltip(new Tooltip(name));
        merged.setText(
                names.size() > 1 ? names.size() + " merged" + (left > 0 ? ", " + left + " more not read" : "") : "");
        legend.getChildren().clear();
        for (var i = 0; i < Math.min(names.size(), NAMED) && names.size() > 1; i++) {
            legend.getChildren().add(tick(i, names.get(i)));
        }
    }

    private static Label tick(int source, String name) {
        var tick = new Region();
        tick.getStyleClass().setAll("log-legend-tick", "tick-hue-" + LogCell.hue(source));
        var dash = name.lastIndexOf('-');
        var label = new Label(dash > 0 && dash < name.length() - 1 ? name.substring(dash + 1) : name, tick);
        label.setTooltip(new Tooltip(name));
        return label;
    }

    void counts(LogBook book) {
        count.setText(Words.count(book.kept(), "line") + " kept, " + Words.number(book.dropped()) + " dropped");
        filters.forEach((each, button) -> button.setText(text(each, book)));
        var finder = book.finder();
        found.setText(finder.trouble().isEmpty() ? Words.number(book.matches()) + " found" : finder.trouble());
        found.pseudoClassStateChanged(BROKEN, !finder.trouble().isEmpty());
    }

    private static String text(Filter filter, LogBook book) {
        return switch (filter) {
            case ALL -> "All";
            case WARN -> "Warn " + Words.number(book.warnings());
            case ERROR -> "Error " + Words.number(book.errors());
        };
    }

    /// @param below how many lines have come below what is looked at
    void following(boolean on, long below) {
        following.pseudoClassStateChanged(ON, on);
        following.setText(on ? "Following" : below > 0 ? Words.number(below) + " new below" : "Follow");
        following.setTooltip(new Tooltip(on ? "New lines are shown as they come" : "Go to the end and stay there"));
    }
}
