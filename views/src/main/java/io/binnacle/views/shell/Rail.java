package io.binnacle.views.shell;

import io.binnacle.styles.Icon;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rail at the left: the views of the one picture, and at the bottom what is about the program.
final class Rail extends VBox {
    static final double WIDTH = 64;
    private final Map<Page, ToggleButton> pages = new EnumMap<>(Page.class);

    Rail(Consumer<Page> go, Runnable audit, Runnable settings) {
        getStyleClass().add("rail");
        for (var page : Page.values()) {
            pages.put(page, item(page.icon(), page.title(), () -> go.accept(page)));
        }
        getChildren().addAll(pages.values());
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        var auditItem = item(Icon.BOOK_OPEN, "Audit", audit);
        Said.of(auditItem, "Every change made from here, and how it ended");
        var settingsItem = item(Icon.SETTINGS, "Settings", settings);
        Said.of(settingsItem, "Settings", Shortcut.SETTINGS);
        getChildren().addAll(room, auditItem, settingsItem);
    }

    /// Pressing one does not select it: what is current is said by [#show].
    private static ToggleButton item(Icon icon, String title, Runnable action) {
        var item = new ToggleButton(title, icon.large());
        item.getStyleClass().setAll("rail-item");
        item.setOnAction(_ -> {
            item.setSelected(!item.isSelected());
            action.run();
        });
        return item;
    }

    /// @param anything whether a cluster is open; without one there is nothing to view
    void show(Page page, boolean anything) {
        pages.forEach((each, button) -> {
            button.setSelected(anything && each == page);
            button.setDisable(!anything);
            if (anything) {
                Said.of(button, each.shortcut().does(), each.shortcut());
            } else {
                Said.of(button, each.title() + ": open a cluster first");
            }
        });
    }
}
