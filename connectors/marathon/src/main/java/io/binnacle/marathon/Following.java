package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows what was sent until it is so, or is known not to become so. It looks itself, and an event only wakes it: a
/// stream that is down must not make it wait for ever.
final class Following {
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Api api;
    private final Verdicts verdicts;
    private final Order order;
    private final RunTelling telling;

    Following(Api api, Verdicts verdicts, Order order, RunTelling telling) {
        this.api = api;
        this.verdicts = verdicts;
        this.order = order;
        this.telling = telling;
    }

    /// Until the deployment has ended.
    Run deployment(String id) throws InterruptedException {
        telling.running("accepted as deployment " + id);
        var heard = System.nanoTime();
        while (true) {
            var verdict = verdicts.await(id, LOOK);
            try {
                if (verdict.isPresent()) {
                    return ended(id, verdict.get());
                }
                if (!underWay(id)) {
                    return ended(id, verdicts.of(id).orElse(new Verdicts.Verdict(true, "")));
                }
                heard = System.nanoTime();
            } catch (IOException wrong) {
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    return lost("the deployment " + id + " was accepted", wrong);
                }
                telling.running("the scheduler does not answer just now; the deployment " + id + " was accepted");
            }
        }
    }

    private boolean underWay(String id) throws IOException {
        for (var json : api.deployments()) {
            var plan = Plan.read(json);
            if (plan.id().equals(id)) {
                telling.running(words(plan));
                return true;
            }
        }
        return false;
    }

    private String words(Plan plan) throws IOException {
        var words = new ArrayList<String>();
        if (plan.steps() > 1) {
            words.add("step " + plan.step() + " of " + plan.steps());
        }
        var queue = api.queue();
        for (var id : plan.apps()) {
            look(id).map(app -> words(app, queue)).ifPresent(words::add);
        }
        return String.join("; ", words);
    }

    private static String words(AppState app, JsonNode queue) {
        var waiting = Json.stream(queue)
                .flatMap(item -> Queued.read(item).stream())
                .filter(queued -> queued.app().equals(app.id()))
                .map(queued -> ", waits: " + queued.reason())
                .findFirst()
                .orElse("");
        return app.id() + ": " + done(app) + " of " + app.instances() + " as wished" + waiting;
    }

    private static long done(AppState app) {
        return app.tasks().stream().filter(task -> Rollouts.done(app, task)).count();
    }

    private Optional<AppState> look(AppId id) throws IOException {
        return api.app(id).flatMap(AppState::read);
    }

    private Run ended(String id, Verdicts.Verdict verdict) throws IOException, InterruptedException {
        if (!verdict.success()) {
            var reason = verdict.reason().isBlank() ? "the deployment " + id + " failed" : Words.line(verdict.reason());
            return telling.failed(no(reason, "look at the app's problems, then deploy, scale or roll back anew"));
        }
        var end = System.nanoTime() + SETTLE.toNanos();
        var amiss = amiss();
        while (amiss.isPresent() && System.nanoTime() < end) {
            telling.running("the deployment has ended; " + amiss.get());
            verdicts.await("", LOOK);
            amiss = amiss();
        }
        return amiss.map(words -> telling.failed(
                        no("the deployment has ended, but " + words, "look at the app's last failure and its log")))
                .orElseGet(() -> telling.done(done()));
    }

    private Refusal no(String answered, String next) {
        return new Refusal(Reason.REJECTED, Allowed.tried(order.operation()), answered, next);
    }

    /// What is not as wished, in words.
    private Optional<String> amiss() throws IOException {
        if (order.operation() instanceof Operation.Deploy && order.after().isEmpty()) {
            return Optional.empty();
        }
        for (var id : order.apps()) {
            var app = look(id);
            if (app.isEmpty()) {
                return Optional.of(id + " is gone");
            }
            var wished = done(app.get());
            var placed = app.get().tasks().stream().filter(Task::placed).count();
            if (wished != app.get().instances() || placed != wished) {
                return Optional.of(id + " has " + wished + " of " + app.get().instances() + " instances as wished, of "
                        + placed + " that are there");
            }
        }
        return Optional.empty();
    }

    private String done() {
        return switch (order.operation()) {
            case Operation.Scale scale -> order.app() + " has " + Words.count(scale.instances(), "instance");
            case Operation.Rollback _ -> order.app() + " is back at that revision";
            case Operation.RestartApp _, Operation.Redeploy _ -> "every instance of " + order.app() + " is new";
            case Operation.Deploy _ -> order.app() + " is as the document says";
            case Operation.Drain drain -> drain.host() + " is drained";
            case Operation.Activate activate -> activate.host() + " takes instances again";
            case Operation.Cancel _ -> order.app() + " stays as it is now";
            case Operation.OnContainer on -> on.container() + " is gone";
        };
    }

    /// Until a killed task is no longer listed.
    Run task(String id) throws InterruptedException {
        telling.running("the kill was accepted");
        var end = System.nanoTime() + PATIENCE.toNanos();
        var failure = Optional.<IOException>empty();
        while (System.nanoTime() < end) {
            try {
                if (tasks().stream().noneMatch(task -> task.id().equals(id))) {
                    return telling.done(id + " is gone, another takes its place");
                }
                failure = Optional.empty();
            } catch (IOException wrong) {
                failure = Optional.of(wrong);
            }
            verdicts.await("", LOOK);
        }
        return failure.isPresent()
                ? lost("the kill was accepted", failure.get())
                : telling.unknown(
                        "the kill was accepted, and the task is still there",
                        no("the task is still there after " + PATIENCE.toSeconds() + " s", "look at its host"));
    }

    private List<Task> tasks() throws IOException {
        return look(order.app()).map(AppState::tasks).orElse(List.of());
    }

    private Run lost(String sent, IOException wrong) {
        return telling.unknown(
                sent + ", and the scheduler has stopped answering; the picture will tell",
                Refusals.of(Allowed.tried(order.operation()), api.place(), wrong));
    }
}
