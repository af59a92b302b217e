package io.binnacle.app;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Refusal;
import java.util.Locale;
import java.util.Map;

/// Whether a window can be shown here, and what the toolkit has to be told where it cannot.
enum Display {
    PRESENT,
    ABSENT;

    static Display of(Map<String, String> environment, String osName) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac") || os.startsWith("windows")) {
            return PRESENT;
        }
        return named(environment, "DISPLAY") || named(environment, "WAYLAND_DISPLAY") ? PRESENT : ABSENT;
    }

    private static boolean named(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /// Makes the toolkit draw into memory. Must be called before the toolkit starts.
    static void drawInMemory() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /// @throws ConnectorException where no window can be shown
    void require() {
        if (this == ABSENT) {
            throw new ConnectorException(new Refusal(
                    Refusal.Reason.UNSUPPORTED,
                    "to open a window",
                    "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set",
                    "run it on a desktop, or write a picture to a file: binnacle snapshot ENDPOINT --out picture.png"));
        }
    }
}
