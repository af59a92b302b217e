package io.binnacle.docker;

import io.binnacle.craft.Secrets;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Revision;
import io.binnacle.model.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says what a change of a service would do. Which instances a smaller number takes, and where a larger one puts them,
/// the swarm decides, and so it is not told. Pure.
///
/// @param revisions of the service, the current one first
/// @param running how many instances run now
record SwarmPreview(
        SwarmOrder order, List<Revision> revisions, int running, Topology around, Place place, Secrets secrets) {
    Preview make(Instant now) {
        return new Preview(
                order.operation(),
                summary(),
                steps(),
                losses(),
                takesAway() ? Clients.of(instances(), around) : List.of(),
                command(),
                friction(),
                inverse(),
                now,
                order.basis(),
                outlook());
    }

    private String name() {
        return order.before().name();
    }

    private AppId app() {
        return order.operation().app();
    }

    private int before() {
        var mode = order.before().mode();
        return mode.kind() == SwarmMode.Kind.REPLICATED ? mode.instances() : running;
    }

    private int after() {
        return order.operation() instanceof Operation.Scale scale ? scale.instances() : before();
    }

    private Set<ContainerId> instances() {
        return around.containers().values().stream()
                .filter(one -> one.app().equals(app()) && one.state().counts())
                .map(Container::id)
                .collect(Collectors.toSet());
    }

    private boolean takesAway() {
        return after() < before() || (!(order.operation() instanceof Operation.Scale) && floor() < before());
    }

    private String summary() {
        return switch (order.operation()) {
            case Operation.Scale scale -> "Scale " + name() + " " + before() + " → " + scale.instances();
            case Operation.Redeploy redeploy -> summary(redeploy);
            case Operation.Rollback rollback -> "Roll back " + name() + " to " + revision(rollback);
            case Operation.RestartApp _ -> "Restart every instance of " + name();
            case Operation.Cancel _ -> "Cancel the update of " + name();
        };
    }

    private String summary(Operation.Redeploy redeploy) {
        var parts = new ArrayList<String>();
        redeploy.image().ifPresent(image -> parts.add("with " + image));
        if (!redeploy.environment().isEmpty()) {
            parts.add("with " + Words.count(redeploy.environment().size(), "changed variable"));
        }
        return "Redeploy " + name() + " " + (parts.isEmpty() ? "as it is" : String.join(" and ", parts));
    }

    private String revision(Operation.Rollback rollback) {
        return revisions.stream()
                .filter(one -> one.id().equals(rollback.to()))
                .findFirst()
                .map(one -> one.name() + " (" + one.image().reference() + ")")
                .orElse(rollback.to().value());
    }

    private List<String> steps() {
        var steps = new ArrayList<String>();
        if (order.before().update().state().open()) {
            steps.add("the update that is under way ends where it stands");
        }
        if (order.operation() instanceof Operation.Scale) {
            scale(steps);
        } else {
            update(steps);
        }
        return steps;
    }

    private void scale(List<String> steps) {
        if (after() == before()) {
            steps.add("nothing changes: it is asked for in that number already");
        } else if (after() > before()) {
            steps.add("the swarm starts " + (after() - before()) + " more, where there is room");
        } else {
            steps.add("the swarm stops " + (before() - after()) + " of its own choice");
        }
    }

    private void update(List<String> steps) {
        var policy = order.policy();
        var atOnce = policy.atOnceOf(before());
        if (order.byRollback()) {
            steps.add("the swarm goes back to the spec it has kept");
        }
        steps.add((atOnce == before() ? "all at once" : atOnce + " at a time")
                + (policy.startFirst()
                        ? ": the new one starts, then the old one stops"
                        : ": the old one stops, then the new one starts"));
        if (!policy.delay().isZero()) {
            steps.add("with " + seconds(policy.delay().toMillis()) + " between them");
        }
        steps.add("each is watched for " + seconds(policy.watched().toMillis()) + "; if it fails, "
                + policy.onFailureInWords());
        var image = SwarmSpec.image(SwarmSpec.template(order.after()));
        if (image.digest().isEmpty()
                && !image.equals(SwarmSpec.image(order.before().template()))) {
            steps.add("each node takes " + image.reference() + " as it finds it, there or in its registry");
        }
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private List<String> losses() {
        if (order.operation() instanceof Operation.Scale) {
            if (after() == 0 && before() > 0) {
                return List.of("scaling to 0 deletes the logs and the task traces of all instances", inMemory());
            }
            return after() < before()
                    ? List.of("the logs and the task traces of those that go", inMemory())
                    : List.of();
        }
        return List.of(inMemory());
    }

    private static String inMemory() {
        return "what they hold in memory, and open connections";
    }

    private String command() {
        var words = new ArrayList<String>();
        words.add("docker");
        words.addAll(place.flags());
        words.add("service");
        switch (order.operation()) {
            case Operation.Scale scale -> words.addAll(List.of("scale", name() + "=" + scale.instances()));
            case Operation.RestartApp _, Operation.Cancel _ -> words.addAll(List.of("update", "--force", name()));
            case Operation.Redeploy redeploy -> update(redeploy, words);
            case Operation.Rollback rollback -> back(rollback, words);
        }
        return Shell.line(words);
    }

    private void update(Operation.Redeploy redeploy, List<String> words) {
        words.add("update");
        redeploy.image().ifPresent(image -> words.addAll(List.of("--image", image)));
        new TreeMap<>(redeploy.environment())
                .forEach((name, value) -> words.addAll(
                        value.isPresent()
                                ? List.of("--env-add", name + "=" + shown(name, value.get()))
                                : List.of("--env-rm", name)));
        if (redeploy.image().isEmpty() && redeploy.environment().isEmpty()) {
            words.add("--force");
        }
        words.add(name());
    }

    private String shown(String name, String value) {
        EnvironmentVariable variable = secrets.variable(name + "=" + value);
        return variable.shown();
    }

    private void back(Operation.Rollback rollback, List<String> words) {
        if (order.byRollback()) {
            words.addAll(List.of("rollback", name()));
        } else {
            words.clear();
            words.addAll(List.of(
                    "binnacle",
                    "rollback",
                    place.address().url(),
                    app().value(),
                    rollback.to().value()));
        }
    }

    private Friction friction() {
        if (order.operation() instanceof Operation.Scale) {
            return after() == 0 && before() > 0
                    ? Friction.TYPE_NAME
                    : after() * 2 <= before() && before() > 1 ? Friction.HOLD : Friction.NONE;
        }
        return floor() == 0 && running > 0 ? Friction.HOLD : Friction.NONE;
    }

    private Optional<Operation> inverse() {
        return switch (order.operation()) {
            case Operation.Scale scale -> Optional.of(new Operation.Scale(scale.app(), before()));
            case Operation.RestartApp _, Operation.Cancel _ -> Optional.empty();
            case Operation.Redeploy _, Operation.Rollback _ ->
                revisions.stream()
                        .findFirst()
                        .map(Revision::id)
                        .filter(now -> !now.equals(SwarmSpec.revision(SwarmSpec.template(order.after()), secrets)))
                        .map(now -> new Operation.Rollback(app(), now));
        };
    }

    /// How many stay well all the time, if none fails.
    private int floor() {
        var policy = order.policy();
        return policy.startFirst() ? running : Math.max(0, running - policy.atOnceOf(before()));
    }

    private int ceiling() {
        var policy = order.policy();
        return policy.startFirst() ? before() + policy.atOnceOf(before()) : before();
    }

    private Outlook outlook() {
        if (order.before().mode().job()) {
            return Outlook.UNKNOWN;
        }
        return order.operation() instanceof Operation.Scale
                ? new Outlook(
                        List.of(),
                        List.of(),
                        List.of(),
                        OptionalInt.of(Math.min(running, after())),
                        OptionalInt.of(Math.max(before(), after())),
                        List.of())
                : new Outlook(
                        List.of(),
                        List.of(),
                        List.of(),
                        OptionalInt.of(floor()),
                        OptionalInt.of(ceiling()),
                        differences());
    }

    private List<Outlook.Difference> differences() {
        return SwarmDifferences.between(order.before().spec(), order.after(), secrets);
    }
}
