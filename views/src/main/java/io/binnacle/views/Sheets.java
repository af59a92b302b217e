package io.binnacle.views;

import io.binnacle.styles.SheetFile;
import java.util.List;
import javafx.scene.Parent;

/// Gives a panel its own style sheet, over the one that all panels share. Colours come from the theme of the window.
public final class Sheets {
    private Sheets() {}

    /// @param name of the sheet beside `panel`
    public static void dress(Parent panel, Class<?> of, String name) {
        panel.getStylesheets().setAll(List.of(SheetFile.url(Sheets.class, "parts.css"), SheetFile.url(of, name)));
    }
}
