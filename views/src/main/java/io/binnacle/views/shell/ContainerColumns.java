package io.binnacle.views.shell;

import io.binnacle.session.Words;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.StateMark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// The columns of the table: what each says of a container, and how it orders them. Words are ordered as people count,
/// figures begin with the largest, and what is not known comes last.
final class ContainerColumns {
    private final Supplier<Instant> clock;

    ContainerColumns(Supplier<Instant> clock) {
        this.clock = clock;
    }

    List<TableColumn<ContainerRow, ContainerRow>> all() {
        return List.of(
                words("Name", 160, ContainerRow::name),
                state(),
                words("App", 110, ContainerRow::app),
                words("Host", 100, ContainerRow::host),
                known("CPU", 104, ContainerRow::cpuCores, Words::cores),
                known("Memory", 90, ContainerRow::memoryBytes, Words::bytes),
                known("Network", 100, ContainerRow::networkBytes, Words::rate),
                figure("Restarts", 90, ContainerRow::restarts, (row, _) -> Words.number(row.restarts())),
                figure(
                        "Age",
                        80,
                        row -> -(double) row.since().toEpochMilli(),
                        (row, now) -> Words.age(Freshness.age(row.since(), now))),
                words("Health", 100, ContainerRow::health),
                words("Image", 220, ContainerRow::image),
                words("Ports", 160, ContainerRow::ports));
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

    private TableColumn<ContainerRow, ContainerRow> known(
            String title, double width, ToDoubleFunction<ContainerRow> value, Function<Double, String> words) {
        return figure(title, width, value, (row, _) -> {
            var known = value.applyAsDouble(row);
            return Double.isNaN(known) ? "–" : words.apply(known);
        });
    }

    private TableColumn<ContainerRow, ContainerRow> figure(
            String title,
            double width,
            ToDoubleFunction<ContainerRow> value,
            BiFunction<ContainerRow, Instant, String> words) {
        var column = column(title, width, Comparator.comparingDouble(row -> -order(value.applyAsDouble(row))));
        column.getStyleClass().add("figure");
        column.setCellFactory(_ -> new WordCell(row -> words.apply(row, clock.get()), true));
        return column;
    }

    private static double order(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static TableColumn<ContainerRow, ContainerRow> state() {
        var column = column(
                "State",
                140,
                Comparator.comparing(ContainerRow::condition)
                        .reversed()
                        .thenComparing(ContainerRow::state, NaturalOrder.NAMES));
        column.setCellFactory(_ -> new StateCell());
        return column;
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
