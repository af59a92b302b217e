package io.binnacle.session;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a change takes down, in sentences, and how hard that makes it to confirm.
///
/// @param reasons empty where nothing speaks against a single key
public record Weight(Friction friction, List<String> reasons) {
    /// More callers than this make an app a hub.
    static final int HUB = 8;

    private static final int NAMED = 3;

    public Weight {
        reasons = List.copyOf(reasons);
    }

    /// @param production what the cluster is called, where it is marked as one that people depend on
    static Weight of(Preview preview, Topology topology, Optional<String> production, Instant now) {
        return new Weighing(preview, topology, now).weigh(production);
    }

    private record Weighing(Preview preview, Topology topology, Instant now) {
        Weight weigh(Optional<String> production) {
            var reasons = new ArrayList<String>();
            if (takesDown()) {
                app().ifPresent(app -> ofApp(app, reasons));
                production.ifPresent(name -> reasons.add(name + " is marked production."));
            }
            return new Weight(reasons.isEmpty() ? preview.friction() : harder(), reasons);
        }

        private Friction harder() {
            return preview.friction() == Friction.TYPE_NAME ? Friction.TYPE_NAME : Friction.HOLD;
        }

        /// Whether something that runs stops for it, if only to start again.
        private boolean takesDown() {
            return switch (preview.operation()) {
                case Operation.Start _, Operation.Unpause _, Operation.Cancel _, Operation.Activate _ -> false;
                case Operation.OnContainer on ->
                    Optional.ofNullable(topology.containers().get(on.container()))
                            .filter(one -> one.state().alive())
                            .isPresent();
                case Operation.Scale scale -> scale.instances() < topology.sizeOf(scale.app());
                case Operation.OnApp on -> topology.sizeOf(on.app()) > 0;
                case Operation.Drain _, Operation.Deploy _ -> true;
            };
        }

        private Optional<App> app() {
            var id = switch (preview.operation()) {
                case Operation.OnApp on -> Optional.of(on.app());
                case Operation.OnContainer on ->
                    Optional.ofNullable(topology.containers().get(on.container()))
                            .map(Container::app);
                case Operation.OnHost _, Operation.Deploy _ -> Optional.<AppId>empty();
            };
            return id.flatMap(one -> Optional.ofNullable(topology.apps().get(one)));
        }

        private void ofApp(App app, List<String> reasons) {
            var callers = new Dependents(topology).of(app.id());
            var well = well(app.id());
            var left = left(well);
            if (!well.isEmpty() && left == 0) {
                reasons.add(app.name() + " is down with it: no other healthy instance" + calling(callers) + ".");
            } else if (left * 2 < well.size()) {
                reasons.add("Only " + left + " of " + well.size() + " healthy instances of " + app.name() + " stay"
                        + calling(callers) + ".");
            }
            if (callers.size() > HUB) {
                reasons.add(Words.count(callers.size(), "app") + " call " + app.name() + ".");
            }
        }

        private static String calling(Set<String> callers) {
            if (callers.isEmpty()) {
                return "";
            }
            var more = callers.size() - NAMED;
            return ", and " + callers.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : "") + (callers.size() == 1 ? " calls it" : " call it");
        }

        private Set<ContainerId> well(AppId app) {
            return topology.containers().values().stream()
                    .filter(one -> one.app().equals(app) && Weight.well(one, now))
                    .map(Container::id)
                    .collect(Collectors.toSet());
        }

        /// How many of those that are well stay so all the while.
        private int left(Set<ContainerId> well) {
            var outlook = preview.outlook();
            return switch (preview.operation()) {
                case Operation.OnContainer on -> well.size() - (well.contains(on.container()) ? 1 : 0);
                case Operation.Scale scale
                when outlook.departures().isEmpty() -> Math.min(well.size(), scale.instances());
                case Operation.Scale _ ->
                    (int) well.stream()
                            .filter(id -> !outlook.departures().contains(id))
                            .count();
                case Operation.OnApp _, Operation.OnHost _, Operation.Deploy _ ->
                    outlook.floor().orElse(well.size());
            };
        }
    }

    /// Whether it runs and nothing speaks against it.
    static boolean well(Container container, Instant now) {
        return container.state() == io.binnacle.model.ContainerState.RUNNING
                && switch (container.health().status()) {
                    case NONE, HEALTHY -> !Condition.looping(container, now);
                    case STARTING, UNHEALTHY -> false;
                };
    }
}
