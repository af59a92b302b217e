package io.binnacle.simulator;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.PortMapping;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Launch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Containers that somebody launched, by host and name, and the apps they make up. It belongs to the world's owner.
final class Hired {
    private final World world;
    private final Map<HostId, Map<String, ContainerId>> names = new HashMap<>();
    private final Map<ContainerId, Map<String, String>> labels = new HashMap<>();
    private final Map<AppId, Integer> apps = new HashMap<>();
    private boolean commandsFail;

    Hired(World world) {
        this.world = world;
    }

    void failCommands(boolean all) {
        commandsFail = all;
    }

    boolean commandsFail() {
        return commandsFail;
    }

    boolean has(AppId app) {
        return apps.containsKey(app);
    }

    Optional<Container> named(HostId host, String name) {
        return Optional.ofNullable(names.getOrDefault(host, Map.of()).get(name))
                .flatMap(world::container)
                .or(() -> ofOthers(host).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst());
    }

    /// Those that were there before anything was launched are few, or a scheduler would not be tried on them.
    private List<Container> ofOthers(HostId host) {
        return world.settings().containers() == 0
                ? List.of()
                : world.truth().containers().values().stream()
                        .filter(one -> one.host().equals(host) && !labels.containsKey(one.id()))
                        .toList();
    }

    List<Container> on(HostId host) {
        var all = new java.util.ArrayList<>(ofOthers(host));
        names.getOrDefault(host, Map.of())
                .values()
                .forEach(id -> world.container(id).ifPresent(all::add));
        return all;
    }

    /// Who publishes one of these ports on the host now.
    Optional<Container> publisher(HostId host, List<PortMapping> ports) {
        return on(host).stream()
                .filter(one -> one.state().alive())
                .filter(one ->
                        one.ports().stream().anyMatch(theirs -> ports.stream().anyMatch(ours -> clash(ours, theirs))))
                .findFirst();
    }

    private static boolean clash(PortMapping ours, PortMapping theirs) {
        return ours.published() && ours.hostPort() == theirs.hostPort() && ours.protocol() == theirs.protocol();
    }

    boolean labelled(Container container, Map<String, String> asked) {
        return asked.equals(labels.get(container.id()));
    }

    /// Those of the launch and of its parameters.
    static Map<String, String> labels(Launch launch) {
        var all = new TreeMap<>(launch.labels());
        launch.parameters().stream()
                .filter(one -> one.key().equals("label"))
                .map(one -> one.value().split("=", 2))
                .forEach(pair -> all.put(pair[0], pair.length > 1 ? pair[1] : ""));
        return all;
    }

    Container create(HostId host, Hire hire) {
        var kind = hire.kind();
        var asked = labels(hire.launch());
        var container = hire.container(world.newContainerId(), host, asked, world.now());
        if (apps.merge(kind.id(), 1, Integer::sum) == 1) {
            world.know(kind);
        }
        world.commit(new TopologyChange.Builder().put(hire.app(world.now())).build());
        names.computeIfAbsent(host, _ -> new LinkedHashMap<>()).put(container.name(), container.id());
        labels.put(container.id(), asked);
        world.add(container);
        return container;
    }

    /// It is being removed; the last one takes its app along.
    void forget(Container container) {
        if (labels.remove(container.id()) == null) {
            return;
        }
        names.getOrDefault(container.host(), Map.of()).values().remove(container.id());
        if (apps.merge(container.app(), -1, Integer::sum) == 0) {
            apps.remove(container.app());
            world.commit(new TopologyChange.Builder().remove(container.app()).build());
        }
    }
}
