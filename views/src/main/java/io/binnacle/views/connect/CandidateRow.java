package io.binnacle.views.connect;

import io.binnacle.model.Refusal;
import io.binnacle.styles.Icon;
import io.binnacle.styles.Mark;
import io.binnacle.styles.StyleState;
import io.binnacle.views.KeyCap;
import io.binnacle.views.RefusalText;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One endpoint that was found: what it is, what it said, and the one thing to do with it.
final class CandidateRow extends HBox {
    /// What a press on its button does.
    record Actions(Runnable connect, Runnable retry, Runnable choose) {}

    CandidateRow(Candidate candidate, boolean selected, Actions actions) {
        getStyleClass().add("endpoint-row");
        StyleState.SELECTED.set(this, selected && !candidate.refused());
        StyleState.FAILED.set(this, candidate.refused());
        setAlignment(Pos.TOP_LEFT);
        var words = new VBox(2, title(candidate), address(candidate));
        explain(candidate).forEach(words.getChildren()::add);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getChildren().addAll(icon(candidate), words, button(candidate, selected, actions));
        setOnMouseClicked(_ -> actions.choose().run());
        setAccessibleText(candidate.name() + ", " + candidate.kind() + ", " + spoken(candidate));
    }

    private static Node icon(Candidate candidate) {
        var box = new StackPane(sign(candidate).large());
        box.getStyleClass().add("endpoint-icon");
        if (!candidate.refused()) {
            return box;
        }
        var mark = Mark.FAILING.node("does not answer");
        StackPane.setAlignment(mark, Pos.TOP_RIGHT);
        StackPane.setMargin(mark, new Insets(-5, -5, 0, 0));
        box.getChildren().add(mark);
        return box;
    }

    private static Icon sign(Candidate candidate) {
        return switch (candidate.endpoint().scheme()) {
            case "unix", "npipe" -> Icon.HARD_DRIVE;
            case "http", "https" -> Icon.COMPASS;
            default -> Icon.SERVER;
        };
    }

    private static HBox title(Candidate candidate) {
        var line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(20);
        var name = new Label(candidate.name());
        name.getStyleClass().add("endpoint-name");
        line.getChildren().addAll(name, tag(candidate.kind()));
        switch (candidate.answer()) {
            case Candidate.Answer.Greeted greeted ->
                greeted.facts().forEach(fact -> line.getChildren().add(tag(fact)));
            case Candidate.Answer.Refused refused -> line.getChildren().add(inShort(refused.refusal()));
            case Candidate.Answer.Waiting _ -> line.getChildren().add(words("asking", "text-subtle"));
        }
        return line;
    }

    private static Label tag(String text) {
        var tag = words(text, "tag");
        tag.setMinWidth(USE_PREF_SIZE);
        return tag;
    }

    private static Label inShort(Refusal refusal) {
        var words = words(
                switch (refusal.reason()) {
                    case UNREACHABLE -> "No answer";
                    case DENIED -> "Refused";
                    case UNSUPPORTED -> "Not supported";
                    case BROKEN -> "Broken answer";
                    case CONFLICT, REJECTED, SEALED, STALE, NO_EVIDENCE -> "Failed";
                },
                "text-danger");
        words.getStyleClass().add("text-small");
        return words;
    }

    private static Label words(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClass);
        return label;
    }

    private static Label address(Candidate candidate) {
        var address = words(candidate.endpoint().display(), "endpoint-address");
        address.setMinWidth(0);
        return address;
    }

    private static List<Node> explain(Candidate candidate) {
        return switch (candidate.answer()) {
            case Candidate.Answer.Refused refused -> {
                var text = new RefusalText(refused.refusal());
                VBox.setMargin(text, new Insets(6, 0, 0, 0));
                yield List.of(text);
            }
            case Candidate.Answer.Greeted _, Candidate.Answer.Waiting _ -> List.of();
        };
    }

    private static HBox button(Candidate candidate, boolean selected, Actions actions) {
        var side = new HBox(12);
        side.setAlignment(Pos.CENTER_RIGHT);
        side.setMinWidth(USE_PREF_SIZE);
        side.setMinHeight(38);
        side.setMaxHeight(38);
        switch (candidate.answer()) {
            case Candidate.Answer.Greeted greeted ->
                side.getChildren().addAll(took(greeted.took()), connect(candidate, selected, actions.connect()));
            case Candidate.Answer.Refused _ -> side.getChildren().add(retry(candidate, actions.retry()));
            case Candidate.Answer.Waiting _ -> side.getChildren().add(connect(candidate, selected, actions.connect()));
        }
        return side;
    }

    private static Label took(Duration took) {
        var label = words(took.toMillis() + " ms", "text-muted");
        label.getStyleClass().add("text-small");
        return label;
    }

    private static Button connect(Candidate candidate, boolean selected, Runnable action) {
        var button = new Button("Connect");
        if (selected) {
            button.getStyleClass().add("primary");
            button.setGraphic(new KeyCap("Enter"));
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        button.setAccessibleText("Connect to " + candidate.name());
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Button retry(Candidate candidate, Runnable action) {
        var button = new Button("Retry", Icon.ROTATE_CW.small());
        button.setAccessibleText("Ask " + candidate.name() + " again");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static String spoken(Candidate candidate) {
        return switch (candidate.answer()) {
            case Candidate.Answer.Greeted(var facts, var took) ->
                String.join(", ", facts) + ", answered in " + took.toMillis() + " milliseconds";
            case Candidate.Answer.Refused refused -> refused.refusal().sentence();
            case Candidate.Answer.Waiting _ -> "being asked";
        };
    }
}
