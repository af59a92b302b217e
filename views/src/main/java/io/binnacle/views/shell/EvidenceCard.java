package io.binnacle.views.shell;

import io.binnacle.session.Evidence;
import io.binnacle.session.Words;
import io.binnacle.views.UiThread;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What was kept of containers before they were stopped: which, and of the one that is chosen its last log lines or
/// all that was known of it.
final class EvidenceCard implements Overlays.Card {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private final Evidence evidence;
    private final CardFrame region;
    private final ListView<Evidence.Piece> pieces = new ListView<>();
    private final ListView<String> text = new ListView<>();
    private final ToggleButton whole = new ToggleButton("All that was known");
    private final Label note = CardFrame.words("", "text-small", "text-muted");
    private long asked;

    EvidenceCard(Evidence evidence, Runnable close) {
        this.evidence = evidence;
        this.region = new CardFrame(
                "Evidence", "What was kept of containers before they were stopped or removed from here.", close, WIDTH);
        pieces.getStyleClass().add("evidence-pieces");
        pieces.setCellFactory(_ -> new PieceCell());
        pieces.setPrefSize(260, HEIGHT);
        pieces.setMinWidth(260);
        pieces.setAccessibleText("What was kept");
        pieces.setPlaceholder(
                wrapped("Nothing is kept yet. What is stopped or removed from here is written down first."));
        pieces.getSelectionModel().selectedItemProperty().addListener(_ -> open());
        text.getStyleClass().add("evidence-text");
        text.setPrefHeight(HEIGHT);
        text.setAccessibleText("What it wrote last");
        text.setPlaceholder(wrapped("It wrote nothing."));
        HBox.setHgrow(text, Priority.ALWAYS);
        whole.setOnAction(_ -> open());
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        region.getChildren().addAll(new HBox(12, pieces, text), CardFrame.line(12, note, whole));
    }

    private static Label wrapped(String words) {
        var label = CardFrame.words(words, "text-muted");
        label.setWrapText(true);
        return label;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return pieces;
    }

    /// @param names those to show; none for all
    void show(List<String> names) {
        var number = ++asked;
        pieces.getItems().clear();
        text.getItems().clear();
        Thread.ofVirtual().name("evidence").start(() -> {
            var found = found(names);
            var dropped = evidence.dropped();
            UiThread.run(() -> {
                if (number == asked) {
                    pieces.getItems().setAll(found);
                    pieces.getSelectionModel().selectFirst();
                    note.setText(note(dropped));
                }
            });
        });
    }

    private List<Evidence.Piece> found(List<String> names) {
        try {
            return names.isEmpty()
                    ? evidence.pieces()
                    : names.stream()
                            .flatMap(name -> evidence.piece(name).stream())
                            .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private String note(Evidence.Dropped dropped) {
        return evidence.directory()
                + (dropped.pieces() == 0
                        ? ""
                        : " · of " + Words.count(dropped.pieces(), "older container") + " nothing is kept any more, "
                                + Words.bytes((double) dropped.bytes()));
    }

    private void open() {
        Optional.ofNullable(pieces.getSelectionModel().getSelectedItem()).ifPresent(piece -> {
            var number = ++asked;
            var all = whole.isSelected();
            Thread.ofVirtual().name("evidence").start(() -> {
                var lines = lines(piece, all);
                UiThread.run(() -> {
                    if (number == asked) {
                        text.getItems().setAll(lines);
                        text.scrollTo(all ? 0 : lines.size() - 1);
                    }
                });
            });
        });
    }

    private List<String> lines(Evidence.Piece piece, boolean all) {
        try {
            return all ? evidence.about(piece.name()).lines().toList() : evidence.log(piece.name());
        } catch (IOException unreadable) {
            return List.of("Tried to read it. It answered: " + unreadable.getMessage());
        }
    }

    private static final class PieceCell extends ListCell<Evidence.Piece> {
        @Override
        protected void updateItem(Evidence.@Nullable Piece piece, boolean empty) {
            super.updateItem(piece, empty);
            setGraphic(empty || piece == null ? null : row(piece));
        }

        private static Region row(Evidence.Piece piece) {
            var row = new VBox(
                    2,
                    CardFrame.line(
                            8,
                            CardFrame.words(piece.container(), "text-medium"),
                            CardFrame.spring(),
                            CardFrame.words(TIME.format(piece.at()), "text-small", "text-subtle")),
                    CardFrame.words(piece.why(), "text-small", "text-muted"),
                    CardFrame.words(
                            piece.trouble().isEmpty()
                                    ? Words.count(piece.lines(), "line") + " of its log"
                                    : piece.trouble(),
                            "text-small",
                            piece.trouble().isEmpty() ? "text-muted" : "text-warning"));
            row.setPrefWidth(0);
            return row;
        }
    }
}
