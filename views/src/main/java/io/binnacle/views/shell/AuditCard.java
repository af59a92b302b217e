package io.binnacle.views.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.binnacle.session.Audit;
import io.binnacle.session.ledger.RevisionLedger;
import io.binnacle.views.UiThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The changes made from here, the newest first, as the audit file has them.
final class AuditCard implements Overlays.Card {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 500;
    private final Audit audit;
    private final RevisionLedger ledger;
    private final CardFrame region;
    private final ListView<Line> list = new ListView<>();
    private final Label note = new Label();

    /// One change, or the start of one that never ended.
    record Line(String at, String who, String what, String state, String message, String command) {}

    AuditCard(Audit audit, RevisionLedger ledger, Runnable close) {
        this.audit = audit;
        this.ledger = ledger;
        this.region = new CardFrame("Audit", "Every change made from here, and how it ended.", close, 760);
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("audit-list");
        list.setPrefHeight(420);
        list.setPlaceholder(new Label("No change has been made from here yet."));
        note.getStyleClass().addAll("text-small", "text-muted");
        note.setWrapText(true);
        region.getChildren().addAll(list, note);
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return list;
    }

    void show() {
        Thread.ofVirtual().name("audit").start(() -> {
            var read = read();
            UiThread.run(() -> {
                list.getItems().setAll(read.lines());
                note.setText(read.note());
            });
        });
    }

    private record Read(List<Line> lines, String note) {}

    private Read read() {
        try (var lines = Files.lines(audit.file())) {
            var last = new ArrayDeque<String>();
            var total = lines.peek(last::addFirst)
                    .peek(_ -> shorten(last))
                    .mapToLong(_ -> 1)
                    .sum();
            return new Read(parsed(last), note(total));
        } catch (NoSuchFileException none) {
            return new Read(List.of(), note(0));
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return new Read(
                    List.of(),
                    "Tried to read " + audit.file() + ". It answered: " + unreadable.getMessage()
                            + ". Next: see whether the file may be read.");
        }
    }

    private static void shorten(ArrayDeque<String> last) {
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    private String note(long total) {
        return audit.file()
                + (total > MOST ? " · the last " + MOST + " of " + total + " lines" : "")
                + audit.trouble().map(trouble -> " · " + trouble).orElse("")
                + ledger.trouble().map(why -> " · " + why.sentence()).orElse("");
    }

    /// A line that is no JSON, as a full disk may leave, is passed over; the beginning of a change whose end follows
    /// is told by its end.
    private static List<Line> parsed(Iterable<String> newestFirst) {
        var found = new ArrayList<Line>();
        var ended = new ArrayDeque<String>();
        for (var text : newestFirst) {
            node(text).ifPresent(node -> {
                var key = node.path("command").asText() + node.path("what").asText();
                if (node.path("phase").asText().equals("end")) {
                    ended.push(key);
                    found.add(line(node));
                } else if (!ended.removeFirstOccurrence(key)) {
                    found.add(line(node));
                }
            });
        }
        return found;
    }

    private static Optional<JsonNode> node(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static Line line(JsonNode node) {
        return new Line(
                node.path("at").asText(),
                node.path("who").asText(),
                node.path("what").asText(),
                node.path("state").asText(),
                node.path("message").asText(),
                node.path("command").asText());
    }

    private static final class Cell extends ListCell<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : row(line));
        }

        private static Region row(Line line) {
            var state = line.state().isEmpty()
                    ? "begun, no end recorded"
                    : line.state().toLowerCase(java.util.Locale.ROOT);
            var head = CardFrame.line(
                    12,
                    CardFrame.words(
                            line.at().replace('T', ' ').replaceFirst("\\.\\d+Z|Z$", " UTC"),
                            "text-mono",
                            "text-subtle"),
                    CardFrame.words(line.what(), "text-medium"),
                    CardFrame.words(line.who(), "text-muted"),
                    CardFrame.spring(),
                    CardFrame.words(state, line.state().equals("DONE") ? "text-success" : "text-warning"));
            var row = new VBox(2, head, CardFrame.words(line.command(), "text-mono", "text-muted"));
            if (!line.message().isBlank()) {
                row.getChildren().add(CardFrame.words(line.message(), "text-small", "text-muted"));
            }
            row.getStyleClass().add("audit-row");
            row.setPrefWidth(0);
            return row;
        }
    }
}
