package io.binnacle.views.operate;

import io.binnacle.model.Operation;
import io.binnacle.styles.Icon;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// How many instances there shall be: typed, or one more and one fewer at a time, ten with Shift.
final class ScaleField extends HBox {
    static final int MOST = 9_999;
    private static final int TENS = 10;

    private final TextField number = new TextField();
    private final IntConsumer wish;
    private boolean shows;

    /// @param wish told each number as it is typed
    ScaleField(IntConsumer wish) {
        this.wish = wish;
        getStyleClass().add("operate-scale");
        number.setTextFormatter(new TextFormatter<>(ScaleField::digits));
        number.setAccessibleText("Number of instances");
        number.setId("scale-field");
        number.textProperty().addListener(_ -> typed());
        number.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(step(Icon.MINUS, "One fewer", -1), number, step(Icon.PLUS, "One more", 1));
    }

    @SuppressWarnings("NullAway") // nothing is how a formatter says no
    private static TextFormatter.Change digits(TextFormatter.Change change) {
        return change.getControlNewText().matches("\\d{0,4}") ? change : null;
    }

    private Button step(Icon icon, String words, int by) {
        var button = new Button("", icon.small());
        button.setAccessibleText(words);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> step(by));
        return button;
    }

    private void pressed(KeyEvent event) {
        var by = event.isShiftDown() ? TENS : 1;
        switch (event.getCode()) {
            case UP -> step(by);
            case DOWN -> step(-by);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        if (!number.getText().isEmpty()) {
            number.setText(String.valueOf(Math.clamp(Integer.parseInt(number.getText()) + (long) by, 0, MOST)));
            number.end();
        }
    }

    private void typed() {
        if (!shows && !number.getText().isEmpty()) {
            wish.accept(Integer.parseInt(number.getText()));
        }
    }

    /// Shows what is asked for, where a hand has not typed something else meanwhile.
    void show(Operation.Scale scale) {
        var text = String.valueOf(scale.instances());
        if (!number.getText().equals(text)
                && !(number.isFocused() && number.getText().isEmpty())) {
            shows = true;
            number.setText(text);
            shows = false;
        }
    }

    TextField number() {
        return number;
    }

    /// All of it is selected, so that the next digit replaces it.
    void take() {
        number.requestFocus();
        number.selectAll();
    }
}
