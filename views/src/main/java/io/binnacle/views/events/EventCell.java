package io.binnacle.views.events;

import io.binnacle.model.ClusterEvent;
import io.binnacle.views.StateMark;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One event: when, how grave, who, and what.
final class EventCell extends ListCell<ClusterEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Label time = new Label();
    private final StateMark mark = new StateMark();
    private final Region note = new Region();
    private final Label name = new Label();
    private final Label what = new Label();
    private final HBox row = new HBox(time, new StackPane(note, mark), name, what);

    EventCell() {
        getStyleClass().add("event-cell");
        row.getStyleClass().add("event");
        time.getStyleClass().add("log-time");
        time.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("event-note");
        name.getStyleClass().add("event-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        what.getStyleClass().add("event-what");
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ClusterEvent event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
            return;
        }
        setGraphic(row);
        time.setText(TIME.format(event.at().atZone(ZoneId.systemDefault())));
        var grave = event.gravity() != ClusterEvent.Gravity.NOTE;
        mark.setVisible(grave);
        note.setVisible(!grave);
        mark.show(EventWords.mark(event.gravity()));
        name.setText(event.name());
        what.setText(EventWords.action(event));
        setAccessibleText(time.getText() + " " + name.getText() + " " + what.getText());
    }
}
