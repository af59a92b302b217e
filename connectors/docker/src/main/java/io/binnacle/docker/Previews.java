package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what an operation on one container would do. Pure: from an inspection and the picture around it.
final class Previews {
    private static final int USUAL_GRACE = 10;

    private final Operation.OnContainer operation;
    private final JsonNode inspected;
    private final Container container;
    private final Topology around;
    private final List<String> flags;

    Previews(
            Operation.OnContainer operation,
            JsonNode inspected,
            Container container,
            Topology around,
            List<String> flags) {
        this.operation = operation;
        this.inspected = inspected;
        this.container = container;
        this.around = around;
        this.flags = flags;
    }

    Preview make(Instant now) {
        var noticed = noticed();
        return new Preview(
                operation,
                operation.verb() + " " + container.name() + " on " + hostName(),
                steps(),
                losses(),
                noticed,
                command(),
                friction(!noticed.isEmpty()),
                inverse(),
                now,
                basis(inspected));
    }

    private String hostName() {
        var host = around.hosts().get(container.host());
        return host == null ? container.host().value() : host.name();
    }

    /// What of a container must not have changed between a preview and its run.
    static String basis(JsonNode inspected) {
        var state = inspected.path("State");
        return String.join(
                "|",
                inspected.path("Id").asText(""),
                inspected.path("Name").asText(""),
                state.path("Status").asText(""),
                state.path("Paused").asText(""),
                state.path("StartedAt").asText(""),
                state.path("FinishedAt").asText(""),
                inspected.path("RestartCount").asText(""));
    }

    private List<String> steps() {
        return switch (operation) {
            case Operation.Start _ -> List.of("start " + container.name() + " with the settings it was created with");
            case Operation.Stop stop -> with(ending(stop.graceSeconds()), afterStop());
            case Operation.Restart restart ->
                container.state().alive()
                        ? with(ending(restart.graceSeconds()), "start it again with the same settings")
                        : List.of("start it with the settings it was created with");
            case Operation.Pause _ -> List.of("freeze all its processes; memory and open connections stay as they are");
            case Operation.Unpause _ -> List.of("let its processes run on from where they were frozen");
            case Operation.Kill kill -> List.of("send " + signal(kill) + " to its first process");
            case Operation.Remove remove -> removal(remove);
        };
    }

    private List<String> ending(int graceSeconds) {
        var signal = inspected.path("Config").path("StopSignal").asText("");
        return List.of(
                "send " + (signal.isEmpty() ? "SIGTERM" : Signals.known(signal).orElse(signal))
                        + " to its first process",
                "wait up to " + graceSeconds + " s for it to end",
                "send SIGKILL if it still runs then");
    }

    private static List<String> with(List<String> steps, String last) {
        var all = new ArrayList<>(steps);
        all.add(last);
        return all;
    }

    private String afterStop() {
        if (removedWhenStopped()) {
            return "the engine then removes it, since it was started with --rm";
        }
        return switch (container.restartPolicy().replaceFirst(":.*", "")) {
            case "always" -> "it stays stopped until it is started, or the engine itself is restarted";
            default -> "it stays stopped until it is started";
        };
    }

    private List<String> removal(Operation.Remove remove) {
        var steps = new ArrayList<String>();
        if (container.state().alive() || container.state() == ContainerState.RESTARTING) {
            steps.add("kill it at once with SIGKILL");
        }
        steps.add("remove the container");
        if (remove.volumes() && !anonymousVolumes().isEmpty()) {
            steps.add("remove " + Words.count(anonymousVolumes().size(), "anonymous volume"));
        }
        return steps;
    }

    private List<String> losses() {
        return switch (operation) {
            case Operation.Start _, Operation.Pause _, Operation.Unpause _ -> List.of();
            case Operation.Stop _ -> ofEnding(true);
            case Operation.Restart _ -> container.state().alive() ? ofEnding(false) : List.of();
            case Operation.Kill kill -> Signals.ends(signal(kill)) ? ofEnding(true) : List.of();
            case Operation.Remove remove -> ofRemoval(remove.volumes());
        };
    }

