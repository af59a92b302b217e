package io.binnacle.simulator;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Service;
import java.util.Set;

/// Copies of services with other containers behind them.
final class Services {
    private Services() {}

    static Service with(Service service, Set<ContainerId> backends) {
        return new Service(service.id(), service.name(), service.app(), service.names(), service.ports(), backends);
    }
}
