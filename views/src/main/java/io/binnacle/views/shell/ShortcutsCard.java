package io.binnacle.views.shell;

import io.binnacle.views.KeyCap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every key of the window, from the table that also handles them.
final class ShortcutsCard implements Overlays.Card {
    private static final List<List<Shortcut.Group>> COLUMNS = List.of(
            List.of(Shortcut.Group.GO, Shortcut.Group.MAP),
            List.of(Shortcut.Group.CLUSTER, Shortcut.Group.CHANGE, Shortcut.Group.WINDOW));
    private final CardFrame region;

    ShortcutsCard(Runnable close) {
        region = new CardFrame("All shortcuts", "Everything the mouse can do, a key can do.", close, 640);
        var columns = new HBox(32);
        COLUMNS.forEach(groups -> {
            var column = new VBox(6);
            HBox.setHgrow(column, Priority.ALWAYS);
            groups.forEach(group -> add(column, group));
            columns.getChildren().add(column);
        });
        region.getChildren().add(columns);
    }

    private static void add(VBox column, Shortcut.Group group) {
        var title = CardFrame.words(group.title(), "shortcut-group", "text-strong");
        column.getChildren().add(title);
        for (var shortcut : Shortcut.values()) {
            if (shortcut.group() == group) {
                column.getChildren().add(line(shortcut.does(), shortcut.keys()));
            }
        }
        MORE.getOrDefault(group, List.of()).forEach(more -> column.getChildren().add(line(more.does(), more.keys())));
    }

    private record More(String does, String keys) {}

    /// Keys that belong to a part of the window and not to the window.
    private static final Map<Shortcut.Group, List<More>> MORE = Map.of(
            Shortcut.Group.GO,
                    List.of(
                            new More("Search the map or the table", "/"),
                            new More("Sort the table by the next column", "O"),
                            new More("Sort it the other way round", "Shift O")),
            Shortcut.Group.MAP,
                    List.of(
                            new More("Walk to the next thing", "← ↑ → ↓"),
                            new More("Select, and again to move near", "Enter"),
                            new More("All that can be done with it", "right click")),
            Shortcut.Group.CHANGE,
                    List.of(
                            new More("Restart what is selected", "R"),
                            new More("Stop, start or scale what is selected", "S")));

    private static HBox line(String does, String keys) {
        return CardFrame.line(8, CardFrame.words(does, "text-muted"), CardFrame.spring(), new KeyCap(keys));
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return region.close();
    }
}
