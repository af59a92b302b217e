package io.binnacle.styles;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Dresses a window in a theme. Call on the UI thread.
public final class Styles {
    private static final String TOKENS = "data:text/css;base64,";
    private static final List<String> WIDGETS = List.of(
            "base",
            "icons",
            "buttons",
            "fields",
            "topbar",
            "rail",
            "toolstrip",
            "pills",
            "cards",
            "inspector",
            "dock",
            "problems",
            "logs",
            "lists",
            "popovers",
            "menus",
            "scroll",
            "status",
            "dialogs",
            "connect");

    private static final Map<Theme, List<String>> SHEETS = new ConcurrentHashMap<>();

    private Styles() {}

    /// What the system asks for, now and when it changes its mind.
    public static ObservableValue<Theme> system() {
        return Platform.getPreferences().colorSchemeProperty().map(Theme::of);
    }

    /// Dresses the scene, its popups and its later roots; called again with the other theme, it changes.
    public static void apply(Scene scene, Theme theme) {
        Fonts.load();
        Application.setUserAgentStylesheet(theme.base());
        scene.getStylesheets().setAll(sheets(theme));
        mark(scene.getRoot(), theme);
    }

    /// Dresses a part that stands alone or differs from its window.
    public static void apply(Parent part, Theme theme) {
        Fonts.load();
        part.getStylesheets().setAll(sheets(theme));
        mark(part, theme);
    }

    /// Our sheets, without the one of AtlantaFX under them.
    public static List<String> sheets(Theme theme) {
        return SHEETS.computeIfAbsent(theme, Styles::gather);
    }

    private static void mark(Parent root, Theme theme) {
        ObservableList<String> classes = root.getStyleClass();
        classes.remove(theme.other().styleClass());
        if (!classes.contains(theme.styleClass())) {
            classes.add(theme.styleClass());
        }
    }

    private static List<String> gather(Theme theme) {
        List<String> sheets = new ArrayList<>();
        sheets.add(TOKENS + base64(TokenSheet.BUNDLED.css(theme)));
        for (String widget : WIDGETS) {
            sheets.add(new Resource("widgets/" + widget + ".css").url().toExternalForm());
        }
        return List.copyOf(sheets);
    }

    private static String base64(String css) {
        return Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
