package io.binnacle.views.shell;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.views.UiThread;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Says in the palette what the change that is chosen there would do, before it is asked for.
final class PaletteForesight {
    /// As long as a hand goes on through the list, nobody is asked.
    private static final Duration REST = Duration.millis(120);

    private static final int STEPS = 4;
    /// What still stands there is of another line.
    private static final double OF_ANOTHER = 0.4;

    private final Function<Operation, Preview.Answer> preview;
    private final Label words = new Label();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Operation wanted;

    PaletteForesight(Function<Operation, Preview.Answer> preview) {
        this.preview = preview;
        words.getStyleClass().add("palette-preview");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        rest.setOnFinished(_ -> ask());
        show("");
    }

    Region region() {
        return words;
    }

    void look(Finder.@Nullable Hit hit) {
        wanted = hit != null
                        && hit.entry().does() instanceof Entry.Does.Propose propose
                        && propose.whyNot().isEmpty()
                ? propose.operation()
                : null;
        rest.stop();
        if (wanted == null) {
            show("");
        } else {
            words.setOpacity(OF_ANOTHER);
            rest.playFromStart();
        }
    }

    private void ask() {
        var operation = wanted;
        if (operation == null) {
            return;
        }
        Thread.ofVirtual().name("foresight").start(() -> {
            var told = told(operation);
            UiThread.run(() -> {
                if (operation.equals(wanted)) {
                    show(told);
                }
            });
        });
    }

    private String told(Operation operation) {
        try {
            return switch (preview.apply(operation)) {
                case Preview.Answer.Possible(var possible) -> words(possible);
                case Preview.Answer.Refused(var refusal) ->
                    "Not now: " + refusal.answered() + ". " + refusal.next() + ".";
            };
        } catch (ConnectorException broken) {
            return "Not now: " + broken.refusal().answered() + ".";
        } catch (RuntimeException broken) { // the top of the thread: who looks at the line hears of it
            return "What it would do cannot be told: " + broken.getMessage();
        }
    }

    private static String words(Preview preview) {
        var lines = Stream.concat(
                        preview.outlook().differences().stream().map(Outlook.Difference::line),
                        preview.steps().stream())
                .toList();
        var rest = lines.size() - STEPS;
        return Stream.concat(
                        lines.stream().limit(STEPS), rest > 0 ? List.of("and " + rest + " more").stream() : Stream.of())
                .collect(Collectors.joining("\n"));
    }

    private void show(String text) {
        words.setText(text);
        words.setOpacity(1);
        words.setVisible(!text.isEmpty());
        words.setManaged(!text.isEmpty());
    }
}
