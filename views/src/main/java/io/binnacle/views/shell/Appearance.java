package io.binnacle.views.shell;

import io.binnacle.styles.Styles;
import io.binnacle.styles.Theme;
import io.binnacle.views.Bridge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// How the window looks and behaves as its user wishes: the settings, kept in their file, and what follows of them.
final class Appearance {
    private final SettingsFile file;
    private final Bridge bridge;
    private final Parent root;
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.DARK);
    private final ObservableValue<Theme> system = Styles.system();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Object writing = new Object();
    private volatile Settings settings;
    private boolean writes = true;

    /// @param root what is dressed
    Appearance(SettingsFile file, Bridge bridge, Parent root) {
        this.file = file;
        this.bridge = bridge;
        this.root = root;
        this.settings = file.read();
        bridge.map().set(settings.map());
        bridge.keptSearches().set(settings.searches());
        bridge.grouping().set(settings.grouping());
        bridge.grouping().addListener((_, _, grouping) -> change(now -> now.with(grouping)));
        bridge.keptSearches().addListener((_, _, kept) -> change(now -> now.withSearches(kept)));
        system.addListener((_, _, _) -> dress());
        Platform.getPreferences().reducedMotionProperty().subscribe(_ -> follow());
        theme.set(wished());
    }

    private Theme wished() {
        return settings.look().theme(system.getValue()).with(settings.colours());
    }

    Settings settings() {
        return settings;
    }

    ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// Told when the settings have changed.
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Shows this theme and forgets nothing: the settings keep what was chosen.
    void force(Theme forced) {
        writes = false;
        settings = settings.with(forced.dark() ? Settings.Look.DARK : Settings.Look.LIGHT)
                .with(forced.colours());
        dress();
    }

    void change(UnaryOperator<Settings> edit) {
        var before = settings;
        settings = edit.apply(before);
        if (before.equals(settings)) {
            return;
        }
        if (before.look() != settings.look() || before.colours() != settings.colours()) {
            writes = true;
            dress();
        }
        bridge.grouping().set(settings.grouping());
        follow();
        listeners.forEach(Runnable::run);
        if (writes) {
            Thread.ofVirtual().name("settings").start(this::write);
        }
    }

    /// Whoever comes last writes what is true by then.
    private void write() {
        synchronized (writing) {
            file.write(settings);
        }
    }

    private void follow() {
        bridge.armFor().set(Duration.ofMinutes(settings.armMinutes()));
        bridge.reducedMotion()
                .set(settings.reducedMotion() || Platform.getPreferences().isReducedMotion());
    }

    Scene scene(double width, double height) {
        root.getStylesheets().setAll(ShellSheet.URL);
        return Styles.scene(root, width, height, theme.get());
    }

    private void dress() {
        theme.set(wished());
        var scene = root.getScene();
        if (scene != null) {
            Styles.apply(scene, theme.get());
        }
    }
}
