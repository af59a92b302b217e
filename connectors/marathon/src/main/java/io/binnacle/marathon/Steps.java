package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// The steps an order would take, as Marathon documents that it takes them.
final class Steps {
    private final Order order;

    Steps(Order order) {
        this.order = order;
    }

    List<String> all() {
        return switch (order.operation()) {
            case Operation.Scale scale -> scale(scale.instances());
            case Operation.Remove _ -> List.of("the task is killed" + grace(), "the app needs one instance fewer");
            case Operation.Drain _ -> List.of("its instances move to other hosts");
            case Operation.Activate _ -> List.of("it takes instances again");
            case Operation.OnContainer _ ->
                List.of("the task is killed" + grace(), "another starts in its place, on whichever host has room");
            case Operation.Deploy _
            when order.after().isEmpty() ->
                List.of(
                        "apps that are not in the document are stopped",
                        "new ones are started, those others depend on first",
                        "changed ones are restarted within their own limits");
            case Operation.Deploy _
            when order.before().isEmpty() ->
                List.of(Words.count(wanted(), "instance") + " started, where there is room");
            case Operation.Deploy _ -> onlyScaled() ? scale(wanted()) : rolling();
            case Operation.RestartApp _, Operation.Redeploy _, Operation.Rollback _ -> rolling();
            case Operation.Cancel _ ->
                List.of(
                        "what has begun comes to its end, nothing more is begun",
                        "old and new instances stay beside each other as they are then");
        };
    }

    private JsonNode after() {
        return order.after().orElseGet(() -> order.before().map(AppState::json).orElseThrow());
    }

    private int wanted() {
        return after().path("instances").asInt(1);
    }

    private List<Task> running() {
        return order.before().stream()
                .flatMap(app -> app.tasks().stream())
                .filter(Task::running)
                .toList();
    }

    private String grace() {
        var seconds = after().path("taskKillGracePeriodSeconds");
        return seconds.isInt() ? ", with up to " + seconds.asInt() + " s to end by itself" : "";
    }

    private List<String> scale(int wanted) {
        var now = order.before().map(AppState::instances).orElse(0);
        if (wanted == now) {
            return List.of("nothing changes: " + now + " wanted already");
        }
        if (wanted > now) {
            return List.of(Words.count(wanted - now, "more instance") + " started, where there is room");
        }
        var first = Json.text(after(), "killSelection").equals("OLDEST_FIRST") ? "oldest" : "youngest";
        return List.of(Words.count(now - wanted, "instance") + " stopped, the " + first + " first" + grace());
    }

    private List<String> rolling() {
        var steps = new ArrayList<String>();
        var ceiling = ceiling();
        var instances = Words.count(wanted(), "instance");
        if (ceiling.atOnce() > 0) {
            steps.add(Words.count(ceiling.atOnce(), "old instance") + " stopped at once" + grace());
        }
        steps.add(instances + " of the new revision started, never more than " + ceiling.ceiling()
                + " of old and new together");
        steps.add("for each new one that is well, an old one is stopped; at least " + ceiling.floor()
                + " well ones are kept");
        if (order.operation() instanceof Operation.Rollback && order.path().endsWith("partialUpdate=false")) {
            steps.add("it stays at " + instances + ", though that revision had another number");
        }
        return steps;
    }

    private Ceiling ceiling() {
        return order.before()
                .map(app -> {
                    var well = (int) app.tasks().stream()
                            .filter(task -> Rollouts.well(app, task))
                            .count();
                    return Ceiling.of(after(), well, app.tasks().size());
                })
                .orElseGet(() -> Ceiling.of(after(), 0, 0));
    }

    /// Whether for a while nobody, or fewer than half, would be there to answer.
    boolean interrupts() {
        var rolls = order.before().isPresent() && !onlyScaled();
        return rolls && !running().isEmpty() && ceiling().floor() * 2 < wanted();
    }

    private boolean onlyScaled() {
        return order.operation() instanceof Operation.Deploy
                && difference(order).startsWith("instances ");
    }

    boolean lastOne() {
        return running().size() <= 1;
    }

    List<String> losses(List<String> risks) {
        var losses = new ArrayList<>(risks);
        if (order.operation() instanceof Operation.Cancel) {
            return losses;
        }
        if (stops()) {
            losses.add("What the stopped instances hold in memory, and files inside them");
        }
        if (restarts() && after().path("healthChecks").isEmpty()) {
            losses.add("It has no health check: a new instance counts as well as soon as it runs, even if it does not"
                    + " answer yet");
        }
        return losses;
    }

    private boolean restarts() {
        return order.before().isPresent()
                && order.after().isPresent()
                && !(order.operation() instanceof Operation.Scale)
                && !onlyScaled();
    }

    private boolean stops() {
        return !running().isEmpty()
                && (order.after().isEmpty()
                        || restarts()
                        || wanted() < running().size());
    }

    /// Which fields a document changes, without their values: they may be secret.
    static String difference(Order order) {
        var before = order.before().map(AppState::json).orElseThrow();
        var after = order.after().orElseThrow();
        var words = new ArrayList<String>();
        var from = before.path("instances").asInt(1);
        var to = after.path("instances").asInt(1);
        var image = AppState.image(after).reference();
        if (!AppState.image(before).reference().equals(image)) {
            words.add("image → " + image);
        }
        var fields = new TreeSet<String>();
        after.properties().forEach(field -> {
            if (!Objects.equals(before.get(field.getKey()), field.getValue())) {
                fields.add(field.getKey());
            }
        });
        fields.removeAll(List.of("id", "instances", "version", "versionInfo"));
        if (image.equals(AppState.image(before).reference()) || fields.size() > 1) {
            fields.stream()
                    .filter(field -> words.isEmpty() || !field.equals("container"))
                    .forEach(words::add);
        }
        if (from != to) {
            words.add("instances " + from + " → " + to);
        }
        return words.isEmpty() ? "nothing changes that is written in it" : String.join(", ", words);
    }
}
