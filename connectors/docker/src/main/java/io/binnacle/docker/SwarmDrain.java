package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Availability;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Outlook;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Takes a node of a swarm out of service, or back into it.
final class SwarmDrain {
    private static final Duration LOOK = Duration.ofMillis(400);

    private final Engine engine;
    private final Operation.OnHost operation;
    private final SwarmNode node;
    private final Swarm swarm;

    SwarmDrain(Engine engine, Operation.OnHost operation, SwarmNode node, Swarm swarm) {
        this.engine = engine;
        this.operation = operation;
        this.node = node;
        this.swarm = swarm;
    }

    private Availability wish() {
        return switch (operation) {
            case Operation.Drain _ -> Availability.DRAINED;
            case Operation.Activate _ -> Availability.ACTIVE;
        };
    }

    private String tried() {
        return Allowed.tried(operation, node.name());
    }

    /// The number of a node's version grows with every sign of life, so it is not what must be the same.
    String basis() {
        return node.id() + " " + node.availability().word();
    }

    Optional<Refusal> refusal() {
        return node.availability() == wish()
                ? Optional.of(new Refusal(
                        Reason.REJECTED,
                        tried(),
                        "it is " + node.availability().word() + " already",
                        "nothing needs to be done"))
                : Optional.empty();
    }

    private List<SwarmTask> leaving() {
        return swarm.tasks().stream()
                .filter(task -> task.node().filter(node.id()::equals).isPresent() && task.wanted() && task.live())
                .toList();
    }

    private List<SwarmService> services(List<SwarmTask> tasks) {
        var ids = tasks.stream().map(SwarmTask::service).collect(Collectors.toSet());
        return swarm.services().stream()
                .filter(service -> ids.contains(service.id()))
                .toList();
    }

    private boolean global(SwarmTask task) {
        return task.slot() == 0;
    }

    private boolean nobodyElse() {
        return swarm.nodes().stream().noneMatch(other -> !other.id().equals(node.id()) && other.takes());
    }

    Preview preview(Topology around, Place place, Instant now) {
        var draining = operation instanceof Operation.Drain;
        var leaving = draining ? leaving() : List.<SwarmTask>of();
        var ids = leaving.stream().map(SwarmInstances::id).collect(Collectors.toSet());
        var noticed = Clients.of(ids, around);
        return new Preview(
                operation,
                operation.verb() + " " + node.name(),
                draining ? draining(leaving) : activating(),
                losses(leaving),
                noticed,
                command(place),
                friction(leaving),
                Optional.of(draining ? new Operation.Activate(node.host()) : new Operation.Drain(node.host())),
                now,
                basis(),
                outlook(ids, around));
    }

    private List<String> draining(List<SwarmTask> leaving) {
        var steps = new ArrayList<String>();
        steps.add("the swarm gives " + node.name() + " no new instances");
        var moving = leaving.stream().filter(task -> !global(task)).toList();
        if (!moving.isEmpty()) {
            steps.add("it stops " + Words.count(moving.size(), "instance") + " there, of " + names(moving)
                    + ", and starts as many on other nodes, where there is room");
        }
        var bound = leaving.stream().filter(this::global).toList();
        if (!bound.isEmpty()) {
            steps.add("it stops " + Words.count(bound.size(), "instance") + " of " + names(bound) + ", which "
                    + (bound.size() == 1 ? "runs" : "run") + " once on each node, and starts none elsewhere");
        }
        if (nobodyElse()) {
            steps.add("no other node takes instances: they wait until one does");
        }
        steps.add("containers that the swarm did not start stay as they are");
        return steps;
    }

    private static List<String> activating() {
        return List.of(
                "the swarm may start instances there again",
                "services that run once on each node start there",
                "nothing else moves back by itself");
    }

    private String names(List<SwarmTask> tasks) {
        return Enumeration.of(
                services(tasks).stream().map(SwarmService::name).sorted().toList());
    }

    private static List<String> losses(List<SwarmTask> leaving) {
        return leaving.isEmpty()
                ? List.of()
                : List.of(
                        "what they hold in memory, and open connections",
                        "local volumes stay on that node: what starts elsewhere finds them empty");
    }

    private String command(Place place) {
        var words = new ArrayList<String>();
        words.add("docker");
        words.addAll(place.flags());
        words.addAll(List.of("node", "update", "--availability", word(), node.name()));
        return Shell.line(words);
    }

