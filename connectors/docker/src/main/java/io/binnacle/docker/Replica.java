package io.binnacle.docker;

import io.binnacle.model.Container;
import java.util.Set;
import java.util.regex.Pattern;

/// The numbers that tell the instances of an app apart, and the names made with them. Pure.
final class Replica {
    private static final Pattern NUMBERED = Pattern.compile("(.*[a-zA-Z].*?)([-_.])([0-9]{1,5})$");

    private Replica() {}

    /// The number at the end of a name; a name without one is the first.
    static int number(String name) {
        var match = NUMBERED.matcher(name);
        return match.matches() ? Integer.parseInt(match.group(3)) : 1;
    }

    static boolean numbered(String name) {
        return NUMBERED.matcher(name).matches();
    }

    /// What another instance beside this one is called: `web-1` has `web-4` beside it, `web` has `web-4`, and
    /// `peaceful_goldwasser`, of an app called `nginx`, has `nginx-4`.
    static String named(Container beside, String app, int number) {
        var match = NUMBERED.matcher(beside.name());
        return (match.matches() ? match.group(1) + match.group(2) : app + "-") + number;
    }

    /// The first number from there on whose name nobody bears.
    static int free(Container beside, String app, int from, Set<String> taken) {
        var number = from;
        while (taken.contains(named(beside, app, number))) {
            number++;
        }
        return number;
    }
}
