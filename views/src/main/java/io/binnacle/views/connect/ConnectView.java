package io.binnacle.views.connect;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.session.Recents;
import io.binnacle.session.Words;
import io.binnacle.session.Workspace;
import io.binnacle.styles.Icon;
import io.binnacle.styles.Logo;
import io.binnacle.styles.StyleState;
import io.binnacle.views.KeyCap;
import io.binnacle.views.RefusalText;
import io.binnacle.views.UiThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first screen: paste anything, or pick what was found here.
public final class ConnectView extends StackPane {
    /// The cluster of "Try the demo".
    public static final Endpoint DEMO = new Endpoint("simulator:?hosts=3&containers=63&seed=7");

    private final Workspace workspace;
    private final Consumer<Endpoint> open;
    private final Lookout lookout;
    private final Label line = words("", "text-muted");
    private final TextField field = new TextField();
    private final VBox reading = new VBox();
    private final Label found = words("Found here", "text-medium", "text-small");
    private final Label answered = words("answered in", "text-muted", "text-small");
    private final VBox list = new VBox();
    private final ReadOnlyStringWrapper looked = new ReadOnlyStringWrapper("");
    private int selected;

    /// @param open opens an endpoint; it may come back with [#refuse]
    public ConnectView(Workspace workspace, Recents recents, Consumer<Endpoint> open) {
        this.workspace = workspace;
        this.open = open;
        this.lookout = new Lookout(workspace, recents, this::show);
        getStyleClass().add("connect-ground");
        var column = new VBox(head(), input(), foundHere(), demo(), promise());
        column.getStyleClass().add("connect-column");
        var middle = new StackPane(column);
        middle.getStyleClass().add("connect");
        var scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("connect-scroll");
        var rose = new CompassRose();
        middle.getChildren().addFirst(rose);
        middle.layoutBoundsProperty()
                .addListener((_, _, bounds) -> rose.resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
        getChildren().add(scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        show();
    }

    private static Label words(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private HBox head() {
        var sign = Logo.sign(40);
        var words = new VBox(2, words("Connect to a cluster", "text-hero"), line);
        var head = new HBox(20, sign, words);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("connect-head");
        return head;
    }

    private VBox input() {
        field.setPromptText("Paste anything: an address, a socket, ssh://user@host, a context name");
        field.setAccessibleText("Address of a cluster: " + field.getPromptText());
        field.setId("connect-field");
        field.textProperty().addListener(_ -> showReading());
        field.setOnAction(_ -> enter());
        HBox.setHgrow(field, Priority.ALWAYS);
        var paste = new Button("Paste", Icon.CLIPBOARD.small());
        paste.setGraphic(line(Icon.CLIPBOARD.small(), words("Paste"), new KeyCap("Ctrl V")));
        paste.setText("");
        paste.setAccessibleText("Paste, Ctrl V");
        paste.setOnAction(_ -> paste());
        var box = new HBox(Icon.LINK.large(), field, paste);
        box.getStyleClass().addAll("field", "large");
        return new VBox(box, reading);
    }

    private static HBox line(Node... parts) {
        var line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox foundHere() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(found, room, answered);
        head.getStyleClass().add("connect-list-head");
        list.getStyleClass().addAll("endpoint-list", "focus-ring");
        list.setFocusTraversable(true);
        list.setAccessibleText("Found here");
        list.setId("connect-list");
        list.sceneProperty().addListener(_ -> takeFocus());
        return new VBox(8, head, list);
    }

    private HBox demo() {
        var text = new VBox(
                2,
                words("Just looking?", "text-strong"),
                words("A simulated cluster with one bad release to find and put right.", "text-muted", "text-small"));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setAlignment(Pos.CENTER_LEFT);
        var button = new Button();
        button.setGraphic(line(Icon.PLAY.small(), words("Try the demo"), new KeyCap("D")));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText("Try the demo, D");
        button.setId("try-demo");
        button.setOnAction(_ -> open.accept(DEMO));
        var card = new HBox(18, new Honeycomb(), text, button);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("endpoint-list", "connect-demo");
        return card;
    }

    private static HBox promise() {
        var line = new HBox(
                8,
                Icon.SHIELD.small(),
                words("No account. Nothing leaves this computer except what you send to your clusters.", "text-muted"));
        line.setAlignment(Pos.CENTER);
        line.getStyleClass().add("connect-promise");
        return line;
    }

    /// The scroll pane takes its content into the scene only when it is first drawn.
    private void takeFocus() {
        if (list.getScene() != null && isVisible()) {
            UiThread.later(list::requestFocus);
        }
    }

    /// Looks around again, and takes the focus.
    public void look() {
        reading.getChildren().clear();
        lookout.look();
        list.requestFocus();
    }

    /// Where the focus goes first.
    public Node first() {
        return list;
    }

    /// "Looked in 6 places in 0.3 s".
    public ReadOnlyStringProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /// Says in place why an endpoint could not be opened.
    public void refuse(Refusal refusal) {
        var text = new RefusalText(refusal);
        var box = new VBox(text);
        box.getStyleClass().addAll("card", "danger");
        reading.getChildren().setAll(box);
    }

    private void show() {
        var candidates = lookout.candidates();
        line.setText(lookout.verdict() + " Connecting only reads: nothing changes until you arm it.");
        looked.set(lookout.took()
                .map(took -> "Looked in " + Words.count(candidates.size(), "place") + " in " + Words.age(took))
                .orElse("Looking around"));
        var settled =
                candidates.stream().noneMatch(candidate -> candidate.answer() instanceof Candidate.Answer.Waiting);
        if (settled
                && (selected >= candidates.size() || candidates.get(selected).refused())) {
            selected = firstThatAnswers(candidates);
        }
        list.getChildren().setAll(rows(candidates));
        answered.setVisible(candidates.stream().anyMatch(Candidate::answers));
    }

    private static int firstThatAnswers(List<Candidate> candidates) {
        for (var i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).answers()) {
                return i;
            }
        }
        return 0;
    }

    private List<Node> rows(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of(nothing());
        }
        var rows = new java.util.ArrayList<Node>();
        for (var i = 0; i < candidates.size(); i++) {
            rows.add(row(candidates.get(i), i));
        }
        StyleState.FIRST.set(rows.getFirst(), true);
        StyleState.LAST.set(rows.getLast(), true);
        return rows;
    }

