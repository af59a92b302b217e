package io.binnacle.views.shell;

import io.binnacle.styles.Theme;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What can be set, each taking effect at once.
final class SettingsCard implements Overlays.Card {
    private static final List<Integer> MINUTES = List.of(5, 10, 30, 60);
    private final CardFrame region;
    private final VBox rows = new VBox();
    private final Supplier<Settings> settings;
    private final Consumer<Settings> change;
    private final LabelKeys labels;

    /// @param labels by which things can stand together
    SettingsCard(
            Supplier<Settings> settings, Consumer<Settings> change, LabelKeys labels, String version, Runnable close) {
        this.labels = labels;
        this.settings = settings;
        this.change = change;
        this.region = new CardFrame("Settings", "Binnacle " + version + ". Kept on this computer.", close, 520);
        rows.getStyleClass().add("settings-rows");
        region.getChildren().add(rows);
    }

    void show() {
        var now = settings.get();
        rows.getChildren()
                .setAll(
                        row(
                                "Theme",
                                "As the system asks, or always the same.",
                                choice(
                                        List.of(Settings.Look.values()),
                                        SettingsCard::word,
                                        now.look()::equals,
                                        look -> change.accept(settings.get().with(look)))),
                        row(
                                "Colours",
                                "For eyes that tell few colours apart, or need strong ones.",
                                choice(
                                        List.of(Theme.Colours.values()),
                                        SettingsCard::word,
                                        now.colours()::equals,
                                        colours -> change.accept(settings.get().with(colours)))),
                        row(
                                "Motion",
                                "Reduced: fades only, nothing glides.",
                                choice(
                                        List.of(false, true),
                                        reduced -> reduced ? "Reduced" : "Full",
                                        reduced -> reduced == now.reducedMotion(),
                                        reduced -> change.accept(settings.get().withReducedMotion(reduced)))),
                        row(
                                "Arming lasts",
                                "Then the cluster seals itself again.",
                                choice(
                                        MINUTES,
                                        minutes -> minutes + " min",
                                        minutes -> minutes == now.armMinutes(),
                                        minutes -> change.accept(settings.get().withArmMinutes(minutes)))),
                        row(
                                "Hosts stand together",
                                "On the map of hosts.",
                                GroupingChoice.of(
                                        labels.hosts(),
                                        "By zone",
                                        now.grouping().hosts(),
                                        by -> change.accept(settings.get()
                                                .with(settings.get().grouping().withHosts(by))))),
                        row(
                                "Apps stand together",
                                "On the map of apps.",
                                GroupingChoice.of(
                                        labels.apps(),
                                        "By project or group",
                                        now.grouping().apps(),
                                        by -> change.accept(settings.get()
                                                .with(settings.get().grouping().withApps(by))))));
    }

    private static String word(Settings.Look look) {
        return switch (look) {
            case SYSTEM -> "System";
            case DARK -> "Dark";
            case LIGHT -> "Light";
        };
    }

    private static String word(Theme.Colours colours) {
        return switch (colours) {
            case USUAL -> "Usual";
            case COLOUR_BLIND -> "Colour-blind";
            case HIGH_CONTRAST -> "High contrast";
        };
    }

    static HBox row(String name, String why, Region choice) {
        var row = CardFrame.line(
                16,
                new VBox(2, CardFrame.words(name, "text-medium"), CardFrame.words(why, "text-muted", "text-small")),
                CardFrame.spring(),
                choice);
        row.getStyleClass().add("settings-row");
        return row;
    }

    static <T> HBox choice(List<T> all, Function<T, String> word, Predicate<T> is, Consumer<T> choose) {
        var group = new ToggleGroup();
        var line = new HBox();
        line.getStyleClass().add("segmented");
        line.setMinWidth(Region.USE_PREF_SIZE);
        for (var each : all) {
            var button = new ToggleButton(word.apply(each));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(is.test(each));
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(each);
            });
            line.getChildren().add(button);
        }
        return line;
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public Node first() {
        return region.close();
    }
}
