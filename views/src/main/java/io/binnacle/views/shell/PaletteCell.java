package io.binnacle.views.shell;

import io.binnacle.views.KeyCap;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// One result: its kind, its name with the typed letters lit, what stands beside it, and its key.
final class PaletteCell extends ListCell<Finder.Hit> {
    private final Runnable take;

    PaletteCell(Runnable take) {
        this.take = take;
        setOnMouseClicked(_ -> {
            if (!isEmpty()) {
                getListView().getSelectionModel().select(getIndex());
                this.take.run();
            }
        });
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Finder.Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        var entry = hit.entry();
        setAccessibleText(entry.kind().word() + " " + entry.name() + ", " + entry.detail());
        setGraphic(row(hit, entry));
    }

    private static HBox row(Finder.Hit hit, Entry entry) {
        var name = name(hit);
        var detail = new Label(detail(entry));
        detail.getStyleClass().addAll("text-small", "text-muted");
        detail.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var kind = new Label(entry.kind().word());
        kind.getStyleClass().add("palette-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(entry.kind().icon().small(), name, detail, room, kind);
        key(entry).ifPresent(key -> row.getChildren().add(new KeyCap(key.keys())));
        row.getStyleClass().add("palette-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setOpacity(entry.whyNot().isPresent() ? 0.55 : 1);
        return row;
    }

    private static String detail(Entry entry) {
        return entry.whyNot().orElse(entry.detail());
    }

    private static Optional<Shortcut> key(Entry entry) {
        return entry.does() instanceof Entry.Does.Act act ? act.key() : Optional.empty();
    }

    private static HBox name(Finder.Hit hit) {
        var text = hit.entry().name();
        var flow = new TextFlow();
        var from = 0;
        while (from < text.length()) {
            var lit = lit(hit, from);
            var to = from + 1;
            while (to < text.length() && lit(hit, to) == lit) {
                to++;
            }
            var part = new Text(text.substring(from, to));
            part.getStyleClass().addAll("text-medium", lit ? "match" : "palette-name");
            flow.getChildren().add(part);
            from = to;
        }
        var box = new HBox(flow);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setFillHeight(false);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static boolean lit(Finder.Hit hit, int position) {
        return hit.fit().positions().contains(position);
    }
}
