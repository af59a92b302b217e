package io.binnacle.views.search;

import io.binnacle.session.search.Query;
import io.binnacle.styles.Icon;
import io.binnacle.views.Bridge;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Where one types what is sought, with the usual and the kept searches in a menu beside it. Escape empties it.
public final class SearchField extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int LONGEST = 500;

    private final Bridge bridge;
    private final TextField text = new TextField();
    private final MenuButton menu = new MenuButton();
    private final Runnable onEscape;

    /// @param onEscape done when it was emptied by Escape
    public SearchField(Bridge bridge, Runnable onEscape) {
        super(8);
        this.bridge = bridge;
        this.onEscape = onEscape;
        getStyleClass().addAll("field", "search-field");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("map-filter-field");
        text.setPromptText("web  image:nginx*  cpu > 50%  -state:running");
        text.setAccessibleText("Search containers by words, field:pattern or figures");
        text.textProperty().bindBidirectional(bridge.sought());
        text.textProperty().subscribe(this::typed);
        text.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        buildMenu();
        getChildren().addAll(Icon.SEARCH.small(), text, menu);
    }

    private void buildMenu() {
        menu.setGraphic(Icon.LIST.small());
        menu.setId("searches");
        menu.getStyleClass().addAll("flat", "icon-only");
        menu.setAccessibleText("Usual and kept searches");
        menu.setTooltip(new Tooltip("Usual and kept searches"));
        menu.setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        var items = menu.getItems();
        items.clear();
        Searches.USUAL.forEach(each -> items.add(item(each.name() + "   " + each.text(), () -> seek(each.text()))));
        items.add(new SeparatorMenuItem());
        var kept = bridge.keptSearches();
        kept.get().forEach(each -> items.add(item(each, () -> seek(each))));
        var now = text.getText().strip();
        var known = kept.get().contains(now);
        var keep = known
                ? item("Forget this search", () -> kept.set(Searches.without(kept.get(), now)))
                : item("Keep this search", () -> kept.set(Searches.with(kept.get(), now)));
        keep.setDisable(now.isEmpty());
        items.add(keep);
        var onlyFound = bridge.showing().onlyFound();
        items.add(item(onlyFound.get() ? "Dim the rest" : "Hide the rest", () -> onlyFound.set(!onlyFound.get())));
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void seek(String search) {
        text.setText(search);
        text.end();
        text.requestFocus();
    }

    private void typed(String now) {
        if (now.length() > LONGEST) {
            text.setText(now.substring(0, LONGEST));
            return;
        }
        var why = Query.read(now) instanceof Query.Reading.Wrong wrong ? wrong.why() : "";
        pseudoClassStateChanged(WRONG, !why.isEmpty());
        text.setAccessibleHelp(why.isEmpty() ? "Fields and figures: " + Query.possible() : why);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            text.clear();
            onEscape.run();
            event.consume();
        }
    }

    /// Takes the keys.
    public void begin() {
        text.requestFocus();
        text.selectAll();
    }

    public boolean isEmpty() {
        return text.getText().isEmpty();
    }
}
