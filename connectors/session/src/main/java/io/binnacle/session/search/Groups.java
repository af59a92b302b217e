package io.binnacle.session.search;

import io.binnacle.model.App;
import io.binnacle.model.Container;
import io.binnacle.model.Topology;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which group a container belongs to: its project or folder, or what a label of choice says.
public final class Groups {
    /// What belongs to none.
    public static final String NONE = "";

    private Groups() {}

    /// @param label the label that groups, or empty for the project or folder
    static String of(Container container, Topology topology, String label) {
        if (!label.isEmpty()) {
            return container.labels().getOrDefault(label, NONE);
        }
        return Optional.ofNullable(topology.apps().get(container.app()))
                .flatMap(App::group)
                .orElse(NONE);
    }

    /// Every group by name, and how many containers it has.
    public static Map<String, Integer> all(Topology topology, String label) {
        var all = new TreeMap<String, Integer>();
        topology.containers().values().forEach(each -> all.merge(of(each, topology, label), 1, Integer::sum));
        return all;
    }
}
