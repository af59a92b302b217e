package io.binnacle.views;

import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;

/// Gives a panel its own style sheet, over the one that all panels share. Colours come from the theme of the window.
public final class Sheets {
    private Sheets() {}

    /// @param name of the sheet beside `panel`
    public static void dress(Parent panel, Class<?> of, String name) {
        panel.getStylesheets().setAll(List.of(url(Sheets.class, "parts.css"), url(of, name)));
    }

    private static String url(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name).toExternalForm();
    }
}
