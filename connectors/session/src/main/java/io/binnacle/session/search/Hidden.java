package io.binnacle.session.search;

import io.binnacle.session.Words;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How much a filter hides, and why.
///
/// @param containers how many for which reason; where there are several, the first of [Why] counts
/// @param hosts how many hosts are hidden as wholes
/// @param wrong how many of what is hidden is failing, degraded or not seen
public record Hidden(Map<Why, Integer> containers, int hosts, int wrong) {
    public static final Hidden NOTHING = new Hidden(Map.of(), 0, 0);

    /// Why a container is not shown.
    public enum Why {
        OTHER_HOST("on other hosts"),
        OTHER_APP("of other apps"),
        OTHER_GROUP("of other groups"),
        STOPPED("stopped"),
        RUNNING("running"),
        SYSTEM("of the system"),
        OWN("your own"),
        UNCONNECTED("without a link"),
        NOT_SOUGHT("not sought");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    public Hidden {
        containers = Map.copyOf(containers);
    }

    public boolean isNothing() {
        return containers.isEmpty() && hosts == 0;
    }

    /// How many containers.
    public int count() {
        return containers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// "12 hidden", and what of it is wrong.
    public String brief() {
        return Words.number(count()) + " hidden" + (wrong == 0 ? "" : ", " + Words.number(wrong) + " wrong");
    }

    /// "12 hidden: 9 stopped, 3 of the system; 2 of them wrong".
    public String sentence() {
        var reasons = new EnumMap<Why, Integer>(Why.class);
        reasons.putAll(containers);
        var words = reasons.entrySet().stream()
                .map(reason -> Words.number(reason.getValue()) + " " + reason.getKey().words)
                .collect(Collectors.joining(", "));
        return Words.number(count()) + " hidden"
                + (words.isEmpty() ? "" : ": " + words)
                + (hosts == 0 ? "" : ", and " + Words.count(hosts, "host"))
                + (wrong == 0 ? "" : "; " + Words.number(wrong) + " of it wrong");
    }
}
