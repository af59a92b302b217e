package io.binnacle.views.inspector;

import io.binnacle.styles.Icon;
import io.binnacle.views.inspector.Card.Verb;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// What can be done, as buttons; what cannot is there too, and says why.
final class VerbsView extends HBox {
    static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private final Consumer<Verb> act;
    private List<Verb> shown = List.of();

    VerbsView(Consumer<Verb> act) {
        this.act = act;
        getStyleClass().add("verbs");
    }

    void show(List<Verb> verbs) {
        if (verbs.equals(shown)) {
            return;
        }
        shown = verbs;
        var focused = getScene() == null ? null : getScene().getFocusOwner();
        var at = focused == null ? -1 : getChildren().indexOf(focused);
        getChildren().setAll(verbs.stream().map(this::button).toList());
        if (at >= 0 && at < getChildren().size()) {
            getChildren().get(at).requestFocus();
        }
        setVisible(!verbs.isEmpty());
        setManaged(isVisible());
    }

    /// What cannot be done is pressed as well: the card that comes says why. A disabled button could neither be
    /// reached by key nor say anything.
    private Node button(Verb verb) {
        var button = new Button();
        button.getStyleClass().add("verb");
        var key = new Label(verb.kind().key());
        key.getStyleClass().add("kbd");
        var words = new HBox(icon(verb.kind()).small(), new Label(verb.kind().text()), key);
        words.getStyleClass().add("verb-words");
        button.setGraphic(words);
        button.setOnAction(_ -> act.accept(verb));
        var hint = hint(verb);
        button.pseudoClassStateChanged(REFUSED, verb.refusal().isPresent());
        button.setAccessibleText(
                verb.refusal().isPresent()
                        ? verb.kind().text() + ". " + hint
                        : verb.kind().text());
        button.setAccessibleHelp(hint);
        button.setTooltip(new Tooltip(hint));
        return button;
    }

    private static String hint(Verb verb) {
        return verb.refusal()
                .map(why -> "Not possible: " + why.answered() + ". " + why.next() + ".")
                .orElseGet(() -> verb.operation().isPresent()
                        ? verb.kind().text() + ": shows first what that would do"
                        : "Shows its log below");
    }

    static Icon icon(Verb.Kind kind) {
        return switch (kind) {
            case RESTART -> Icon.ROTATE_CW;
            case LOGS -> Icon.ALIGN_LEFT;
            case STOP -> Icon.SQUARE;
            case START, UNPAUSE -> Icon.PLAY;
            case PAUSE -> Icon.PAUSE;
            case KILL -> Icon.ZAP;
            case REMOVE -> Icon.TRASH;
            case SCALE -> Icon.LAYERS;
        };
    }
}
