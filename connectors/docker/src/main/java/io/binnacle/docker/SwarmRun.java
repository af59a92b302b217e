package io.binnacle.docker;

import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One change of a service under way: sent once, then followed to its end in the swarm's own words, so that what is
/// told at last is what the swarm has done.
final class SwarmRun {
    private static final Duration LOOK = Duration.ofMillis(400);

    /// How long is waited for what.
    ///
    /// @param stalled while the swarm says why it cannot go on
    /// @param silent while no manager answers
    /// @param still while nothing moves and nobody says why
    record Patience(Duration stalled, Duration silent, Duration still) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private final Engine engine;
    private final SwarmOrder order;
    private final RunTelling telling;
    private final Patience patience;
    private final String tried;
    private String told = "";
    private int done = -1;
    private long movedAt = System.nanoTime();
    private long heardAt = System.nanoTime();

    SwarmRun(Engine engine, SwarmOrder order, RunTelling telling, Patience patience) {
        this.engine = engine;
        this.order = order;
        this.telling = telling;
        this.patience = patience;
        this.tried = SwarmOrders.tried(order.operation(), order.before());
    }

    private String name() {
        return order.before().name();
    }

    /// @param credentials for the registry, where any are known
    Run run(Optional<String> credentials) {
        try {
            engine.update(order.before(), order.after(), order.query(), credentials);
        } catch (StatusException no) {
            return telling.failed(Words.of(no).contains("out of sequence") ? stale() : engine.refusal(tried, no));
        } catch (ConnectException never) {
            return telling.failed(engine.refusal(tried, never));
        } catch (IOException lost) {
            return afterLost(lost);
        }
        return follow();
    }

    Refusal stale() {
        return new Refusal(Reason.STALE, tried, "it has changed since the preview", "look at a new preview");
    }

    /// No answer came: the service itself tells whether it was done. It is never sent twice.
    private Run afterLost(IOException lost) {
        try {
            var now = engine.service(order.before().id());
            if (ours(now)) {
                return follow();
            }
            if (now.version() == order.before().version()) {
                var why = engine.refusal(tried, lost);
                return telling.failed(new Refusal(
                        why.reason(), tried, why.answered() + "; nothing was changed", "look at it and try again"));
            }
            return telling.failed(overtaken());
        } catch (IOException stillGone) {
            return telling.unknown(
                    "It was sent to " + engine.place().address().url()
                            + ", and the answer was lost; the picture will tell whether " + name() + " has changed",
                    engine.refusal(tried, lost));
        }
    }

    /// Whether the service is as we asked for it.
    private boolean ours(SwarmService now) {
        return SwarmSpec.same(now.template(), SwarmSpec.template(order.after()))
                && now.mode().equals(SwarmMode.of(order.after()));
    }

    private Run follow() {
        telling.running("the swarm has accepted it");
        try {
            while (true) {
                var end = look();
                if (end.isPresent()) {
                    return end.get();
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return telling.unknown(
                    "It was broken off: the swarm goes on with " + name(),
                    new Refusal(Reason.BROKEN, tried, "it was broken off", "look at the picture"));
        }
    }

    private Optional<Run> look() {
        try {
            var now = engine.service(order.before().id());
            var tasks = engine.tasksOf(now.id());
            heardAt = System.nanoTime();
            return judge(now, tasks);
        } catch (StatusException no) {
            return no.status() == 404
                    ? Optional.of(telling.failed(new Refusal(
                            Reason.CONFLICT, tried, "somebody has removed it meanwhile", "look at the picture")))
                    : silence(no);
        } catch (IOException wrong) {
            return silence(wrong);
        }
    }

    private Optional<Run> silence(IOException wrong) {
        return since(heardAt, patience.silent())
                ? Optional.of(telling.unknown(
                        "The swarm has accepted it, and does not answer any more; last seen: "
                                + (told.isEmpty() ? "nothing" : told),
                        engine.refusal(tried, wrong)))
                : Optional.empty();
    }

    private static boolean since(long at, Duration most) {
        return System.nanoTime() - at > most.toNanos();
    }

    private Optional<Run> judge(SwarmService now, List<SwarmTask> tasks) {
        var progress = SwarmProgress.of(now, tasks);
        tell(progress);
        return switch (now.update().state()) {
            case PAUSED, ROLLBACK_PAUSED -> Optional.of(paused(now, progress));
            case ROLLED_BACK -> Optional.of(order.byRollback() ? done(progress) : rolledBack(now));
            case ROLLING_BACK -> order.byRollback() ? goingOn(progress) : Optional.empty();
            case NONE, UPDATING, COMPLETED -> going(now, progress);
        };
    }

    private Optional<Run> going(SwarmService now, SwarmProgress progress) {
        if (!ours(now)) {
            return Optional.of(telling.failed(overtaken()));
        }
        var over = now.update().state() == SwarmUpdate.State.COMPLETED
                || (now.update().state() == SwarmUpdate.State.NONE
                        && !now.mode().job());
        if (now.mode().job()) {
            return Optional.of(telling.done(name() + " begins again; a job runs to its end by itself"));
        }
        return over && progress.asWished() ? Optional.of(done(progress)) : goingOn(progress);
    }

    private Optional<Run> goingOn(SwarmProgress progress) {
        if (progress.stuck() && since(movedAt, patience.stalled())) {
            return Optional.of(telling.failed(new Refusal(
                    Reason.REJECTED,
                    tried,
                    progress.words() + "; " + progress.reasons(),
                    "the swarm keeps trying: make room, or take it back")));
        }
        return since(movedAt, patience.still())
                ? Optional.of(telling.unknown(
                        "The swarm is still at it: " + progress.words(),
                        new Refusal(
                                Reason.BROKEN,
                                tried,
                                "nothing has moved for " + patience.still().toMinutes() + " min: " + progress.words(),
                                "look at its instances and their logs")))
                : Optional.empty();
    }

    private void tell(SwarmProgress progress) {
        if (progress.moved() != done) {
            done = progress.moved();
            movedAt = System.nanoTime();
        }
        var words = progress.words() + (progress.reasons().isEmpty() ? "" : "; " + progress.reasons());
        if (!words.equals(told)) {
            told = words;
            telling.running(words);
        }
    }

    private Run done(SwarmProgress progress) {
        var number = Words.count(progress.wanted(), "instance");
        return telling.done(
                switch (order.operation()) {
                    case Operation.Scale _ -> name() + " has " + number;
                    case Operation.Rollback _ -> name() + " is back at that revision, in " + number;
                    case Operation.RestartApp _, Operation.Redeploy _, Operation.Cancel _ ->
                        progress.wanted() == 1
                                ? "the instance of " + name() + " is new"
                                : "all " + number + " of " + name() + " are new";
                });
    }

    private Run paused(SwarmService now, SwarmProgress progress) {
        return telling.failed(new Refusal(
                Reason.REJECTED,
                tried,
                "the swarm has paused it: " + progress.words() + "; "
                        + (progress.reasons().isEmpty() ? now.update().message() : progress.reasons()),
                "roll back, or redeploy with what was wrong put right"));
    }

    private Run rolledBack(SwarmService now) {
        return telling.failed(new Refusal(
                Reason.REJECTED,
                tried,
                "the swarm has rolled it back by itself: " + now.update().message(),
                "look at the log of an instance that failed"));
    }

    private Refusal overtaken() {
        return new Refusal(Reason.CONFLICT, tried, "somebody else has changed it meanwhile", "look at what it is now");
    }
}
