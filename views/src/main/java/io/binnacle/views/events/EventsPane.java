package io.binnacle.views.events;

import io.binnacle.model.ClusterEvent;
import io.binnacle.views.Bridge;
import io.binnacle.views.Errand;
import io.binnacle.views.Selection;
import io.binnacle.views.Sheets;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What happened, the newest first; of everything, or only of what is selected.
public final class EventsPane extends VBox {
    private static final Duration BETWEEN_LISTS = Duration.millis(250);

    private final Bridge bridge;
    private final ObservableList<ClusterEvent> events = FXCollections.observableArrayList();
    private final ListView<ClusterEvent> list = new ListView<>(events);
    private final CheckBox only = new CheckBox("Only what is selected");
    private final Label count = new Label();
    private final Label empty = new Label();
    private final Errand<Asked, Told> errand;
    private long seen = -1;
    private Optional<Selection> shownFor = Optional.empty();

    private record Asked(Selection about, boolean narrow, Bridge bridge) {}

    private record Told(Selection about, long seen, int kept, List<ClusterEvent> events) {}

    public EventsPane(Bridge bridge) {
        this.bridge = bridge;
        this.errand = new Errand<>(BETWEEN_LISTS, this::ask, EventsPane::told, this::show);
        getStyleClass().add("events");
        Sheets.dress(this, EventsPane.class, "events.css");
        getChildren().addAll(head(), list());
        only.selectedProperty().addListener(_ -> errand.hurry());
        bridge.selection().addListener(_ -> errand.hurry());
        bridge.picture().addListener(_ -> look());
        bridge.second().addListener(_ -> look());
        errand.hurry();
    }

    private HBox head() {
        count.getStyleClass().add("event-count");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(only, spring, count);
        head.getStyleClass().add("event-head");
        return head;
    }

    private ListView<ClusterEvent> list() {
        VBox.setVgrow(list, Priority.ALWAYS);
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(_ -> new EventCell());
        list.setAccessibleText("Events");
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
        return list;
    }

    private void go() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            bridge.selection().set(EventList.target(chosen));
        }
    }

    private void look() {
        if (bridge.workspace().events().seen() != seen) {
            errand.wish();
        }
    }

    private Asked ask() {
        return new Asked(bridge.selection().get(), only.isSelected(), bridge);
    }

    private static Told told(Asked asked) {
        var book = asked.bridge().workspace().events();
        var about = asked.narrow() ? asked.about() : new Selection.Nothing();
        var seen = book.seen();
        var kept = book.kept();
        return new Told(
                about,
                seen,
                kept.size(),
                EventList.of(kept, about, asked.bridge().workspace().picture().topology()));
    }

    private void show(Told told) {
        count.setText(EventList.count(told.seen(), told.kept(), told.events().size()));
        empty.setText(
                told.kept() == 0
                        ? "Nothing has happened since the clusters were opened. What happens will stand here."
                        : "Nothing has happened to what is selected since the clusters were opened.");
        if (shownFor.filter(told.about()::equals).isPresent()) {
            addAtTop(told.events());
        } else {
            events.setAll(told.events());
        }
        shownFor = Optional.of(told.about());
        seen = told.seen();
    }

    /// What is new goes on top and what is no longer kept leaves at the bottom: the chosen event stays chosen.
    private void addAtTop(List<ClusterEvent> next) {
        var first = events.isEmpty() ? -1 : next.indexOf(events.getFirst());
        if (first < 0) {
            events.setAll(next);
            return;
        }
        events.addAll(0, next.subList(0, first));
        if (events.size() > next.size()) {
            events.remove(next.size(), events.size());
        }
    }
}
