package io.binnacle.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What a change would leave behind, told so that it can be drawn: who comes, who goes, who finds no place, and what is
/// different in the spec. A connector tells what it knows; what it cannot foresee is left out, never guessed.
///
/// @param arrivals in the order in which they would start
/// @param waiting those that fit nowhere now
/// @param departures in the order in which they would stop
/// @param floor how many stay well all the time
/// @param ceiling how many are there at once at most
/// @param differences between what runs and what would run
public record Outlook(
        List<Arrival> arrivals,
        List<Waiting> waiting,
        List<ContainerId> departures,
        OptionalInt floor,
        OptionalInt ceiling,
        List<Difference> differences) {
    /// Nothing is known beyond the words of the preview.
    public static final Outlook UNKNOWN =
            new Outlook(List.of(), List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty(), List.of());

    public Outlook {
        arrivals = List.copyOf(arrivals);
        waiting = List.copyOf(waiting);
        departures = List.copyOf(departures);
        differences = List.copyOf(differences);
    }

    /// One more instance, and where it would start.
    ///
    /// @param name what it would be called, as far as that is known
    public record Arrival(String name, HostId host) {}

    /// Instances that no host takes now.
    ///
    /// @param count of them, all for the same reason
    /// @param reason in a few words
    /// @param refusals why, host by host, where each has its own reason
    public record Waiting(String name, int count, String reason, Map<HostId, String> refusals) {
        public Waiting {
            refusals = new TreeMap<>(refusals);
        }
    }

    /// One field of the spec that would be different.
    ///
    /// @param field as an operator calls it: `image`, `memory`, `env POOL_MAX`
    /// @param before as shown; empty where it was not there
    /// @param after as shown; empty where it would be gone
    /// @param secret whether both are masked, and only differ
    public record Difference(String field, String before, String after, boolean secret) {
        public static Difference of(String field, String before, String after) {
            return new Difference(field, before, after, false);
        }

        /// The value that is hidden differs.
        public static Difference masked(String field) {
            return new Difference(field, EnvironmentVariable.MASK, EnvironmentVariable.MASK, true);
        }

        /// `env POOL_MAX 20 → 50`, for where there is one line.
        public String line() {
            return field + " " + (before.isEmpty() ? "none" : before) + " → " + (after.isEmpty() ? "none" : after)
                    + (secret ? " differs" : "");
        }
    }

    /// How many find no place, of all of them.
    public int waitingInstances() {
        return waiting.stream().mapToInt(Waiting::count).sum();
    }

    public Outlook with(List<Difference> differences) {
        return new Outlook(arrivals, waiting, departures, floor, ceiling, differences);
    }
}
