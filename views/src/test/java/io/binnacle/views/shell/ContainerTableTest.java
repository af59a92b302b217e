package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Condition;
import io.binnacle.model.ContainerId;
import io.binnacle.session.search.Hidden;
import io.binnacle.views.Selection;
import io.binnacle.views.Stand;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table of a hundred thousand rows is shown and sorted while the hand goes on.
class ContainerTableTest {
    private static final int MANY = 100_000;
    private static final Duration MOST_OF_THE_UI_THREAD = Duration.ofMillis(60);

    @TempDir
    Path directory;

    @Test
    void theUiThreadSortsNothingAndTheSelectionStays() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            hands.press(KeyCode.DIGIT3);
            hands.until("for the rows", () -> rows(aboard).size() == 63);
            Stand.run(() -> aboard.window.bridge().selection().set(aboard.container("redis-1")));
            var sorters = ConcurrentHashMap.<Boolean>newKeySet();
            Stand.run(() -> {
                var column = Objects.requireNonNull(columns(aboard).get("Memory"));
                var order = column.getComparator();
                column.setComparator((one, other) -> {
                    sorters.add(Platform.isFxApplicationThread());
                    return order.compare(one, other);
                });
                table(aboard).getSortOrder().setAll(List.of(column));
            });
            hands.until("for the largest first", () -> sorted(aboard));
            assertThat(sorters).containsExactly(false);
            assertThat(Stand.ask(() ->
                            table(aboard).getSelectionModel().getSelectedItem().name()))
                    .isEqualTo("redis-1");

            Stand.run(() -> table(aboard).requestFocus());
            hands.press(KeyCode.O);
            hands.until(
                    "for the next column to lead",
                    () -> Stand.ask(() ->
                                    table(aboard).getSortOrder().getFirst().getText())
                            .equals("Network"));
        }
    }

    @Test
    void aHundredThousandRowsCostTheUiThreadLessThanAFewFrames() {
        try (var aboard = Aboard.connected(directory)) {
            var answers = List.of(answer(false), answer(true), answer(false));
            var table = Stand.ask(() -> (ContainerTable) aboard.window.panes().table());
            var taken = answers.stream()
                    .map(answer -> Stand.ask(() -> {
                        aboard.window.bridge().selection().set(new Selection.OfContainer(new ContainerId("c-500")));
                        var clock = ManagementFactory.getThreadMXBean();
                        var began = clock.getCurrentThreadCpuTime();
                        table.show(answer);
                        return Duration.ofNanos(clock.getCurrentThreadCpuTime() - began);
                    }))
                    .toList();
            assertThat(taken.getLast()).isLessThan(MOST_OF_THE_UI_THREAD);
        }
    }

    private static ContainerRows.Answer answer(boolean backwards) {
        var rows = IntStream.range(0, MANY)
                .mapToObj(number -> row(backwards ? MANY - 1 - number : number))
                .toList();
        var at = new HashMap<ContainerId, Integer>();
        for (var row = 0; row < rows.size(); row++) {
            at.put(rows.get(row).id(), row);
        }
        return new ContainerRows.Answer(rows, at, Hidden.NOTHING);
    }

    private static ContainerRow row(int number) {
        return new ContainerRow(
                new ContainerId("c-" + number),
                "c-" + number,
                "app",
                "host",
                Condition.HEALTHY,
                "running",
                "image:1",
                number,
                number,
                number,
                0,
                "",
                "",
                Instant.EPOCH);
    }

    private static boolean sorted(Aboard aboard) {
        var rows = rows(aboard).stream()
                .filter(row -> !Double.isNaN(row.memoryBytes()))
                .toList();
        return rows.size() > 1
                && rows.stream()
                        .sorted(Comparator.comparingDouble(ContainerRow::memoryBytes)
                                .reversed())
                        .toList()
                        .equals(rows);
    }

    @SuppressWarnings("unchecked") // the table of containers has no other rows
    private static TableView<ContainerRow> table(Aboard aboard) {
        return (TableView<ContainerRow>) aboard.window.root().lookup("#containers");
    }

    @SuppressWarnings("unchecked") // every column shows the row itself
    private static java.util.Map<String, TableColumn<ContainerRow, ContainerRow>> columns(Aboard aboard) {
        var columns = new HashMap<String, TableColumn<ContainerRow, ContainerRow>>();
        table(aboard)
                .getColumns()
                .forEach(column -> columns.put(column.getText(), (TableColumn<ContainerRow, ContainerRow>) column));
        return columns;
    }

    private static List<ContainerRow> rows(Aboard aboard) {
        return Stand.ask(() -> List.copyOf(table(aboard).getItems()));
    }
}
