package io.binnacle.views.logs;

import io.binnacle.views.Hue;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One log line: who, when, how grave, and what, with what is looked for lit.
final class LogCell extends ListCell<Line> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Supplier<Finder> finder;
    private final BooleanSupplier merged;
    private final Region tick = new Region();
    private final Label name = label("log-name");
    private final Label time = label("log-time");
    private final Label level = label("log-level");
    private final Label text = label("log-text");
    private final HBox pieces = new HBox();
    private final HBox row = new HBox(tick, name, time, level, text, pieces);

    LogCell(Supplier<Finder> finder, BooleanSupplier merged) {
        this.finder = finder;
        this.merged = merged;
        tick.getStyleClass().add("log-tick");
        row.getStyleClass().add("log-row");
        getStyleClass().add("log-cell");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        setPrefWidth(0);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            pseudoClassStateChanged(BAD, false);
            return;
        }
        setGraphic(row);
        who(line);
        time.setText(TIME.format(line.raw().at().atZone(ZoneId.systemDefault())));
        level(line);
        message(line);
        pseudoClassStateChanged(BAD, line.level().bad());
    }

    private void who(Line line) {
        var many = merged.getAsBoolean();
        visible(tick, many);
        visible(name, many);
        name.setText(line.name());
        tick.getStyleClass().setAll("log-tick", "tick-hue-" + hue(line.source()));
    }

    /// Neighbours in the list of instances get hues far apart.
    static int hue(int source) {
        return source * 7 % Hue.COUNT + 1;
    }

    private void level(Line line) {
        var known = line.level() != Level.NONE;
        level.setText(known ? line.level().name() : line.stderr() ? "stderr" : "");
        level.getStyleClass()
                .setAll("label", "log-level", known ? line.level().name().toLowerCase(Locale.ROOT) : "none");
    }

    private void message(Line line) {
        var ranges = finder.get().ranges(line.shown());
        visible(text, ranges.isEmpty());
        visible(pieces, !ranges.isEmpty());
        if (ranges.isEmpty()) {
            text.setText(line.shown());
            pieces.getChildren().clear();
            return;
        }
        pieces.getChildren().clear();
        var at = 0;
        for (var range : ranges) {
            piece(line.shown().substring(at, range.from()), "log-text");
            piece(line.shown().substring(range.from(), range.to()), "log-match");
            at = range.to();
        }
        piece(line.shown().substring(at), "log-text");
    }

    private void piece(String words, String styleClass) {
        if (!words.isEmpty()) {
            var piece = label(styleClass);
            piece.setText(words);
            pieces.getChildren().add(piece);
        }
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
