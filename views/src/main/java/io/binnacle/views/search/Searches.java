package io.binnacle.views.search;

import java.util.ArrayList;
import java.util.List;

/// Searches worth a name, and those a user has kept.
final class Searches {
    /// The oldest goes when there are more.
    static final int MOST = 20;

    /// A search and what it is called in a menu.
    record Named(String name, String text) {}

    static final List<Named> USUAL = List.of(
            new Named("Running", "state:running"),
            new Named("Stopped", "-state:running"),
            new Named("Wrong", "state:failing or state:degraded"),
            new Named("Restarted", "restarts > 0"),
            new Named("Started in the last hour", "age < 1h"),
            new Named("Near the memory limit", "memory > 80%"));

    private Searches() {}

    static List<String> with(List<String> kept, String text) {
        var next = new ArrayList<>(kept);
        next.remove(text);
        next.add(text);
        return List.copyOf(next.subList(Math.max(0, next.size() - MOST), next.size()));
    }

    static List<String> without(List<String> kept, String text) {
        return kept.stream().filter(each -> !each.equals(text)).toList();
    }
}
