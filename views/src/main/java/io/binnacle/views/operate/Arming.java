package io.binnacle.views.operate;

import io.binnacle.session.Desk;
import io.binnacle.session.Seal;
import io.binnacle.views.UiThread;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Whether changes are allowed now, as the pill in the top bar says it, and the two ways to change that.
public final class Arming {
    private final Desk desk;
    private final Supplier<Duration> armFor;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("Sealed");

    /// @param armFor how long arming lasts
    Arming(Desk desk, Clock clock, Supplier<Duration> armFor) {
        this.desk = desk;
        this.armFor = armFor;
        this.clock = clock;
        look();
    }

    /// Follows the desk, and is written anew by [#look()] each second.
    void follow() {
        desk.listen(() -> UiThread.run(this::look));
    }

    void look() {
        var left = remaining();
        armed.set(left.isPresent());
        text.set(left.map(duration -> "Armed " + countdown(duration)).orElse("Sealed"));
    }

    public ReadOnlyBooleanProperty armed() {
        return armed.getReadOnlyProperty();
    }

    /// "Sealed", or "Armed 9:41".
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    public Optional<Duration> remaining() {
        return Seal.remaining(desk.seal(), clock.instant());
    }

    /// Allows changes from now for as long as the settings say.
    public void arm() {
        desk.arm(armFor.get());
        look();
    }

    public void sealNow() {
        desk.sealNow();
        look();
    }

    /// What a press of the pill does.
    public void toggle() {
        if (armed.get()) {
            sealNow();
        } else {
            arm();
        }
    }

    /// Minutes and seconds, rounded up, so that it ends at 0:01 and not at 0:00.
    static String countdown(Duration left) {
        var seconds = (left.toMillis() + 999) / 1000;
        return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    }
}