    private Node nothing() {
        var words = words(
                lookout.looking()
                        ? "Looking for a local socket and Docker contexts."
                        : "No local socket and no Docker context here. Paste an address above, or try the demo.",
                "text-muted");
        words.setWrapText(true);
        var row = new HBox(words);
        row.getStyleClass().add("endpoint-row");
        StyleState.FIRST.set(row, true);
        StyleState.LAST.set(row, true);
        return row;
    }

    private Node row(Candidate candidate, int index) {
        return new CandidateRow(
                candidate,
                index == selected && field.getText().isBlank(),
                new CandidateRow.Actions(
                        () -> open.accept(candidate.endpoint()), () -> lookout.ask(candidate.endpoint()), () -> {
                            selected = index;
                            list.requestFocus();
                            show();
                        }));
    }

    private void showReading() {
        reading.getChildren()
                .setAll(readingWords(Reading.of(field.getText(), lookout.candidates(), workspace)).stream()
                        .toList());
        show();
    }

    private static Optional<Node> readingWords(Reading reading) {
        return switch (reading) {
            case Reading.Nothing _ -> Optional.empty();
            case Reading.Understood(var endpoint, var by) -> {
                var line = line(
                        words(by, "tag", "accent"),
                        words(endpoint.display(), "endpoint-address"),
                        new KeyCap("Enter"),
                        words("connects", "text-muted", "text-small"));
                line.getStyleClass().add("connect-reading");
                yield Optional.of(line);
            }
            case Reading.Unknown(var refusal) -> {
                var text = words("Not an address yet. " + sentence(refusal.next()), "text-small", "text-warning");
                text.setWrapText(true);
                text.getStyleClass().add("connect-reading");
                yield Optional.of(text);
            }
        };
    }

    private static String sentence(String next) {
        return next.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + next.substring(1) + ".";
    }

    private void enter() {
        switch (Reading.of(field.getText(), lookout.candidates(), workspace)) {
            case Reading.Understood understood -> open.accept(understood.endpoint());
            case Reading.Unknown(var refusal) -> refuse(refusal);
            case Reading.Nothing _ -> openSelected();
        }
    }

    private void openSelected() {
        var candidates = lookout.candidates();
        if (selected < candidates.size()) {
            var candidate = candidates.get(selected);
            if (candidate.refused()) {
                lookout.ask(candidate.endpoint());
            } else {
                open.accept(candidate.endpoint());
            }
        }
    }

    private void paste() {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            field.setText(text.strip());
        }
        field.requestFocus();
        field.end();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.V && !field.isFocused()) {
            paste();
            event.consume();
        } else if (list.equals(event.getTarget()) && !event.isShortcutDown()) {
            pressedOnList(event);
        } else if (field.equals(event.getTarget()) && event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            event.consume();
        }
    }

    private void pressedOnList(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> select(selected + 1);
            case UP -> select(selected - 1);
            case ENTER -> openSelected();
            case D -> open.accept(DEMO);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (index < 0) {
            field.requestFocus();
            return;
        }
        selected = Math.min(index, Math.max(0, lookout.candidates().size() - 1));
        show();
    }
}
