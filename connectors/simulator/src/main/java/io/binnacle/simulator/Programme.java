package io.binnacle.simulator;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a simulated command does, read from its words: `sleep 5; echo done; exit 3` takes five seconds, writes a line
/// and ends with 3. What is not understood takes no time and ends well; a loop does not end.
///
/// @param speaks whether it says of itself how it goes on: by a sleep, an exit or a loop
record Programme(Duration takes, int code, String output, boolean endless, boolean speaks) {
    private static final Pattern SLEEP = Pattern.compile("\\bsleep ([0-9]{1,9}(?:\\.[0-9]{1,3})?)");
    private static final Pattern EXIT = Pattern.compile("\\bexit ([0-9]{1,3})\\b");
    private static final Pattern ECHO = Pattern.compile("\\becho ([^;&|]*)");

    static Programme of(List<String> words) {
        var text = String.join(" ", words);
        var endless = text.contains("while ") || text.contains("sleep infinity");
        var sleeps = SLEEP.matcher(text).results().toList();
        var exits = EXIT.matcher(text).results().toList();
        var seconds = sleeps.stream()
                .mapToDouble(sleep -> Double.parseDouble(sleep.group(1)))
                .sum();
        var echoes = ECHO.matcher(text)
                .results()
                .map(echo -> echo.group(1).strip() + "\n")
                .toList();
        return new Programme(
                Duration.ofMillis((long) (seconds * 1000)),
                exits.isEmpty() ? text.equals("false") ? 1 : 0 : code(exits.getLast()),
                String.join("", echoes),
                endless,
                endless || !sleeps.isEmpty() || !exits.isEmpty());
    }

    private static int code(MatchResult exit) {
        return Integer.parseInt(exit.group(1)) & 0xff;
    }
}
