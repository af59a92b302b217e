package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.Revision;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the first picture of a simulated cluster from its settings.
final class Birth {
    /// Above this many containers what is observed is not declared besides.
    private static final int SPARE_DECLARED_ABOVE = 20_000;

    private final SimulatorSettings settings;
    private final Instant now;
    private final List<AppKind> kinds;
    private final List<Host> hosts;
    private final History history;
    private final Map<ContainerId, Incident> ailments = new HashMap<>();
    private final Map<AppId, List<Container>> instances = new LinkedHashMap<>();
    private final TopologyChange.Builder picture = new TopologyChange.Builder();

    Birth(SimulatorSettings settings, Instant now) {
        this.settings = settings;
        this.now = now;
        this.kinds = kinds(settings);
        this.hosts = new Site(settings).hosts();
        this.history = new History(settings.seed(), now, settings.scenario() == SimulatorSettings.Scenario.CALM);
    }

    static List<AppKind> kinds(SimulatorSettings settings) {
        return switch (settings.scenario()) {
            case SHOP, CALM -> Catalogue.SHOP;
            case FLEET -> Catalogue.FLEET;
            case MESH -> Suburbs.kinds(settings);
        };
    }

    Topology topology() {
        hosts.forEach(picture::put);
        containers();
        kinds.forEach(this::app);
        links();
        return Topology.EMPTY.apply(picture.build());
    }

    /// What is wrong with which container; known once the topology is made.
    Map<ContainerId, Incident> ailments() {
        return ailments;
    }

    /// The instances of each app; known once the topology is made.
    Map<AppId, List<Container>> instances() {
        return instances;
    }

    private void containers() {
        var incidents = Incident.of(settings);
        var byName = incidents.stream()
                .filter(incident -> !incident.container().isEmpty())
                .collect(Collectors.toMap(Incident::container, incident -> incident));
        var blueprints = kinds.stream()
                .map(kind -> new Blueprint(kind, history.of(kind).getFirst(), Weaving.isEntrance(kind)))
                .toList();
        var ages = kinds.stream().map(kind -> history.of(kind).getFirst()).toList();
        var index = 0;
        for (var spot : new Placement(settings, kinds, incidents).spots()) {
            var id = new ContainerId(Identity.container(settings.seed(), index++));
            var blueprint = blueprints.get(spot.app());
            var container = born(blueprint, ages.get(spot.app()), spot, id);
            var incident = byName.get(container.name());
            var told = incident == null ? container : Ailment.befall(container, incident, now);
            if (incident != null) {
                ailments.put(id, incident);
            }
            instances.computeIfAbsent(told.app(), _ -> new ArrayList<>()).add(told);
            picture.put(told);
        }
    }

    private Container born(Blueprint blueprint, Revision revision, Placement.Spot spot, ContainerId id) {
        var createdAt = revision.madeAt().plus(Duration.ofMillis(800L * (spot.number() % 500)));
        var created = blueprint.instance(id, hosts.get(spot.host()).id(), spot.number(), createdAt);
        return Life.started(created, createdAt.plusMillis(350), blueprint.well());
    }

    private void app(AppKind kind) {
        var all = of(kind);
        var revisions = history.of(kind);
        picture.put(new App(
                kind.id(),
                kind.name(),
                Optional.of(kind.group()),
                "simulated app of " + kind.group(),
                revisions.getFirst().image(),
                OptionalInt.of(all.size()),
                revisions));
        picture.put(new Service(
                new ServiceId(kind.id().value()),
                kind.name(),
                kind.id(),
                Set.of(kind.name(), kind.name() + "." + kind.group()),
                all.stream()
                        .flatMap(one -> one.ports().stream())
                        .distinct()
                        .sorted()
                        .limit(8)
                        .toList(),
                all.stream().map(Container::id).collect(Collectors.toUnmodifiableSet())));
    }

    private void links() {
        var weaving =
                new Weaving(kinds, instances, hosts.stream().map(Host::id).toList(), now.minus(Duration.ofDays(2)));
        if (settings.trafficObserved()) {
            weaving.observed(picture::put);
        }
        if (!settings.trafficObserved() || settings.containers() <= SPARE_DECLARED_ABOVE) {
            weaving.declared(picture::put);
        }
    }

    private List<Container> of(AppKind kind) {
        return instances.getOrDefault(kind.id(), List.of());
    }
}
