package io.binnacle.views.logs;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.TopologyChange;
import io.binnacle.views.Bridge;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.Sheets;
import io.binnacle.views.UiThread;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What the selected container, or all instances of the selected app, write; the last thousands of lines of it.
///
/// A selection that writes nothing (a host, a link, nothing) leaves the log that is shown.
public final class LogsPane extends VBox {
    private static final Duration BETWEEN_BATCHES = Duration.millis(100);

    /// How wide a letter of the mono face is at 12 px.
    private static final double LETTER = 7.2;

    /// What time and level take of a row.
    private static final double COLUMNS = 220;

    private final Bridge bridge;
    private final LogBook book = new LogBook();
    private final ListView<Line> list = new ListView<>(book.shown());
    private final Label empty = new Label();
    private final TextArea whole = new TextArea();
    private final LogHead head = new LogHead(this::find, this::filter, this::followEnd);
    private final PauseTransition rest = new PauseTransition(BETWEEN_BATCHES);
    private final AtomicBoolean poked = new AtomicBoolean();
    private LogReader reader;
    private Optional<Selection> source = Optional.empty();
    private Optional<Selection> wanted = Optional.empty();
    private boolean following = true;
    private long below;

    public LogsPane(Bridge bridge) {
        this.bridge = bridge;
        this.reader = reader();
        getStyleClass().add("logs");
        Sheets.dress(this, LogsPane.class, "logs.css");
        list();
        whole.setEditable(false);
        whole.setWrapText(true);
        whole.getStyleClass().add("log-whole");
        whole.setAccessibleText("The whole line");
        hideWhole();
        getChildren().addAll(head, list, whole);
        rest.setOnFinished(_ -> take());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        bridge.selection().addListener((_, _, next) -> selected(next));
        bridge.onChange(this::changed);
        selected(bridge.selection().get());
        sceneProperty().addListener(_ -> readWhatIsWanted());
        write();
    }

    private LogReader reader() {
        return new LogReader(
                (container, tail, follow, changed) -> bridge.workspace().log(container, tail, follow, changed),
                this::poke);
    }

