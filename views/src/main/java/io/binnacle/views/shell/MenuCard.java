package io.binnacle.views.shell;

import io.binnacle.views.KeyCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The menu of a thing, beside it. What cannot be done stands there with the reason; pressed, its card says more.
final class MenuCard implements Overlays.Card {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double WIDTH = 280;
    private static final double REASON_WIDTH = 200;
    private static final double MARGIN = 8;
    private final VBox region = new VBox();
    private final List<Button> lines = new ArrayList<>();
    private final Runnable close;

    /// @param close takes the menu away, before a line is done
    MenuCard(MenuLine.Menu menu, Runnable close) {
        this.close = close;
        region.getStyleClass().addAll("popover-card", "thing-menu");
        region.setAccessibleRole(AccessibleRole.CONTEXT_MENU);
        region.setAccessibleText("Menu of " + menu.title());
        region.setMinWidth(WIDTH);
        region.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        region.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        region.getChildren().add(head(menu));
        menu.groups().forEach(this::add);
    }

    private static Node head(MenuLine.Menu menu) {
        var head = new VBox(
                CardFrame.words(menu.title(), "text-strong"),
                CardFrame.words(menu.subtitle(), "text-muted", "text-small"));
        head.getStyleClass().add("thing-menu-head");
        return head;
    }

    private void add(List<MenuLine> group) {
        region.getChildren().add(new Separator());
        group.forEach(line -> {
            var button = button(line);
            lines.add(button);
            region.getChildren().add(button);
        });
    }

    private Button button(MenuLine line) {
        var words = new VBox(CardFrame.words(line.text()));
        HBox.setHgrow(words, Priority.ALWAYS);
        line.whyNot().ifPresent(why -> {
            var reason = CardFrame.words(why, "text-small", "thing-menu-reason");
            reason.setWrapText(true);
            // all three: a height is asked for by the least width too
            reason.setMinWidth(REASON_WIDTH);
            reason.setPrefWidth(REASON_WIDTH);
            reason.setMaxWidth(REASON_WIDTH);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(reason);
        });
        var row = CardFrame.line(10, line.icon().small(), words);
        if (!line.key().isEmpty()) {
            row.getChildren().add(new KeyCap(line.key()));
        }
        var button = new Button();
        button.getStyleClass().setAll("thing-menu-line");
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(region.widthProperty().subtract(36));
        button.pseudoClassStateChanged(REFUSED, line.whyNot().isPresent());
        button.setAccessibleRole(AccessibleRole.MENU_ITEM);
        button.setAccessibleText(
                line.text() + line.whyNot().map(why -> ". Not possible: " + why).orElse(""));
        button.setOnMouseEntered(_ -> button.requestFocus());
        button.setOnAction(_ -> {
            close.run();
            line.action().run();
        });
        return button;
    }

    private void pressed(KeyEvent event) {
        var at = lines.indexOf(region.getScene().getFocusOwner());
        switch (event.getCode()) {
            case DOWN -> go(at + 1);
            case UP -> go(at < 0 ? lines.size() - 1 : at - 1);
            case HOME -> go(0);
            case END -> go(lines.size() - 1);
            case ENTER -> lines.get(Math.max(0, at)).fire();
            default -> {
                if (!event.isShortcutDown() && event.getCode().isLetterKey()) {
                    beginning(event.getText(), at);
                    event.consume();
                }
                return;
            }
        }
        event.consume();
    }

    private void go(int line) {
        lines.get(Math.floorMod(line, lines.size())).requestFocus();
    }

    /// The next line, after the one that has the focus, that begins with what was typed.
    private void beginning(String typed, int at) {
        var letter = typed.toLowerCase(Locale.ROOT);
        for (var step = 1; step <= lines.size(); step++) {
            var next = Math.floorMod(at + step, lines.size());
            if (!letter.isEmpty()
                    && lines.get(next)
                            .getAccessibleText()
                            .toLowerCase(Locale.ROOT)
                            .startsWith(letter)) {
                go(next);
                return;
            }
        }
    }

    /// Beside a point of the window, and wholly inside it.
    void standAt(double x, double y) {
        var room = region.getScene();
        region.applyCss();
        var left = Math.clamp(x + MARGIN, MARGIN, Math.max(MARGIN, room.getWidth() - WIDTH - MARGIN));
        var height = region.prefHeight(WIDTH);
        var top = Math.clamp(y, MARGIN, Math.max(MARGIN, room.getHeight() - height - MARGIN));
        StackPane.setMargin(region, new Insets(top, 0, 0, left));
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return lines.getFirst();
    }
}
