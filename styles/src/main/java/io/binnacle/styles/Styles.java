package io.binnacle.styles;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Dresses a window in a theme. Call on the UI thread. States are set with [StyleState], words get these classes:
///
/// | where | classes, on which node |
/// |---|---|
/// | words (Label, Text) | `text-title` 15, `text-figure` 20, `text-hero` 24, `text-strong` 600, `text-medium` 500,
/// `text-small` 12, `text-mono`; `text-muted`, `text-subtle`, `text-accent`, `text-danger`, `text-warning`,
/// `text-success` |
/// | icons | [Icon], [Mark], [Logo] bring theirs; an icon takes the colours of words |
/// | any control of its own | `focus-ring` |
/// | Button | none, `primary`, `danger`, `flat`, `icon-only`; with a key cap: `keyed`, and an HBox `button-content` of
/// icon, Label, `kbd` as its graphic |
/// | a choice of a few | `segmented` on an HBox of ToggleButton (and Button `icon-only` and Label: a stepper) |
/// | TextField | none; `field` on an HBox of icon, TextField, `kbd`; `field large` 48 high |
/// | top bar | `topbar` (HBox, ARMED), `cluster-switch` (Button or MenuButton) with `cluster-name`, `cluster-note`;
/// `search-button` |
/// | pills (Button) | `pill` with `problems` (FAILING, DEGRADED), `live` (STALE, LOST; graphic a Region `dot`),
/// `armed`, `sealed` |
/// | dots | `dot` (Region) with `healthy`, `degraded`, `failing`, `changing` |
/// | chips, tags, counts | `chip` (ToggleButton, CURRENT), `tag` with `accent`, `danger`, `warning`; `count` (FAILING,
/// DEGRADED) |
/// | use | `meter` (ProgressBar, HIGH, WISHED) |
/// | rail | `rail` (VBox), `rail-item` (ToggleButton, graphic [Icon#large()]) |
/// | map | `map` (Pane under the picture), `toolstrip` (HBox), `banner map-notice` |
/// | inspector | `inspector`, `inspector-head`, `section` (VBox, LAST), `section-head`, `section-title`,
/// `section-note`, `rows` (VBox) of `row` with `row-label`, `row-value`; `spark`, `spark-area` (with `bad`),
/// `deploy-line` (shapes) |
/// | cards | `card` with `warning`, `danger`, `accent`, `success`; `card-title`, `card-text`; `empty-state` (VBox) |
/// | dock | `dock`, `dock-tabs` (HBox), `dock-tab` (ToggleButton, graphic a `count`), `dock-note` |
/// | problems | `problem-list` (ListView), `problem-row`, `problem-name`, `problem-what`, `problem-who`, `problem-log`,
/// `problem-age` |
/// | logs | `log-list` (ListView), `log-row` (ERROR, WARN), `log-source`, `log-time`, `log-level`, `log-text`,
/// `log-hit`, `log-gap`; `terminal` |
/// | tables | `figure` on a column or cell of numbers |
/// | over the rest | `popover-card`, `hover-card`, `palette` with `palette-row`, `palette-kind`, `palette-group`,
/// `match`; `banner` with `warning`, `danger` |
/// | changes | `change-card`, `change-icon`, `confirm-bar`, `command` with `command-text`, `diff` with `diff-row`
/// (LAST), `diff-old`, `diff-new`; `step-number`, `refusal`, `ghost` |
/// | menus | `danger` on a MenuItem |
/// | status bar | `status-bar` (HBox) |
/// | first screen | `connect`, `connect-column`, `endpoint-list`, `endpoint-row` (FIRST, LAST, SELECTED, FAILED),
/// `endpoint-icon`, `endpoint-name`, `endpoint-address`, `compass-rose` (shapes) |
public final class Styles {
    private static final Map<Theme, List<String>> SHEETS = new ConcurrentHashMap<>();

    private Styles() {}

    /// What the system asks for, now and when it changes its mind.
    public static ObservableValue<Theme> system() {
        return Platform.getPreferences().colorSchemeProperty().map(Theme::of);
    }

    /// Does ahead what the first window would wait for.
    public static void prepare() {
        Fonts.load();
    }

    /// A scene that is dressed before its nodes come, which would be styled twice otherwise.
    public static Scene scene(Parent root, double width, double height, Theme theme) {
        Fonts.load();
        Application.setUserAgentStylesheet(theme.base());
        Scene scene = new Scene(new Group(), width, height);
        scene.getStylesheets().setAll(sheets(theme));
        mark(root, theme);
        scene.setRoot(root);
        return scene;
    }

    /// Dresses the scene and its popups; called again with the other theme, it changes. A new root needs a new call.
    public static void apply(Scene scene, Theme theme) {
        Fonts.load();
        Application.setUserAgentStylesheet(theme.base());
        scene.getStylesheets().setAll(sheets(theme));
        mark(scene.getRoot(), theme);
    }

    /// Dresses a part that stands alone: a dialog's pane.
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
        for (Theme other : Theme.values()) {
            if (other != theme) {
                classes.remove(other.styleClass());
            }
        }
        if (!classes.contains(theme.styleClass())) {
            classes.add(theme.styleClass());
        }
    }

    private static List<String> gather(Theme theme) {
        URL compiled = Styles.class.getResource(SheetCompiler.fileName(theme));
        return List.of(compiled == null ? address(css(theme)) : compiled.toExternalForm());
    }

    static String css(Theme theme) {
        TokenSheet tokens = TokenSheet.BUNDLED;
        return tokens.css(theme) + WidgetSheets.css(tokens.declarations(theme));
    }

    /// For who runs the classes without the build.
    private static String address(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
