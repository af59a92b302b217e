package io.binnacle.views.problems;

import io.binnacle.model.LogLine;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.views.StateMark;
import io.binnacle.views.logs.Level;
import io.binnacle.views.problems.Snippets.Snippet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One problem: what is wrong, who is affected, its last words, and since when.
final class ProblemCell extends ListCell<Problem> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int TEXT_SHOWN = 400;

    private final Function<Problem, Optional<Snippet>> snippets;
    private final Supplier<Instant> now;
    private final StateMark mark = new StateMark();
    private final Label title = label("problem-title");
    private final Label what = label("problem-what");
    private final Label detail = label("problem-detail");
    private final Label time = label("log-time");
    private final Label level = label("log-level");
    private final Label text = label("log-text");
    private final Label age = label("problem-age");
    private final HBox log = new HBox(time, level, text);
    private final HBox row;

    ProblemCell(Function<Problem, Optional<Snippet>> snippets, Supplier<Instant> now) {
        this.snippets = snippets;
        this.now = now;
        var first = new HBox(title, what);
        first.getStyleClass().add("problem-first");
        var words = new VBox(first, detail);
        words.getStyleClass().add("problem-words");
        log.getStyleClass().add("problem-log");
        HBox.setHgrow(log, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        time.setMinWidth(USE_PREF_SIZE);
        level.setMinWidth(USE_PREF_SIZE);
        age.setMinWidth(USE_PREF_SIZE);
        row = new HBox(mark, words, log, age);
        row.getStyleClass().add("problem");
        getStyleClass().add("problem-cell");
        setPrefWidth(0);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setMinWidth(0);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
        super.updateItem(problem, empty);
        if (empty || problem == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(row);
        mark.show(problem.condition());
        title.setText(problem.title());
        what.setText(problem.what());
        detail.setText(problem.detail());
        refresh();
    }

    /// Writes what changes without the problem changing: its age and its last words.
    void refresh() {
        var problem = getItem();
        if (problem == null || isEmpty()) {
            return;
        }
        age.setText(Words.since(Duration.between(problem.since(), now.get())));
        var snippet = snippets.apply(problem);
        snippet.flatMap(Snippet::line).ifPresentOrElse(this::line, () -> words(snippet));
        setAccessibleText(StateMark.word(problem.condition()) + ": " + problem.title() + " " + problem.what() + ". "
                + problem.detail() + ". Since " + age.getText() + ". " + text.getText());
    }

    private void line(LogLine line) {
        var found = Level.of(line.text());
        time.setText(TIME.format(line.at().atZone(ZoneId.systemDefault())));
        level.setText(found == Level.NONE ? "" : found.name());
        level.getStyleClass().setAll("label", "log-level", found.name().toLowerCase(Locale.ROOT));
        visible(level, found != Level.NONE);
        visible(time, true);
        var message = Level.message(line.text());
        text.setText(message.length() > TEXT_SHOWN ? message.substring(0, TEXT_SHOWN) : message);
        text.getStyleClass().setAll("label", "log-text");
    }

    private void words(Optional<Snippet> snippet) {
        visible(time, false);
        visible(level, false);
        text.setText(snippet.map(Snippet::why).orElse(""));
        text.getStyleClass().setAll("label", "log-none");
    }

    private static void visible(Label label, boolean visible) {
        label.setVisible(visible);
        label.setManaged(visible);
    }
}
