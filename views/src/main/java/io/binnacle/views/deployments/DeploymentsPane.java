package io.binnacle.views.deployments;

import io.binnacle.session.Change;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import io.binnacle.views.Sheets;
import io.binnacle.views.UiThread;
import io.binnacle.views.operate.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is being changed and what was lately changed, the newest first: by us, and by others as far as their cluster
/// tells of it.
public final class DeploymentsPane extends VBox {
    private final Bridge bridge;
    private final Operations operations;
    private final Consumer<List<String>> showEvidence;
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final ListView<Change> list = new ListView<>(changes);

    /// @param showEvidence shows what was kept, by name
    public DeploymentsPane(Bridge bridge, Operations operations, Consumer<List<String>> showEvidence) {
        this.bridge = bridge;
        this.operations = operations;
        this.showEvidence = showEvidence;
        getStyleClass().add("deployments");
        Sheets.dress(this, DeploymentsPane.class, "deployments.css");
        VBox.setVgrow(list, Priority.ALWAYS);
        var empty = new Label("Nothing is being changed, and nothing was changed since the clusters were opened."
                + " Pull an app's handle, or say what you want: Ctrl K.");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(_ -> new ChangeCell(new Hands(), this::now));
        list.setAccessibleText("Deployments");
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                go();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
            }
        });
        getChildren().add(list);
        bridge.picture().addListener(_ -> look());
        bridge.second().addListener(_ -> second());
        bridge.workspace().desk().listen(() -> UiThread.run(this::look));
        look();
    }

    private Instant now() {
        return bridge.workspace().surroundings().clock().instant();
    }

    private void go() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .flatMap(Change::app)
                .ifPresent(app -> bridge.selection().set(new Selection.OfApp(app)));
    }

    /// Row by row, so that what is chosen and what has the focus stay.
    private void look() {
        var next = bridge.workspace().desk().changes().changes();
        if (next.equals(changes)) {
            return;
        }
        while (changes.size() < next.size()) {
            changes.addFirst(next.get(next.size() - changes.size() - 1));
        }
        if (changes.size() > next.size()) {
            changes.remove(next.size(), changes.size());
        }
        for (var at = 0; at < next.size(); at++) {
            if (!changes.get(at).equals(next.get(at))) {
                changes.set(at, next.get(at));
            }
        }
    }

    private void second() {
        look();
        if (getScene() != null) {
            list.lookupAll(".change-cell").stream()
                    .filter(ChangeCell.class::isInstance)
                    .map(ChangeCell.class::cast)
                    .forEach(ChangeCell::refresh);
        }
    }

    private final class Hands implements ChangeCell.Hand {
        @Override
        public Optional<String> noCancel(Change change) {
            return operations.noCancel(change);
        }

        @Override
        public void cancel(Change change) {
            operations.cancel(change);
        }

        @Override
        public Optional<String> noRevert(Change change) {
            return operations.noRevert(change);
        }

        @Override
        public void revert(Change change) {
            operations.revert(change);
        }

        @Override
        public Optional<String> noUndo(Change change) {
            return operations.noUndo(change);
        }

        @Override
        public void undo(Change change) {
            change.inverse().ifPresent(operations::propose);
        }

        @Override
        public void evidence(Change change) {
            showEvidence.accept(change.evidence());
        }
    }
}
