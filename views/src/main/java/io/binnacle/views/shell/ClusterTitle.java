package io.binnacle.views.shell;

import io.binnacle.session.Picture;
import io.binnacle.session.Words;

/// What stands at the left of the top bar: what is open, and how many hosts that is.
///
/// @param hosts empty while nothing is open
record ClusterTitle(String name, String hosts) {
    static ClusterTitle of(Picture picture) {
        var clusters = picture.clusters();
        if (clusters.isEmpty()) {
            return new ClusterTitle("No cluster yet", "");
        }
        var name = clusters.size() == 1
                ? clusters.getFirst().name()
                : clusters.getFirst().name() + " and " + (clusters.size() - 1) + " more";
        return new ClusterTitle(name, Words.count(picture.topology().hosts().size(), "host"));
    }
}
