package io.binnacle.views.shell;

import io.binnacle.model.Subject;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.session.search.Index;
import io.binnacle.session.search.Query;
import io.binnacle.views.Bridge;
import io.binnacle.views.Errand;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.StateMark;
import io.binnacle.views.search.SearchField;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SortEvent;
import javafx.scene.control.TableCell;
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
    private static final Comparator<ContainerRow> BY_NAME =
            Comparator.comparing(ContainerRow::name, NaturalOrder.NAMES).thenComparing(ContainerRow::id);
    private static final String NOTHING_YET = "No container here yet. They appear as their hosts answer.";
    private final Bridge bridge;
    private final TableView<ContainerRow> table = new TableView<>();
    private final Label count = new Label();
    private final Label nothing = new Label(NOTHING_YET);
    private final HBox search;
    private final Errand<Question, List<ContainerRow>> errand;
    private final Index index;
    private Query query = new Query.All();
    private boolean selecting;

    private record Question(Picture picture, Query query, Comparator<ContainerRow> order, Instant now) {}

    ContainerTable(Bridge bridge) {
        this.bridge = bridge;
        var field = new SearchField(bridge, table::requestFocus);
        this.search = new HBox(12, field, count);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> seek(event, field));
        this.index = new Index(bridge.workspace().gauges());
        this.errand = new Errand<>(Duration.millis(500), this::question, this::rows, this::show);
        getStyleClass().add("container-table");
        search.getStyleClass().add("table-search");
        search.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(search, table);
        table.setId("containers");
        table.setAccessibleText("Containers");
        table.setPlaceholder(nothing);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        columns();
        table.addEventHandler(SortEvent.ANY, _ -> errand.hurry());
        table.setSortPolicy(_ -> true);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
        bridge.picture().addListener(_ -> wish());
        bridge.second().addListener(_ -> wish());
        bridge.sought().subscribe(this::seek);
        bridge.selection().addListener(_ -> follow());
        sceneProperty().addListener(_ -> inView());
    }

    private void columns() {
        var name = words("Name", 150, ContainerRow::name);
        table.getColumns().add(name);
        table.getColumns().add(words("App", 110, ContainerRow::app));
        table.getColumns().add(words("Host", 110, ContainerRow::host));
        table.getColumns().add(state());
        table.getColumns().add(words("Image", 220, ContainerRow::image));
        table.getColumns()
                .add(figure("CPU", 90, ContainerRow::cpuCores, (row, _) -> known(row.cpuCores(), Words::cores)));
        table.getColumns()
                .add(figure(
                        "Memory", 90, ContainerRow::memoryBytes, (row, _) -> known(row.memoryBytes(), Words::bytes)));
        table.getColumns()
                .add(figure(
                        "Age",
                        70,
                        row -> -row.since().toEpochMilli(),
                        (row, now) -> Words.age(Freshness.age(row.since(), now))));
        table.getSortOrder().add(name);
    }

    private static String known(double value, Function<Double, String> words) {
        return Double.isNaN(value) ? "–" : words.apply(value);
    }

    private static TableColumn<ContainerRow, ContainerRow> column(
            String title, double width, Comparator<ContainerRow> order) {
        var column = new TableColumn<ContainerRow, ContainerRow>(title);
        column.setPrefWidth(width);
        column.setComparator(order);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static TableColumn<ContainerRow, ContainerRow> words(
            String title, double width, Function<ContainerRow, String> words) {
        var column = column(title, width, Comparator.comparing(words, NaturalOrder.NAMES));
        column.setCellFactory(_ -> new WordCell(words, false));
        return column;
    }

    private TableColumn<ContainerRow, ContainerRow> figure(
            String title,
            double width,
            Function<ContainerRow, ? extends Number> value,
            BiFunction<ContainerRow, Instant, String> words) {
        var column = column(title, width, Comparator.comparingDouble(row -> -order(value.apply(row))));
        column.getStyleClass().add("figure");
        column.setCellFactory(_ -> new WordCell(row -> words.apply(row, now()), true));
        return column;
    }

    /// What is not known comes last.
    private static double order(Number value) {
        return Double.isNaN(value.doubleValue()) ? Double.NEGATIVE_INFINITY : value.doubleValue();
    }

    private static TableColumn<ContainerRow, ContainerRow> state() {
        var column = column(
                "State",
                170,
                Comparator.comparing(ContainerRow::condition)
                        .reversed()
                        .thenComparing(ContainerRow::state, NaturalOrder.NAMES));
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private Instant now() {
        return bridge.workspace().surroundings().clock().instant();
    }

    private boolean seen() {
        return getScene() != null;
    }

    private static void seek(KeyEvent event, SearchField field) {
        if (event.getCode() == KeyCode.SLASH && !event.isShiftDown()) {
            field.begin();
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

    private Question question() {
        var order = table.getComparator();
        return new Question(bridge.picture().get(), query, order == null ? BY_NAME : order, now());
    }

    private List<ContainerRow> rows(Question question) {
        var topology = question.picture().topology();
        var gauges = bridge.workspace().gauges();
        var found = index.find(question.query(), topology, question.now()).containers();
        return topology.containers().values().stream()
                .filter(container -> found.contains(container.id()))
                .map(container -> ContainerRow.of(container, topology, gauges, question.now()))
                .sorted(question.order().thenComparing(BY_NAME))
                .toList();
    }

    private void show(List<ContainerRow> rows) {
        selecting = true;
        table.getItems().setAll(rows);
        count.setText(words(rows.size()));
        nothing.setText(
                bridge.sought().get().isBlank() ? NOTHING_YET : "Nothing fits what is sought. Escape shows all.");
        selecting = false;
        follow();
        measureSeen();
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
        if (bridge.selection().get() instanceof Selection.OfContainer(var id)) {
            table.getItems().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .ifPresent(row -> table.getSelectionModel().select(row));
        } else {
            table.getSelectionModel().clearSelection();
        }
        selecting = false;
    }

    @Override
    public void close() {
        bridge.workspace().measure(this, Set.of());
    }

    private static final class WordCell extends TableCell<ContainerRow, ContainerRow> {
        private final Function<ContainerRow, String> words;

        WordCell(Function<ContainerRow, String> words, boolean figure) {
            this.words = words;
            if (figure) {
                getStyleClass().add("figure");
            }
        }

        @Override
        protected void updateItem(ContainerRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : words.apply(row));
        }
    }

    private static final class StateCell extends TableCell<ContainerRow, ContainerRow> {
        private final StateMark mark = new StateMark();

        @Override
        protected void updateItem(ContainerRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            mark.show(row.condition());
            setGraphic(mark);
            setText(row.state());
        }
    }
}
