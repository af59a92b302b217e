package io.binnacle.views;

import io.binnacle.model.Refusal;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A refusal in its three parts, always in this order: tried, answered, next.
public final class RefusalText extends TextFlow {
    public RefusalText(Refusal refusal) {
        getStyleClass().add("refusal-text");
        getChildren()
                .addAll(
                        part("Tried ", "text-muted"),
                        part(refusal.tried(), "refusal-words"),
                        part(". It answered ", "text-muted"),
                        part(refusal.answered(), "refusal-answer"),
                        part(".\n", "text-muted"),
                        part("Next ", "text-muted"),
                        part(refusal.next() + ".", "refusal-words"));
        setAccessibleText(refusal.sentence());
    }

    private static Text part(String words, String styleClass) {
        var text = new Text(words);
        text.getStyleClass().addAll("text-small", styleClass);
        return text;
    }
}
