package io.binnacle.views.problems;

import io.binnacle.model.ContainerId;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import io.binnacle.views.Sheets;
import io.binnacle.views.UiThread;
import io.binnacle.views.problems.Snippets.Snippet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// What is wrong now, ranked, each with its last words beside it without a click.
public final class ProblemsPane extends StackPane {
    private final Bridge bridge;
    private final Runnable showLogs;
    private final Snippets snippets;
    private final AtomicBoolean poked = new AtomicBoolean();
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ListView<Problem> list = new ListView<>(problems);
    private final Label empty = new Label();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private boolean updating;

    /// @param showLogs brings the log of what is selected to the front
    public ProblemsPane(Bridge bridge, Runnable showLogs) {
        this.bridge = bridge;
        this.showLogs = showLogs;
        this.snippets = new Snippets(
                (container, tail, changed) -> bridge.workspace().log(container, tail, false, changed),
                System::nanoTime,
                this::poke);
        getStyleClass().add("problems");
        Sheets.dress(this, ProblemsPane.class, "problems.css");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(_ -> new ProblemCell(this::snippet, this::now));
        list.setAccessibleText("Problems");
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> chosen(chosen));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        getChildren().add(list);
        bridge.picture().addListener((_, _, next) -> show(next));
        bridge.second().addListener(_ -> second());
        bridge.selection().addListener(_ -> follow());
        show(bridge.picture().get());
    }

    /// How many problems there are, for the tab.
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Puts the focus on the gravest, so that Enter opens its log.
    public void focusFirst() {
        list.requestFocus();
        if (!problems.isEmpty() && list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private Instant now() {
        return bridge.workspace().surroundings().clock().instant();
    }

    private void show(Picture picture) {
        count.set(picture.problems().size());
        empty.setText(ProblemWords.empty(picture, now()));
        if (!picture.problems().equals(problems)) {
            update(picture.problems());
        }
    }

    /// Only what differs is set, so that rows that stay are not drawn anew, and the chosen one stays chosen wherever it
    /// went in the ranking.
    private void update(List<Problem> next) {
        var chosen =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(ProblemWords::key);
        updating = true;
        for (var i = 0; i < Math.min(next.size(), problems.size()); i++) {
            if (!next.get(i).equals(problems.get(i))) {
                problems.set(i, next.get(i));
            }
        }
        if (next.size() < problems.size()) {
            problems.remove(next.size(), problems.size());
        } else {
            problems.addAll(next.subList(problems.size(), next.size()));
        }
        list.getSelectionModel().clearSelection();
        chosen.ifPresent(this::choose);
        updating = false;
        snippets.only(speakers(next));
    }

    private static Set<ContainerId> speakers(List<Problem> problems) {
        return problems.stream().flatMap(problem -> problem.speaker().stream()).collect(Collectors.toSet());
    }

    private void choose(Object key) {
        for (var i = 0; i < problems.size(); i++) {
            if (ProblemWords.key(problems.get(i)).equals(key)) {
                list.getSelectionModel().select(i);
                return;
            }
        }
    }

    private void chosen(@org.jspecify.annotations.Nullable Problem problem) {
        if (!updating && problem != null) {
            bridge.selection().set(Selection.of(problem));
        }
    }

    /// What is selected elsewhere is chosen here too, when it is in trouble.
    private void follow() {
        var chosen = list.getSelectionModel().getSelectedItem();
        var selection = bridge.selection().get();
        if (chosen != null && Selection.of(chosen).equals(selection)) {
            return;
        }
        updating = true;
        list.getSelectionModel().clearSelection();
        problems.stream()
                .filter(problem -> Selection.of(problem).equals(selection))
                .findFirst()
                .ifPresent(problem -> list.getSelectionModel().select(problem));
        updating = false;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.L) {
            open();
            event.consume();
        }
    }

    private void open() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            chosen.speaker().ifPresent(container -> bridge.selection().set(new Selection.OfContainer(container)));
            showLogs.run();
        }
    }

    private Optional<Snippet> snippet(Problem problem) {
        return problem.speaker()
                .flatMap(container -> snippets.of(container, problem.kind()))
                .or(() -> problem.speaker().isPresent()
                        ? Optional.empty()
                        : Optional.of(new Snippet(Optional.empty(), "")));
    }

    private void second() {
        if (shown()) {
            snippets.settle();
            refreshCells();
            empty.setText(ProblemWords.empty(bridge.picture().get(), now()));
        }
    }

    /// Nothing is read while nobody looks.
    private boolean shown() {
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing()
                && treeShown();
    }

    private boolean treeShown() {
        for (javafx.scene.Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return getWidth() > 0;
    }

    private void poke() {
        if (poked.compareAndSet(false, true)) {
            UiThread.later(() -> {
                poked.set(false);
                if (snippets.settle()) {
                    refreshCells();
                }
            });
        }
    }

    private void refreshCells() {
        list.lookupAll(".problem-cell").forEach(cell -> ((ProblemCell) cell).refresh());
    }
}
