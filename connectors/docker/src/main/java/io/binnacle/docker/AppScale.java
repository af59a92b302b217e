package io.binnacle.docker;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What it takes so that exactly so many instances of an app run on one engine: who is started again, who is made
/// anew, and who is stopped. Pure.
///
/// Nothing is ever removed: an instance that is stopped stays, and is the first to be started when more are wanted. So
/// going back is exact.
///
/// @param before how many run now
/// @param after how many are to run
/// @param starts stopped ones, in the order in which they are started again
/// @param template the instance new ones are made like; empty when none is made
/// @param copies the names of the new ones, in order
/// @param stops in the order in which they are stopped
/// @param basis what must not have changed between a preview and its run
record AppScale(
        AppId app,
        int before,
        int after,
        List<Container> starts,
        Optional<Container> template,
        List<String> copies,
        List<Container> stops,
        String basis) {
    private static final Set<Integer> ORDERLY_ENDS = Set.of(0, 137, 143);
    private static final Comparator<Container> BY_NUMBER = Comparator.<Container>comparingInt(
                    one -> Replica.number(one.name()))
            .thenComparing(Container::name);
    private static final Comparator<Container> NEWEST_LAST =
            Comparator.comparing(Container::createdAt).thenComparing(BY_NUMBER);
    static final Comparator<Container> IN_TURN =
            Comparator.<Container, Boolean>comparing(AppScale::well).thenComparing(BY_NUMBER);
    private static final Comparator<Container> FIRST_TO_GO =
            Comparator.<Container, Boolean>comparing(AppScale::well).thenComparing(BY_NUMBER.reversed());

    AppScale {
        starts = List.copyOf(starts);
        copies = List.copyOf(copies);
        stops = List.copyOf(stops);
    }

    /// @param name what the app is called
    /// @param all of it that are there, running or not; at least one that was not set aside
    /// @param taken the names of all containers of the engine
    static AppScale plan(AppId app, String name, Collection<Container> all, int wanted, Collection<String> taken) {
        var instances = all.stream()
                .filter(one -> !one.setAside() || one.state().counts())
                .toList();
        var running = instances.stream().filter(one -> one.state().counts()).toList();
        var missing = wanted - running.size();
        if (missing <= 0) {
            var stops = running.stream().sorted(FIRST_TO_GO).limit(-missing).toList();
            return new AppScale(
                    app, running.size(), wanted, List.of(), Optional.empty(), List.of(), stops, basis(instances));
        }
        var template = template(instances, running);
        var starts = instances.stream()
                .filter(one -> resumable(one) && one.revision().equals(template.revision()))
                .sorted(BY_NUMBER)
                .limit(missing)
                .toList();
        var copies = names(template, name, instances, missing - starts.size(), taken);
        return new AppScale(
                app,
                running.size(),
                wanted,
                starts,
                copies.isEmpty() ? Optional.empty() : Optional.of(template),
                copies,
                List.of(),
                basis(instances));
    }

    static boolean well(Container one) {
        return one.state() == ContainerState.RUNNING && one.health().status() != Health.Status.UNHEALTHY;
    }

    private static Container template(Collection<Container> instances, Collection<Container> running) {
        return running.stream()
                .filter(AppScale::well)
                .max(NEWEST_LAST)
                .or(() -> running.stream().max(NEWEST_LAST))
                .or(() -> instances.stream().max(NEWEST_LAST))
                .orElseThrow();
    }

    /// Whether it was stopped by somebody, and did not fail by itself.
    static boolean resumable(Container one) {
        return one.state() == ContainerState.EXITED
                && one.exit()
                        .filter(exit -> !exit.outOfMemory())
                        .map(Exit::code)
                        .filter(ORDERLY_ENDS::contains)
                        .isPresent();
    }

    private static List<String> names(
            Container template, String app, Collection<Container> instances, int count, Collection<String> taken) {
        var names = new ArrayList<String>();
        var all = new HashSet<>(taken);
        var number = instances.stream()
                .mapToInt(one -> Replica.number(one.name()))
                .max()
                .orElse(0);
        for (var i = 0; i < count; i++) {
            number = Replica.free(template, app, number + 1, all);
            names.add(Replica.named(template, app, number));
        }
        return names;
    }

    static String basis(Collection<Container> instances) {
        return instances.stream()
                .map(one -> one.id().value() + ":" + one.name() + ":" + one.state() + ":"
                        + one.startedAt().map(Object::toString).orElse(""))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /// How many it starts and makes.
    int arrivals() {
        return starts.size() + copies.size();
    }
}
