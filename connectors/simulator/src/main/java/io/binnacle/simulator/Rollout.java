package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.Health;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// A change of an app under way: works through its units, a few at once, and shows itself as a deployment until all
/// are done.
final class Rollout {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int ONE_IN = 10;
    private static final int MOST_AT_ONCE = 25;
    private static final Comparator<Container> WORST_FIRST =
            Comparator.comparing((Container one) -> !troubled(one)).thenComparingInt(Rollout::number);
    private static final Comparator<Container> WORST_THEN_NEWEST =
            Comparator.comparing((Container one) -> !troubled(one)).thenComparingInt(one -> -number(one));

    /// One instance's part of the change.
    interface Unit {
        void begin(Rollout rollout);
    }

    /// Who is told how it goes.
    interface Listener {
        void progress(String message);

        void ended(boolean well, String message);
    }

    private final World world;
    private final AppId app;
    private final Deque<Unit> waiting = new ArrayDeque<>();
    private final int total;
    private final int atOnce;
    private final Listener listener;
    private Deployment deployment;
    private int done;
    private int under;
    private boolean told;
    private boolean halted;

    Rollout(World world, Deployment deployment, List<Unit> units, int atOnce, Listener listener) {
        this.world = world;
        this.app = deployment.app();
        this.deployment = deployment;
        this.waiting.addAll(units);
        this.total = units.size();
        this.atOnce = atOnce;
        this.listener = listener;
    }

    static Deployment deployment(World world, App app, Revision to, int total, String by) {
        return new Deployment(
                new DeploymentId(to.id() + "/" + world.nextDeployment()),
                app.id(),
                app.revisions().getFirst().id(),
                to.id(),
                0,
                total,
                world.now(),
                by,
                "");
    }

    void begin() {
        world.rollouts().put(app, this);
        world.commit(new TopologyChange.Builder().put(deployment).build());
        next();
    }

    private void next() {
        while (under < atOnce && !waiting.isEmpty()) {
            under++;
            waiting.poll().begin(this);
        }
        if (done == total) {
            end(true, total == 0 ? "nothing to do" : "all " + total + " done");
        }
    }

    /// Nothing more is begun. What is begun comes to its end, and nobody waits for it.
    void halt() {
        waiting.clear();
        end(false, "ended where it stands: " + done + " of " + total + " done");
        halted = true;
    }

    /// A unit is as wished.
    void done() {
        if (halted) {
            return;
        }
        done++;
        under--;
        show("");
        if (done < total) {
            listener.progress(done + " of " + total + " done");
        }
        next();
    }

    /// A unit cannot go on, and tries again later. Whoever waits for the whole is let go.
    void waits(String forWhat, Runnable again) {
        if (halted) {
            return;
        }
        show(forWhat);
        if (!told) {
            told = true;
            listener.ended(true, done + " of " + total + " done, the rest waits: " + forWhat);
        }
        world.in(TRY_AGAIN, () -> {
            if (!halted) {
                again.run();
            }
        });
    }

    /// It cannot be done; what is changed stays as it is.
    void fail(String why) {
        if (halted) {
            return;
        }
        waiting.clear();
        end(false, why);
    }

    private void show(String waitingFor) {
        deployment = new Deployment(
                deployment.id(),
                app,
                deployment.from(),
                deployment.to(),
                done,
                total,
                deployment.startedAt(),
                deployment.by(),
                waitingFor);
        world.commit(new TopologyChange.Builder().put(deployment).build());
    }

    private void end(boolean well, String message) {
        world.rollouts().remove(app, this);
        world.commit(new TopologyChange.Builder().remove(deployment.id()).build());
        if (well) {
            world.app(app)
                    .map(Rollout::proven)
                    .ifPresent(one ->
                            world.commit(new TopologyChange.Builder().put(one).build()));
        }
        if (!told) {
            told = true;
            listener.ended(well, message);
        }
    }

    /// Its current revision was healthy once.
    private static App proven(App app) {
        var current = app.revisions().getFirst();
        return current.verdict() == Revision.Verdict.UNKNOWN
                ? Apps.withCurrent(
                        app,
                        new Revision(
                                current.id(),
                                current.name(),
                                current.madeAt(),
                                current.image(),
                                Revision.Verdict.HEALTHY))
                : app;
    }

    /// The revision an operation would make.
    static Revision next(World world, App app, Operation.Redeploy redeploy) {
        var image = redeploy.image()
                .map(reference -> reference.equals(app.image().reference()) ? app.image() : new ImageRef(reference, ""))
                .orElse(app.image());
        return made(world, app, image);
    }

    static Revision next(World world, App app, Operation.Rollback rollback) {
        return app.revisions().stream()
                .filter(revision -> revision.id().equals(rollback.to()))
                .findFirst()
                .map(revision -> made(world, app, revision.image()))
                .orElseThrow();
    }

    private static Revision made(World world, App app, ImageRef image) {
        var number = app.revisions().stream()
                .mapToInt(revision -> Integer.parseInt(revision.name().substring(1)))
                .max()
                .orElse(0);
        return History.revision(world.kind(app.id()), number + 1, world.now(), image, Revision.Verdict.UNKNOWN);
    }

    /// In which order instances are replaced.
    static List<Container> order(World world, AppId app) {
        return world.instances(app).stream().sorted(WORST_FIRST).toList();
    }

    /// In which order instances leave when there shall be fewer.
    static List<Container> leaving(World world, AppId app) {
        return world.instances(app).stream().sorted(WORST_THEN_NEWEST).toList();
    }

    static int atOnce(int instances) {
        return Math.clamp(instances / ONE_IN, 1, MOST_AT_ONCE);
    }

    private static boolean troubled(Container one) {
        return !one.state().alive() || one.health().status() == Health.Status.UNHEALTHY;
    }

    private static int number(Container one) {
        var digits = one.name().substring(one.name().lastIndexOf('-') + 1);
        return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty() && digits.length() < 9
                ? Integer.parseInt(digits)
                : Integer.MAX_VALUE;
    }
}
