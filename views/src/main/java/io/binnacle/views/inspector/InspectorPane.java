package io.binnacle.views.inspector;

import io.binnacle.model.Subject;
import io.binnacle.views.Bridge;
import io.binnacle.views.Errand;
import io.binnacle.views.Selection;
import io.binnacle.views.Sheets;
import io.binnacle.views.UiThread;
import io.binnacle.views.inspector.Card.Verb;
import io.binnacle.views.operate.Operations;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What is known of the thing selected, or of everything when nothing is.
///
/// Cards are written off the UI thread, at most four times a second, and shown in place.
public final class InspectorPane extends StackPane {
    private static final Duration BETWEEN_CARDS = Duration.millis(250);
    private static final int PLACES_KEPT = 64;

    private final Bridge bridge;
    private final Operations operations;
    private final Runnable showLogs;
    private final ScrollPane scroll = new ScrollPane();
    private final CardView view;
    private final Errand<Asked, Told> errand;
    private final Map<Selection, Double> places = new LinkedHashMap<>(16, 0.75f, true);
    private Selection shown = new Selection.Nothing();
    private List<Verb> verbs = List.of();
    private @Nullable Card card;
    private Set<Subject> measured = Set.of();

    private record Asked(Selection selection, Look look) {}

    private record Told(Selection selection, Card card) {}

    /// @param showLogs brings the log of what is selected to the front
    public InspectorPane(Bridge bridge, Operations operations, Runnable showLogs) {
        this.bridge = bridge;
        this.operations = operations;
        this.showLogs = showLogs;
        this.view = new CardView(bridge.selection()::set, operations::propose, this::act);
        this.errand =
                new Errand<>(BETWEEN_CARDS, this::ask, asked -> new Told(asked.selection(), write(asked)), this::show);
        getStyleClass().add("inspector");
        Sheets.dress(this, InspectorPane.class, "inspector.css");
        scroll.setContent(view);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("inspector-scroll");
        getChildren().add(scroll);
        setAccessibleText("Inspector");
        bridge.selection().addListener(_ -> other());
        bridge.picture().addListener(_ -> refresh());
        bridge.second().addListener(_ -> refresh());
        sceneProperty().addListener(_ -> shownOrFolded());
        errand.hurry();
    }

    private void refresh() {
        if (getScene() != null) {
            errand.wish();
        }
    }

    /// Keys must not do to the one shown what is meant for the one just selected.
    private void other() {
        verbs = List.of();
        errand.hurry();
    }

    /// Folded away it asks for no measurement.
    private void shownOrFolded() {
        if (getScene() == null) {
            measure(Set.of());
        } else {
            errand.hurry();
        }
    }

    private Asked ask() {
        var workspace = bridge.workspace();
        return new Asked(
                bridge.selection().get(),
                new Look(
                        bridge.picture().get(),
                        workspace.gauges(),
                        workspace.desk()::refusal,
                        workspace.surroundings().clock().instant(),
                        ZoneId.systemDefault()));
    }

    private static Card write(Asked asked) {
        return Cards.of(asked.selection(), asked.look());
    }

    private void show(Told told) {
        if (!told.selection().equals(bridge.selection().get())) {
            return;
        }
        var other = !told.selection().equals(shown);
        if (other) {
            places.put(shown, scroll.getVvalue());
            places.keySet().stream()
                    .limit(Math.max(0, places.size() - PLACES_KEPT))
                    .toList()
                    .forEach(places::remove);
            shown = told.selection();
        }
        if (!told.card().equals(card)) {
            card = told.card();
            view.show(card);
        }
        verbs = Stream.concat(told.card().verbs().stream(), told.card().more().stream())
                .toList();
        measure(getScene() == null ? Set.of() : told.card().measured());
        if (other) {
            var place = places.getOrDefault(shown, 0.0);
            UiThread.later(() -> scroll.setVvalue(place));
        }
    }

    private void measure(Set<Subject> wanted) {
        if (!wanted.equals(measured)) {
            measured = wanted;
            bridge.workspace().measure(this, wanted);
        }
    }

    /// Does what a key stands for, as the buttons say it: R, L, S.
    ///
    /// @return whether the key stands for anything here
    public boolean press(KeyCode key) {
        var verb = verbs.stream()
                .filter(candidate -> candidate.kind().key().equals(key.getName()))
                .findFirst();
        verb.ifPresent(this::act);
        return verb.isPresent();
    }

    private void act(Verb verb) {
        verb.operation().ifPresentOrElse(operations::propose, showLogs);
    }
}