    private String word() {
        return wish() == Availability.DRAINED ? "drain" : "active";
    }

    /// Whether it takes the last instance of anything, or all at once.
    private Friction friction(List<SwarmTask> leaving) {
        var places = leaving.stream()
                .filter(task -> !global(task))
                .map(SwarmTask::service)
                .distinct()
                .anyMatch(id -> swarm.tasks().stream()
                        .filter(task -> task.service().equals(id) && task.runs() && task.wanted())
                        .allMatch(task -> task.node().filter(node.id()::equals).isPresent()));
        return !leaving.isEmpty() && (places || nobodyElse()) ? Friction.HOLD : Friction.NONE;
    }

    private static Outlook outlook(Set<ContainerId> leaving, Topology around) {
        var known = leaving.stream()
                .map(around.containers()::get)
                .filter(Objects::nonNull)
                .map(Container::id)
                .sorted()
                .toList();
        return new Outlook(List.of(), List.of(), known, OptionalInt.empty(), OptionalInt.empty(), List.of());
    }

    Run run(RunTelling telling, SwarmRun.Patience patience) {
        var left = operation instanceof Operation.Drain ? leaving() : List.<SwarmTask>of();
        try {
            engine.update(node, spec());
        } catch (StatusException no) {
            return telling.failed(
                    Words.of(no).contains("out of sequence")
                            ? new Refusal(
                                    Reason.STALE, tried(), "it has changed since the preview", "look at a new preview")
                            : engine.refusal(tried(), no));
        } catch (ConnectException never) {
            return telling.failed(engine.refusal(tried(), never));
        } catch (IOException lost) {
            if (!isSo()) {
                return telling.unknown(
                        "It was sent, and the answer was lost; the picture will tell", engine.refusal(tried(), lost));
            }
        }
        return operation instanceof Operation.Drain
                ? follow(left, telling, patience)
                : telling.done(node.name() + " takes instances again");
    }

    private boolean isSo() {
        try {
            return engine.node(node.id()).availability() == wish();
        } catch (IOException unknown) {
            return false;
        }
    }

    private JsonNode spec() {
        var spec = node.spec().deepCopy() instanceof ObjectNode object ? object : Json.object();
        return spec.put("Availability", word());
    }

    /// Until nothing of the swarm is left there, and what was there runs elsewhere.
    private Run follow(List<SwarmTask> left, RunTelling telling, SwarmRun.Patience patience) {
        var movedAt = System.nanoTime();
        var before = "";
        var failure = Optional.<IOException>empty();
        try {
            while (System.nanoTime() - movedAt < patience.stalled().toNanos()) {
                try {
                    var state = state(left);
                    failure = Optional.empty();
                    if (state.isEmpty()) {
                        return telling.done(node.name() + " is drained"
                                + (left.isEmpty() ? "" : ": " + Words.count(left.size(), "instance") + " moved on"));
                    }
                    if (!state.equals(before)) {
                        before = state;
                        movedAt = System.nanoTime();
                        telling.running(state);
                    }
                } catch (IOException wrong) {
                    failure = Optional.of(wrong);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        var last = before;
        return failure.map(wrong -> telling.unknown(
                        node.name() + " was set to drain; last seen: " + last, engine.refusal(tried(), wrong)))
                .orElseGet(() -> telling.failed(new Refusal(
                        Reason.REJECTED,
                        tried(),
                        node.name() + " takes no instances any more, but " + last,
                        "the swarm keeps trying: make room, or activate it again")));
    }

    /// What is still missing, in words; empty when it is done.
    private String state(List<SwarmTask> left) throws IOException {
        var still = engine.tasksOn(node).stream().filter(SwarmTask::live).count();
        if (still > 0) {
            return Words.count(still, "instance") + " still there";
        }
        var missing = new TreeSet<String>();
        for (var service : services(left)) {
            var now = engine.service(service.id());
            var rollout = SwarmRollout.of(now, engine.tasksOf(service.id()));
            if (!now.mode().job() && rollout.done() < rollout.wanted()) {
                missing.add(service.name() + " has " + rollout.done() + " of " + rollout.wanted()
                        + (rollout.waitingFor().isEmpty() ? "" : ", waiting for " + rollout.waitingFor()));
            }
        }
        return String.join("; ", missing);
    }
}
