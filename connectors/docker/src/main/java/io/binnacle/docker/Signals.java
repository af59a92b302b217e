package io.binnacle.docker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The signals of Linux, by number and name.
final class Signals {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(10, "SIGUSR1"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(12, "SIGUSR2"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(18, "SIGCONT"),
            Map.entry(19, "SIGSTOP"),
            Map.entry(28, "SIGWINCH"));
    private static final Set<String> KNOWN = Set.copyOf(NAMES.values());
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    private Signals() {}

    static String name(int number) {
        return NAMES.getOrDefault(number, "signal " + number);
    }

    /// From a number or a name, as engines write either.
    static String name(String written) {
        return NUMBER.matcher(written).matches()
                ? name(Integer.parseInt(written))
                : written.isEmpty() ? "a signal" : written;
    }

    /// `kill`, `KILL`, `SIGKILL`, `9` → `SIGKILL`; empty when there is no such signal.
    static Optional<String> known(String written) {
        var upper = written.strip().toUpperCase(java.util.Locale.ROOT);
        var name = NUMBER.matcher(upper).matches()
                ? name(Integer.parseInt(upper))
                : upper.startsWith("SIG") ? upper : "SIG" + upper;
        return KNOWN.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /// Whether a process that gets it usually ends.
    static boolean ends(String name) {
        return !Set.of("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGCONT", "SIGSTOP", "SIGPIPE")
                .contains(name);
    }
}
