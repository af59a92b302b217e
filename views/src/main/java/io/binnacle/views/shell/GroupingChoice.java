package io.binnacle.views.shell;

import io.binnacle.views.Grouping.By;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A list of what things can stand together by.
final class GroupingChoice {
    private static final double WIDTH = 190;

    private GroupingChoice() {}

    /// @param usual in words
    static ComboBox<By> of(List<String> labels, String usual, By now, Consumer<By> choose) {
        var all = new ArrayList<By>(List.of(new By.Usual(), new By.Nothing()));
        labels.forEach(label -> all.add(new By.Label(label)));
        if (!all.contains(now)) {
            all.add(now);
        }
        var box = new ComboBox<By>();
        box.getItems().setAll(all);
        box.setValue(now);
        box.setPrefWidth(WIDTH);
        box.setMinWidth(WIDTH);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(By by) {
                return words(by, usual);
            }

            @Override
            public By fromString(String text) {
                return now;
            }
        });
        box.valueProperty().addListener((_, _, by) -> choose.accept(by));
        return box;
    }

    static String words(By by, String usual) {
        return switch (by) {
            case By.Usual _ -> usual;
            case By.Nothing _ -> "Not at all";
            case By.Label(String key) -> "By label " + key;
        };
    }
}