    private void list() {
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getStyleClass().add("log-list");
        list.setCellFactory(_ -> new LogCell(book::finder, () -> reader.following() > 1));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText("Log lines");
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.addEventFilter(ScrollEvent.SCROLL, _ -> UiThread.later(this::scrolled));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> UiThread.later(this::scrolled));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> showWhole(line));
    }

    /// Looks for these words in whatever log is shown.
    public void seek(String words) {
        head.seek(words);
    }

    /// Puts the keys into the search.
    public void focusFind() {
        head.field().requestFocus();
    }

    private void selected(Selection next) {
        if (writes(next)) {
            wanted = Optional.of(next);
            readWhatIsWanted();
        }
    }

    /// While the pane is not on screen nothing new is opened: reading costs the engine something.
    private void readWhatIsWanted() {
        if (getScene() != null && !wanted.equals(source)) {
            read(wanted);
        }
    }

    private void read(Optional<Selection> next) {
        source = next;
        reader.close();
        reader = reader();
        book.clear();
        hideWhole();
        following = true;
        below = 0;
        followInstances();
        take();
    }

    private static boolean writes(Selection selection) {
        return selection instanceof Selection.OfContainer || selection instanceof Selection.OfApp;
    }

    private void changed(TopologyChange change) {
        if (source.isPresent() && !change.containers().isEmpty()) {
            followInstances();
        }
    }

    private void followInstances() {
        reader.follow(instances());
        head.whose(name(), reader.names(), reader.left());
    }

    private List<Container> instances() {
        var containers = bridge.picture().get().topology().containers();
        return switch (source.orElseGet(Selection.Nothing::new)) {
            case Selection.OfContainer(ContainerId id) ->
                Optional.ofNullable(containers.get(id)).stream().toList();
            case Selection.OfApp(AppId id) ->
                containers.values().stream()
                        .filter(container -> container.app().equals(id))
                        .sorted(Comparator.comparing(Container::name, NaturalOrder.NAMES))
                        .toList();
            case Selection.OfHost _, Selection.OfLink _, Selection.Nothing _ -> List.of();
        };
    }

    private String name() {
        var topology = bridge.picture().get().topology();
        return switch (source.orElseGet(Selection.Nothing::new)) {
            case Selection.OfContainer(ContainerId id) ->
                Optional.ofNullable(topology.containers().get(id))
                        .map(Container::name)
                        .orElseGet(() -> String.join(", ", reader.names()));
            case Selection.OfApp(AppId id) ->
                Optional.ofNullable(topology.apps().get(id)).map(App::name).orElseGet(id::value);
            case Selection.OfHost _, Selection.OfLink _, Selection.Nothing _ -> "";
        };
    }

    /// On any thread: at most one batch waits, and a batch is taken at most every 100 ms.
    private void poke() {
        if (poked.compareAndSet(false, true)) {
            UiThread.later(rest::play);
        }
    }

    private void take() {
        poked.set(false);
        var news = reader.take();
        book.lost(news.lost());
        var size = book.shown().size();
        var top = following ? -1 : firstVisible();
        var left = book.add(news.lines());
        if (following) {
            toEnd();
        } else {
            below += Math.max(0, book.shown().size() - size + left);
            keepPlace(top, left);
        }
        write();
    }

    /// What is read stays under the eye when lines leave at the top.
    private void keepPlace(int top, int left) {
        if (left > 0 && top >= 0) {
            list.scrollTo(Math.max(0, top - left));
        }
    }

    private void toEnd() {
        if (!book.shown().isEmpty()) {
            list.scrollTo(book.shown().size() - 1);
        }
    }

    private int firstVisible() {
        return flow().map(VirtualFlow::getFirstVisibleCell)
                .map(cell -> cell.getIndex())
                .orElse(-1);
    }

    private Optional<VirtualFlow<?>> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private void scrolled() {
        var last = flow().map(VirtualFlow::getLastVisibleCell).map(cell -> cell.getIndex());
        following = last.map(index -> index >= book.shown().size() - 1).orElse(true);
        below = following ? 0 : below;
        write();
    }

    private void followEnd() {
        following = true;
        below = 0;
        list.getSelectionModel().clearSelection();
        toEnd();
        write();
    }

    private void find(String wanted) {
        book.find(Finder.of(wanted));
        list.refresh();
        write();
    }

    private void filter(LogBook.Filter filter) {
        book.filter(filter);
        if (following) {
            toEnd();
        }
        write();
    }

    private void next(int step) {
        var from = list.getSelectionModel().getSelectedIndex();
        var at = book.next(from < 0 ? (step > 0 ? -1 : 0) : from, step);
        if (at >= 0) {
            following = false;
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 3));
            write();
        }
    }

    private void pressed(KeyEvent event) {
        var inField = head.field().isFocused();
        var taken = inField ? pressedInField(event) : pressedInList(event);
        if (taken) {
            event.consume();
        }
    }

    private boolean pressedInField(KeyEvent event) {
        return switch (event.getCode()) {
            case ENTER -> {
                next(event.isShiftDown() ? -1 : 1);
                yield true;
            }
            case ESCAPE -> {
                head.field().clear();
                list.requestFocus();
                yield true;
            }
            default -> false;
        };
    }

    private boolean pressedInList(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C && list.isFocused()) {
            copy();
            return true;
        }
        if (event.getCode() == KeyCode.SLASH && !whole.isFocused()) {
            focusFind();
            return true;
        }
        UiThread.later(this::scrolled);
        return false;
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(list.getSelectionModel().getSelectedItems().stream()
                .map(Line::copied)
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// A line that does not fit is shown whole below, as soon as it is chosen.
    private void showWhole(@org.jspecify.annotations.Nullable Line line) {
        if (line == null
                || (line.shown().length() * LETTER < list.getWidth() - COLUMNS
                        && !line.raw().cut())) {
            hideWhole();
            return;
        }
        whole.setText(Line.drawable(line.raw().text())
                + (line.raw().cut() ? "\n… cut: the line was longer than is kept" : ""));
        whole.setVisible(true);
        whole.setManaged(true);
    }

    private void hideWhole() {
        whole.setVisible(false);
        whole.setManaged(false);
    }

    private void write() {
        head.counts(book);
        head.following(following, below);
        empty.setText(LogWords.empty(source.isPresent(), reader, book));
    }
}
