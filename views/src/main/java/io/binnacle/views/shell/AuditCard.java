package io.binnacle.views.shell;

import io.binnacle.session.Audit;
import io.binnacle.session.AuditEntry;
import io.binnacle.session.Words;
import io.binnacle.session.ledger.RevisionLedger;
import io.binnacle.styles.Icon;
import io.binnacle.views.UiThread;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The changes made from here, the newest first, as the audit file has them.
final class AuditCard implements Overlays.Card {
    private static final int MOST = 500;
    private final Audit audit;
    private final RevisionLedger ledger;
    private final CardFrame region;
    private final ListView<AuditEntry> list = new ListView<>();
    private final Label note = new Label();
    private final Button export = new Button("Export as CSV", Icon.CLIPBOARD.small());

    /// @param ledger whether it keeps what it should
    /// @param evidence shows what was kept before something went, by name
    AuditCard(Audit audit, RevisionLedger ledger, Consumer<List<String>> evidence, Runnable close) {
        this.audit = audit;
        this.ledger = ledger;
        this.region = new CardFrame("Audit", "Every change made from here, and how it ended.", close, 760);
        list.setCellFactory(_ -> new Cell(evidence));
        list.getStyleClass().add("audit-list");
        list.setPrefHeight(420);
        list.setPlaceholder(new Label("No change has been made from here yet."));
        note.getStyleClass().addAll("text-small", "text-muted");
        note.setWrapText(true);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(_ -> export());
        Said.of(export, "Write all of it as a table, to open in a spreadsheet");
        region.getChildren().addAll(list, CardFrame.line(12, note, export));
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

    private record Read(List<AuditEntry> lines, String note) {}

    private Read read() {
        try {
            return new Read(
                    audit.changes(MOST),
                    audit.file()
                            + audit.trouble().map(trouble -> " · " + trouble).orElse("")
                            + ledger.trouble()
                                    .map(why -> " · " + why.sentence())
                                    .orElse(""));
        } catch (IOException unreadable) {
            return new Read(List.of(), unreadable("read", unreadable));
        }
    }

    private String unreadable(String verb, IOException why) {
        return "Tried to " + verb + " " + audit.file() + ". It answered: " + why.getMessage()
                + ". Next: see whether the file may be read.";
    }

    /// All that is on record, as a table, beside the record itself.
    private void export() {
        Thread.ofVirtual().name("audit export").start(() -> {
            var words = exported();
            UiThread.run(() -> note.setText(words));
        });
    }

    private String exported() {
        var table = audit.file().resolveSibling("audit.csv");
        try {
            var lines = new ArrayList<String>();
            lines.add(AuditEntry.csvHead());
            audit.changes(Integer.MAX_VALUE).stream().map(AuditEntry::csv).forEach(lines::add);
            Files.write(table, lines);
            return Words.count(lines.size() - 1, "change") + " written to " + table;
        } catch (IOException failed) {
            return unreadable("write " + table + " from", failed);
        }
    }

    private static final class Cell extends ListCell<AuditEntry> {
        private final Consumer<List<String>> evidence;

        Cell(Consumer<List<String>> evidence) {
            this.evidence = evidence;
        }

        @Override
        protected void updateItem(AuditEntry line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : row(line));
        }

        private Region row(AuditEntry line) {
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
                    CardFrame.words(origin(line), "text-muted"),
                    CardFrame.spring(),
                    CardFrame.words(state, line.state().equals("DONE") ? "text-success" : "text-warning"));
            var row = new VBox(2, head, CardFrame.words(line.command(), "text-mono", "text-muted"));
            if (!line.message().isBlank()) {
                row.getChildren().add(CardFrame.words(line.message(), "text-small", "text-muted"));
            }
            if (!line.evidence().isEmpty()) {
                row.getChildren().add(link(line));
            }
            row.getStyleClass().add("audit-row");
            row.setPrefWidth(0);
            return row;
        }

        private Hyperlink link(AuditEntry line) {
            var link =
                    new Hyperlink("Evidence of " + Words.count(line.evidence().size(), "container"));
            link.setOnAction(_ -> evidence.accept(line.evidence()));
            return link;
        }

        /// "me on prod-eu, held".
        private static String origin(AuditEntry line) {
            return line.who()
                    + (line.cluster().isEmpty() ? "" : " on " + line.cluster())
                    + (line.confirmed().isEmpty() ? "" : ", " + line.confirmed());
        }
    }
}