    private List<String> ofEnding(boolean forGood) {
        var losses = new ArrayList<String>();
        losses.add("what it holds in memory, and its open connections");
        container.mounts().stream()
                .filter(mount -> mount.kind().equals("tmpfs"))
                .forEach(mount -> losses.add("the files in " + mount.target() + ", which are in memory (tmpfs)"));
        Json.fields(inspected.path("HostConfig").path("Tmpfs"))
                .forEach(entry -> losses.add("the files in " + entry.getKey() + ", which are in memory (tmpfs)"));
        if (forGood && removedWhenStopped()) {
            losses.addAll(ofFiles());
            anonymousVolumes().forEach(volume -> losses.add(volumeLoss(volume)));
        }
        return losses;
    }

    private List<String> ofRemoval(boolean volumes) {
        var losses = new ArrayList<String>();
        if (container.state().alive()) {
            losses.addAll(ofEnding(false));
        }
        losses.addAll(ofFiles());
        if (volumes) {
            anonymousVolumes().forEach(volume -> losses.add(volumeLoss(volume)));
        }
        return losses;
    }

    private static List<String> ofFiles() {
        return List.of("files it wrote outside its volumes", "its log as the engine keeps it");
    }

    private static String volumeLoss(String target) {
        return "the data in " + target + ", an anonymous volume";
    }

    /// Where volumes nobody named are mounted: the engine names those by 64 hex digits.
    private List<String> anonymousVolumes() {
        return container.mounts().stream()
                .filter(mount -> mount.kind().equals("volume") && mount.source().matches("[0-9a-f]{64}"))
                .map(mount -> mount.target())
                .toList();
    }

    private boolean removedWhenStopped() {
        return inspected.path("HostConfig").path("AutoRemove").asBoolean(false);
    }

    private List<String> noticed() {
        return operation instanceof Operation.Start || operation instanceof Operation.Unpause
                ? List.of()
                : Clients.of(Set.of(container.id()), around);
    }

    private static String signal(Operation.Kill kill) {
        return Signals.known(kill.signal()).orElse(kill.signal());
    }

    private String command() {
        var words = new ArrayList<String>();
        words.add("docker");
        words.addAll(flags);
        words.addAll(
                switch (operation) {
                    case Operation.Start _ -> List.of("start");
                    case Operation.Stop stop -> List.of("stop", "-t", Integer.toString(stop.graceSeconds()));
                    case Operation.Restart restart ->
                        List.of("restart", "-t", Integer.toString(restart.graceSeconds()));
                    case Operation.Pause _ -> List.of("pause");
                    case Operation.Unpause _ -> List.of("unpause");
                    case Operation.Kill kill -> List.of("kill", "-s", signal(kill));
                    case Operation.Remove remove -> remove.volumes() ? List.of("rm", "-f", "-v") : List.of("rm", "-f");
                });
        words.add(container.name());
        return Shell.line(words);
    }

    private Friction friction(boolean someoneNotices) {
        return switch (operation) {
            case Operation.Start _, Operation.Unpause _ -> Friction.NONE;
            case Operation.Kill kill when !Signals.ends(signal(kill)) -> Friction.NONE;
            case Operation.Remove remove ->
                container.state().alive()
                                || (remove.volumes() && !anonymousVolumes().isEmpty())
                        ? Friction.TYPE_NAME
                        : Friction.HOLD;
            case Operation.Restart _ when !container.state().alive() -> Friction.NONE;
            case Operation.Stop _, Operation.Restart _, Operation.Pause _, Operation.Kill _ ->
                removedWhenStopped() ? Friction.TYPE_NAME : someoneNotices || lastOne() ? Friction.HOLD : Friction.NONE;
        };
    }

    /// Whether no other instance of its app runs, as far as this connection sees.
    private boolean lastOne() {
        return around.containers().values().stream()
                .noneMatch(other -> other.app().equals(container.app())
                        && !other.id().equals(container.id())
                        && other.state() == ContainerState.RUNNING);
    }

    private Optional<Operation> inverse() {
        var id = operation.container();
        return switch (operation) {
            case Operation.Start _ -> Optional.of(new Operation.Stop(id, USUAL_GRACE));
            case Operation.Stop _ -> removedWhenStopped() ? Optional.empty() : Optional.of(new Operation.Start(id));
            case Operation.Pause _ -> Optional.of(new Operation.Unpause(id));
            case Operation.Unpause _ -> Optional.of(new Operation.Pause(id));
            case Operation.Kill kill ->
                Signals.ends(signal(kill)) && !removedWhenStopped()
                        ? Optional.of(new Operation.Start(id))
                        : Optional.empty();
            case Operation.Restart _, Operation.Remove _ -> Optional.empty();
        };
    }
}
