package io.binnacle.views.operate;

import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the limits of all containers promise of a host's memory, now and after a change, in bytes.
record Promise(HostId host, long now, long after, long capacity) {
    private static final int SHOWN = 4;

    /// Of the first hosts a scaling touches; none where its instances have no limit. Looks at every container: call it
    /// off the UI thread.
    static List<Promise> of(Preview preview, Topology topology) {
        if (!(preview.operation() instanceof Operation.Scale scale)) {
            return List.of();
        }
        var each = 0L;
        var now = new HashMap<HostId, Long>();
        for (var one : topology.containers().values()) {
            now.merge(one.host(), one.limits().memoryBytes(), Long::sum);
            if (one.app().equals(scale.app())) {
                each = Math.max(each, one.limits().memoryBytes());
            }
        }
        var promises = new ArrayList<Promise>();
        for (var touched : touched(preview, topology).entrySet()) {
            var capacity = capacity(touched.getKey(), topology);
            if (each > 0 && capacity > 0 && promises.size() < SHOWN) {
                var before = now.getOrDefault(touched.getKey(), 0L);
                promises.add(new Promise(touched.getKey(), before, before + touched.getValue() * each, capacity));
            }
        }
        return promises;
    }

    /// How many more or fewer there would be, by host.
    private static Map<HostId, Integer> touched(Preview preview, Topology topology) {
        var hosts = new LinkedHashMap<HostId, Integer>();
        preview.outlook().arrivals().forEach(one -> hosts.merge(one.host(), 1, Integer::sum));
        preview.outlook().departures().stream()
                .flatMap(id -> Optional.ofNullable(topology.containers().get(id)).stream())
                .map(Container::host)
                .forEach(host -> hosts.merge(host, -1, Integer::sum));
        return hosts;
    }

    private static long capacity(HostId id, Topology topology) {
        return Optional.ofNullable(topology.hosts().get(id))
                .map(host -> host.capacity().memoryBytes())
                .orElse(0L);
    }
}
