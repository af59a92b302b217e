package io.binnacle.views.shell;

import io.binnacle.model.Subject;
import io.binnacle.session.Words;
import io.binnacle.session.search.Hidden;
import io.binnacle.session.search.Query;
import io.binnacle.views.Bridge;
import io.binnacle.views.Errand;
import io.binnacle.views.Selection;
import io.binnacle.views.search.FilterButton;
import io.binnacle.views.search.SearchField;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SortEvent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Every container in rows, to be sorted by any column. Rows are written and sorted off the UI thread; what is not in
/// view is not measured.
final class ContainerTable extends VBox implements AutoCloseable {
    private static final String NOTHING_YET = "No container here yet. They appear as their hosts answer.";
    private final Bridge bridge;
    private final TableView<ContainerRow> table = new TableView<>();
    private final Label count = new Label();
    private final Label nothing = new Label(NOTHING_YET);
    private final HBox search;
    private final Errand<ContainerRows.Question, ContainerRows.Answer> errand;
    private ContainerRows.Answer shown = ContainerRows.Answer.NOTHING;
    private Query query = new Query.All();
    private boolean selecting;
    private boolean sorted;

    ContainerTable(Bridge bridge) {
        this.bridge = bridge;
        var field = new SearchField(bridge, table::requestFocus);
        this.search = new HBox(12, field, new FilterButton(bridge), count);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, field));
        var rows = new ContainerRows(bridge.workspace().gauges());
        this.errand = new Errand<>(Duration.millis(500), this::question, rows::write, this::show);
        getStyleClass().add("container-table");
        search.getStyleClass().add("table-search");
        search.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(search, table);
        table.setId("containers");
        table.setAccessibleText("Containers");
        table.setPlaceholder(nothing);
        table.setTableMenuButtonVisible(true);
        columns();
        table.addEventHandler(SortEvent.ANY, _ -> sort());
        table.setSortPolicy(_ -> true);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
        bridge.picture().addListener(_ -> wish());
        bridge.second().addListener(_ -> wish());
        bridge.showing().mesh().addListener(_ -> inView());
        bridge.sought().subscribe(this::seek);
        bridge.selection().addListener(_ -> follow());
        sceneProperty().addListener(_ -> inView());
    }

    private void columns() {
        table.getColumns().setAll(new ContainerColumns(this::now).all());
        table.getSortOrder().add(table.getColumns().getFirst());
    }

    /// What takes the keys.
    Node rows() {
        return table;
    }

    private void sort() {
        sorted = true;
        errand.hurry();
    }

    private Instant now() {
        return bridge.workspace().surroundings().clock().instant();
    }

    private boolean seen() {
        return getScene() != null;
    }

    private void pressed(KeyEvent event, SearchField field) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.SLASH && !event.isShiftDown()) {
            field.begin();
            event.consume();
        } else if (event.getCode() == KeyCode.O) {
            sortByKey(event.isShiftDown());
            event.consume();
        }
    }

    /// What is no query yet changes nothing: what was found before stays, and the field says why.
    private void seek(String text) {
        if (Query.read(text) instanceof Query.Reading.Right(Query right)) {
            query = right;
            inView();
        }
    }

    private void inView() {
        if (seen()) {
            errand.hurry();
        } else {
            bridge.workspace().measure(this, Set.of());
        }
    }

    private void wish() {
        if (seen()) {
            errand.wish();
        }
    }

    private ContainerRows.Question question() {
        var order = table.getComparator();
        return new ContainerRows.Question(
                bridge.picture().get(),
                bridge.showing().mesh().get(),
                query,
                order == null ? ContainerRows.BY_NAME : order,
                now());
    }

    void show(ContainerRows.Answer answer) {
        selecting = true;
        shown = answer;
        table.getItems().setAll(answer.rows());
        count.setText(words(answer.rows().size()));
        nothing.setText(empty(answer.hidden()));
        selecting = false;
        follow();
        measureSeen();
        bridge.showing().counted(answer.hidden());
        if (sorted) {
            sorted = false;
            showSelected();
        }
    }

    private String empty(Hidden hidden) {
        if (!bridge.sought().get().isBlank()) {
            return "Nothing fits what is sought. Escape shows all.";
        }
        return hidden.isNothing() ? NOTHING_YET : hidden.sentence() + ". X shows all again.";
    }

    /// What was selected stays in sight when the order is another.
    private void showSelected() {
        var row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            table.scrollTo(Math.max(0, row - 3));
        }
    }

    /// The next column leads, or the one that leads does so the other way round.
    private void sortByKey(boolean otherWay) {
        var order = table.getSortOrder();
        var leads = order.isEmpty() ? null : order.getFirst();
        if (otherWay && leads != null) {
            leads.setSortType(
                    leads.getSortType() == TableColumn.SortType.ASCENDING
                            ? TableColumn.SortType.DESCENDING
                            : TableColumn.SortType.ASCENDING);
        } else {
            var columns = table.getVisibleLeafColumns();
            var next = columns.get((columns.indexOf(leads) + 1) % columns.size());
            next.setSortType(TableColumn.SortType.ASCENDING);
            order.setAll(List.of(next));
            table.scrollToColumn(next);
        }
        table.sort();
    }

    private String words(int rows) {
        var all = bridge.picture().get().topology().containers().size();
        return rows == all
                ? Words.count(all, "container")
                : Words.number(Math.min(rows, all)) + " of " + Words.count(all, "container");
    }

    private void measureSeen() {
        var wanted = new HashSet<Subject>();
        if (seen() && table.getSkin() instanceof TableViewSkin<?> skin) {
            skin.getChildren().stream()
                    .filter(VirtualFlow.class::isInstance)
                    .map(VirtualFlow.class::cast)
                    .forEach(flow -> gather(flow, wanted));
        }
        bridge.workspace().measure(this, wanted);
    }

    private void gather(VirtualFlow<?> flow, Set<Subject> wanted) {
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        if (first != null && last != null) {
            var rows = table.getItems();
            rows.subList(Math.clamp(first.getIndex(), 0, rows.size()), Math.clamp(last.getIndex() + 1, 0, rows.size()))
                    .forEach(row -> wanted.add(row.id()));
        }
    }

    private void chosen(@org.jspecify.annotations.Nullable ContainerRow row) {
        if (row != null && !selecting) {
            bridge.selection().set(new Selection.OfContainer(row.id()));
        }
    }

    private void follow() {
        selecting = true;
        var selected = bridge.selection().get() instanceof Selection.OfContainer(var id)
                ? shown.at().get(id)
                : null;
        if (selected == null) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != selected) {
            table.getSelectionModel().clearAndSelect(selected);
        }
        selecting = false;
    }

    @Override
    public void close() {
        bridge.workspace().measure(this, Set.of());
    }
}
