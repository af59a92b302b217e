package io.binnacle.app;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where the toolkit keeps its clock, and how another takes its place.
final class ToolkitClock {
    private static final Logger LOG = Logger.getLogger(ToolkitClock.class.getName());

    private ToolkitClock() {}

    /// Puts one that rests in the place of the toolkit's own, where that one never does. Called once, on the toolkit's
    /// thread; where the toolkit is not as expected, its own clock stays, and nothing is returned.
    static Optional<RestingPulse> letRest() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(replace(Toolkit.getToolkit()));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError other) {
            LOG.log(Level.INFO, "the toolkit's clock stays its own, and never rests", other);
            return Optional.empty();
        }
    }

    private static RestingPulse replace(Toolkit toolkit) throws ReflectiveOperationException {
        var tick = (Runnable) value(toolkit, "timerRunnable");
        var old = (Timer) value(toolkit, "pulseTimer");
        var resting = RestingPulse.started(tick, (int) value(toolkit, "PULSE_INTERVAL"));
        var place = toolkit.getClass().getDeclaredField("pulseTimer");
        place.setAccessible(true);
        place.set(toolkit, resting);
        old.stop();
        return resting;
    }

    private static Object value(Toolkit toolkit, String name) throws ReflectiveOperationException {
        var field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        @Nullable Object value = field.get(toolkit);
        if (value == null) {
            throw new NoSuchFieldException("nothing in " + name);
        }
        return value;
    }
}
