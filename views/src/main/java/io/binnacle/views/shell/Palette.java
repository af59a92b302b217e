package io.binnacle.views.shell;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import io.binnacle.views.KeyCap;
import io.binnacle.views.UiThread;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Everything by name: what is on the map, and what can be done. Arrows choose, Enter does.
final class Palette implements Overlays.Card {
    private static final double ROW = 36;
    private static final int ROWS = 11;
    private final Supplier<List<Entry>> things;
    private final Function<String, List<Entry>> commands;
    private final Consumer<Entry> choose;
    private final PaletteForesight foresight;
    private final VBox region = new VBox();
    private final TextField field = new TextField();
    private final ListView<Finder.Hit> list = new ListView<>();
    private final Label count = new Label();
    private Finder finder = new Finder(List.of());
    private long asked;

    /// @param things everything on the map; called off the UI thread
    /// @param commands what can be done, given what is typed; called on the UI thread
    /// @param preview what a change would do; called off the UI thread
    Palette(
            Supplier<List<Entry>> things,
            Function<String, List<Entry>> commands,
            Function<Operation, Preview.Answer> preview,
            Consumer<Entry> choose) {
        this.foresight = new PaletteForesight(preview);
        this.things = things;
        this.commands = commands;
        this.choose = choose;
        region.getStyleClass().add("palette");
        region.setMaxHeight(Region.USE_PREF_SIZE);
        region.getChildren().addAll(input(), results(), foresight.region(), foot());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, hit) -> foresight.look(hit));
        region.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private HBox input() {
        field.setPromptText("Search or command");
        field.setAccessibleText("Search or command: containers, apps, hosts, services and what can be done");
        field.setId("palette-field");
        field.textProperty().addListener(_ -> search());
        HBox.setHgrow(field, Priority.ALWAYS);
        var input = new HBox(Icon.SEARCH.small(), field, new KeyCap("Esc"));
        input.getStyleClass().add("field");
        return input;
    }

    private ListView<Finder.Hit> results() {
        list.setCellFactory(_ -> new PaletteCell(this::take));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setId("palette-list");
        list.setPlaceholder(new Label("Nothing here has that name, image or label."));
        list.getStyleClass().add("palette-list");
        return list;
    }

    private HBox foot() {
        count.getStyleClass().add("palette-kind");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var foot = new HBox(8, count, room, hint("↑ ↓"), word("choose"), hint("Enter"), word("does it"));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("palette-foot");
        return foot;
    }

    private static KeyCap hint(String keys) {
        return new KeyCap(keys);
    }

    private static Label word(String text) {
        var label = new Label(text);
        label.getStyleClass().add("palette-kind");
        return label;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return field;
    }

    /// Starts anew with what is on the map now. What comes while it is open is not put under the hand that chooses.
    void begin(String text) {
        var number = ++asked;
        field.setText(text);
        field.end();
        show(commandsFor(text));
        Thread.ofVirtual().name("finder").start(() -> {
            var made = new Finder(things.get());
            UiThread.run(() -> {
                if (number <= asked) {
                    finder = made;
                    search();
                }
            });
        });
    }

    private Finder.Found commandsFor(String text) {
        return new Finder(commands.apply(text)).find(text);
    }

    private void search() {
        var number = ++asked;
        var text = field.getText();
        var acts = new Finder(commands.apply(text));
        var all = finder;
        Thread.ofVirtual().name("find").start(() -> {
            var found = merged(acts.find(text), text.isBlank() ? new Finder.Found(List.of(), 0) : all.find(text));
            UiThread.run(() -> {
                if (number == asked) {
                    show(found);
                }
            });
        });
    }

    /// The best of both; at the same worth, what is there before what can be done.
    static Finder.Found merged(Finder.Found acts, Finder.Found things) {
        var all = new java.util.ArrayList<>(things.hits());
        all.addAll(acts.hits());
        all.sort(java.util.Comparator.comparingInt(hit -> -hit.fit().score()));
        return new Finder.Found(all.subList(0, Math.min(Finder.SHOWN, all.size())), acts.total() + things.total());
    }

    private void show(Finder.Found found) {
        list.getItems().setAll(found.hits());
        list.getSelectionModel().select(0);
        list.scrollTo(0);
        var rows = Math.clamp(found.hits().size(), 2, ROWS);
        list.setPrefHeight(rows * ROW + 2);
        list.setMinHeight(rows * ROW + 2);
        count.setText(
                found.total() > found.hits().size()
                        ? found.hits().size() + " of " + Words.number(found.total()) + " shown"
                        : Words.count(found.total(), "result"));
    }

    private void pressed(KeyEvent event) {
        var at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case PAGE_DOWN -> select(at + ROWS - 1);
            case PAGE_UP -> select(at - ROWS + 1);
            case ENTER -> take();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        var last = list.getItems().size() - 1;
        list.getSelectionModel().select(Math.clamp(index, 0, Math.max(0, last)));
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS + 1));
    }

    private void take() {
        var hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            choose.accept(hit.entry());
        }
    }
}
