package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One scaling under way, and the truth about how far it came: who was started or stopped, who was not, and of whom
/// that
/// is not known. Starting ends at the first that cannot be started; of those to be stopped each is tried.
final class ScaleRun {
    private static final int STOPS_AT_ONCE = 4;

    private final AppScale plan;
    private final String app;
    private final String tried;
    private final RunTelling telling;
    private final Instances instances;
    private final List<String> done = new ArrayList<>();

    ScaleRun(Engine engine, AppScale plan, String app, String tried, RunTelling telling) {
        this.plan = plan;
        this.app = app;
        this.tried = tried;
        this.telling = telling;
        this.instances = new Instances(engine, tried);
    }

    /// @param copy what new instances are made like; present when there are to be any
    Run run(Optional<Copy> copy) {
        try {
            return plan.stops().isEmpty() ? raise(copy) : lower();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return telling.unknown(
                    "It was broken off: " + sofar("started"),
                    new Refusal(Refusal.Reason.BROKEN, tried, "it was broken off", "look at the picture"));
        }
    }

    private Run raise(Optional<Copy> copy) throws InterruptedException {
        var started = new ArrayList<ContainerId>();
        try {
            for (var one : plan.starts()) {
                instances.start(one.id(), one.name());
                started(one.name());
                started.add(one.id());
            }
            for (var name : plan.copies()) {
                started.add(instances.make(copy.orElseThrow().making(name), name));
                started(name);
            }
        } catch (Undone undone) {
            return ended(undone, "started");
        }
        return settled(started);
    }

    private void started(String name) {
        done.add(name);
        telling.running(done.size() + " of " + plan.arrivals() + " started");
    }

    private Run settled(List<ContainerId> started) throws InterruptedException {
        telling.running("All " + started.size() + " started; waiting until they are well");
        var unwell = new ArrayList<String>();
        var deadline = AppPreview.deadline();
        for (var i = 0; i < started.size(); i++) {
            var name = done.get(i);
            instances.unwell(started.get(i), deadline).ifPresent(why -> unwell.add(name + " " + why));
        }
        if (unwell.isEmpty()) {
            return telling.done(app + " has " + plan.after() + " running"
                    + (done.isEmpty()
                            ? ""
                            : ": " + Enumeration.of(done) + (done.size() == 1 ? " is" : " are") + " new"));
        }
        return telling.failed(new Refusal(
                Refusal.Reason.REJECTED,
                tried,
                sofar("started") + ", and " + Enumeration.of(unwell),
                "look at the log, or scale back to " + plan.before()));
    }

    private Run lower() throws InterruptedException {
        var undone = new ArrayList<Undone>();
        try (var hands = Executors.newFixedThreadPool(
                STOPS_AT_ONCE, Thread.ofVirtual().name("docker-stop-", 0).factory())) {
            var results = new ArrayList<Future<Container>>();
            plan.stops().forEach(one -> results.add(hands.submit(stopping(one))));
            for (var result : results) {
                try {
                    done.add(result.get().name());
                    telling.running(done.size() + " of " + plan.stops().size() + " stopped");
                } catch (ExecutionException wrong) {
                    undone.add(Undone.of(wrong, tried));
                }
            }
        }
        return undone.isEmpty()
                ? telling.done(app + " has " + plan.after() + " running: " + Enumeration.of(done)
                        + (done.size() == 1 ? " was" : " were") + " stopped")
                : ended(undone.getFirst(), "stopped");
    }

    private Callable<Container> stopping(Container one) {
        return () -> {
            instances.stop(one.id(), one.name());
            return one;
        };
    }

    private Run ended(Undone undone, String deed) {
        var why = undone.refusal();
        var refusal =
                new Refusal(why.reason(), tried, sofar(deed) + "; " + undone.name() + " " + why.answered(), why.next());
        return undone.certain() ? telling.failed(refusal) : telling.unknown(refusal.answered(), refusal);
    }

    private String sofar(String deed) {
        var all = plan.arrivals() + plan.stops().size();
        return done.isEmpty()
                ? "none of " + all + " was " + deed
                : done.size() + " of " + all + (done.size() == 1 ? " was " : " were ") + deed + " ("
                        + Enumeration.of(done) + ")";
    }
}
