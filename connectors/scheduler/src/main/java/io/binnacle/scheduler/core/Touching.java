package io.binnacle.scheduler.core;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.PathId;
import java.util.HashSet;
import java.util.Set;

/// Collects what a decision writes to.
final class Touching {
    private final Set<String> instances = new HashSet<>();
    private final Set<String> rollouts = new HashSet<>();
    private final Set<PathId> apps = new HashSet<>();
    private final Set<HostId> hosts = new HashSet<>();
    private boolean tree;

    void instance(String id) {
        instances.add(id);
    }

    void rollout(String id) {
        rollouts.add(id);
    }

    void app(PathId app) {
        apps.add(app);
    }

    void host(HostId host) {
        hosts.add(host);
    }

    void tree() {
        tree = true;
    }

    Decision.Touched done() {
        return new Decision.Touched(instances, rollouts, apps, hosts, tree);
    }
}
