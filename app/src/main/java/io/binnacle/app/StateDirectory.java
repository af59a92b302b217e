package io.binnacle.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the program keeps what it remembers: recent endpoints, the audit of changes, its log.
record StateDirectory(Path path) {
    private static final String FOLDER = "binnacle";

    /// The place the system sets aside for it; `BINNACLE_STATE_HOME` names another.
    static StateDirectory of(Map<String, String> environment, Path home, String osName) {
        return new StateDirectory(
                folder(environment, "BINNACLE_STATE_HOME").orElseGet(() -> usual(environment, home, osName)));
    }

    private static Path usual(Map<String, String> environment, Path home, String osName) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Binnacle");
        }
        if (os.startsWith("windows")) {
            return folder(environment, "LOCALAPPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"))
                    .resolve("Binnacle");
        }
        return folder(environment, "XDG_STATE_HOME")
                .orElseGet(() -> home.resolve(".local").resolve("state"))
                .resolve(FOLDER);
    }

    /// A relative path in such a variable is to be ignored, says the XDG base directory specification.
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    Path log() {
        return path.resolve("log");
    }
}
