package io.binnacle.session;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.Deployment;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.Run;
import io.binnacle.model.TopologyChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Every change that is under way or lately ended, of ours and of others, and whether what was changed stays well.
///
/// Runs are told by the desk, deployments by pictures; a deployment that begins while a run of ours is at work on the
/// same app is that run's. After it has ended a change is watched for [#WATCHED], or until the next one of its app.
public final class ChangeBook {
    /// How long what was changed is watched afterwards.
    public static final Duration WATCHED = Duration.ofMinutes(5);

    private static final int KEPT = 100;
    private static final Duration SAME = Duration.ofSeconds(5);

    private final Clock clock;
    private final Supplier<Picture> picture;
    private final ArrayDeque<Tracked> changes = new ArrayDeque<>();
    private volatile List<Change> told = List.of();

    ChangeBook(Clock clock, Supplier<Picture> picture) {
        this.clock = clock;
        this.picture = picture;
    }

    /// The newest first.
    public List<Change> changes() {
        return told;
    }

    public Optional<Change> named(String id) {
        return told.stream().filter(change -> change.id().equals(id)).findFirst();
    }

    /// The one that was made last, from here.
    public Optional<Change> ours() {
        return told.stream().filter(Change::ours).findFirst();
    }

    /// A change of ours is about to be sent.
    ///
    /// @return what to call it when it goes on
    synchronized Tracked begin(Preview preview) {
        var now = picture.get();
        var tracked = Tracked.ours(preview, now, clock.instant());
        add(tracked);
        tell();
        return tracked;
    }

    private void add(Tracked tracked) {
        changes.addFirst(tracked);
        while (changes.size() > KEPT) {
            changes.removeLast();
        }
    }

    synchronized void progressed(Tracked tracked, Run run) {
        tracked.told(run, clock.instant());
        tracked.look(picture.get(), clock.instant());
        tell();
    }

    synchronized void kept(Tracked tracked, List<String> evidence) {
        tracked.keep(evidence);
        tell();
    }

    /// It broke off, and nobody knows how.
    synchronized void broke(Tracked tracked, String why) {
        tracked.broke(why, clock.instant());
        tell();
    }

    synchronized void seen(Picture next) {
        var before = told;
        var now = clock.instant();
        next.change().deployments().put().values().forEach(one -> deploying(one, next, now));
        next.change()
                .deployments()
                .removed()
                .forEach(id -> find(one -> one.deploymentIs(id)).ifPresent(one -> one.deployed(now)));
        if (touchesInstances(next.change())) {
            changes.stream()
                    .filter(one -> watched(one, now))
                    .filter(one -> one.concerns(next.change()))
                    .forEach(one -> one.look(next, now));
        }
        if (!before.isEmpty() || !changes.isEmpty()) {
            tell();
        }
    }

    private static boolean touchesInstances(TopologyChange change) {
        return !change.containers().isEmpty() || !change.apps().isEmpty();
    }

    private void deploying(Deployment deployment, Picture next, Instant now) {
        var known = find(one -> one.deploymentIs(deployment.id()))
                .or(() -> find(one -> one.isOf(deployment.app()) && one.takes(deployment, now, SAME)));
        if (known.isPresent()) {
            known.get().deploys(deployment);
        } else {
            add(Tracked.others(deployment, next, now));
        }
    }

    private boolean watched(Tracked one, Instant now) {
        return one.app().isPresent()
                && find(newest -> newest.app().equals(one.app()))
                        .filter(one::equals)
                        .isPresent()
                && one.endedAt()
                        .map(WATCHED::addTo)
                        .map(Instant.class::cast)
                        .filter(now::isAfter)
                        .isEmpty();
    }

    private Optional<Tracked> find(Predicate<Tracked> wanted) {
        return changes.stream().filter(wanted).findFirst();
    }

    private void tell() {
        told = changes.stream().map(Tracked::change).toList();
    }

    /// Why taking a change back would no longer only take that back: what has been changed since, and by whom where
    /// that is known.
    public synchronized Optional<Refusal> movedOn(Preview done) {
        return find(one -> one.previewIs(done)).flatMap(one -> otherSince(one).or(() -> differs(one)));
    }

    private Optional<Refusal> otherSince(Tracked ours) {
        return find(one -> !one.ours() && one.app().equals(ours.app()) && one.startedAfter(ours))
                .map(one -> moved(
                        ours,
                        one.by() + " has changed it since: " + one.what() + ", "
                                + Words.age(Duration.between(one.startedAt(), clock.instant())) + " ago"));
    }

    private Optional<Refusal> differs(Tracked ours) {
        var app = ours.app().map(picture.get().topology().apps()::get);
        return app.flatMap(one -> ours.difference(one))
                .map(difference -> moved(ours, difference + "; who changed it is not known here"));
    }

    private static Refusal moved(Tracked ours, String answered) {
        return new Refusal(
                Refusal.Reason.STALE, "to undo: " + ours.what(), answered, "look at what it is now, and change that");
    }

    /// One change as it is followed.
    static final class Tracked {
        private final String id;
        private final String what;
        private final String by;
        private final Optional<AppId> app;
        private final Optional<Preview> preview;
        private final Instant startedAt;
        private final Standing standing;
        private Change.Stage stage = Change.Stage.UNDER_WAY;
        private String step = "";
        private boolean answered;
        private boolean hadDeployment;
        private Optional<Deployment> deployment = Optional.empty();
        private Optional<Instant> endedAt = Optional.empty();
        private Optional<Revision> left = Optional.empty();
        private List<String> evidence = List.of();

        private Tracked(
                String id,
                String what,
                String by,
                Optional<AppId> app,
                Optional<Preview> preview,
                Instant startedAt,
                Standing standing) {
            this.id = id;
            this.what = what;
            this.by = by;
            this.app = app;
            this.preview = preview;
            this.startedAt = startedAt;
            this.standing = standing;
        }

        static Tracked ours(Preview preview, Picture now, Instant at) {
            var app = switch (preview.operation()) {
                case Operation.OnApp on -> Optional.of(on.app());
                case Operation.OnContainer on ->
                    Optional.ofNullable(now.topology().containers().get(on.container()))
                            .map(Container::app);
                case Operation.OnHost _, Operation.Deploy _ -> Optional.<AppId>empty();
            };
            var standing = Standing.of(app, wished(preview), now, at);
            return new Tracked(
                    java.util.UUID.randomUUID().toString(),
                    preview.summary(),
                    "",
                    app,
                    Optional.of(preview),
                    at,
                    standing);
        }

        private static Optional<Integer> wished(Preview preview) {
            return preview.operation() instanceof Operation.Scale scale
                    ? Optional.of(scale.instances())
                    : Optional.empty();
        }

        static Tracked others(Deployment deployment, Picture now, Instant at) {
            var app = Optional.of(deployment.app());
            var tracked = new Tracked(
                    deployment.id().value(),
                    words(deployment, Optional.ofNullable(now.topology().apps().get(deployment.app()))),
                    deployment.by().isBlank() ? "somebody" : deployment.by(),
                    app,
                    Optional.empty(),
                    deployment.startedAt(),
                    Standing.of(app, Optional.empty(), now, at));
            tracked.deploys(deployment);
            return tracked;
        }

        private static String words(Deployment deployment, Optional<App> app) {
            var name = app.map(App::name).orElse(deployment.app().value());
            return app.flatMap(one -> one.revisions().stream()
                            .filter(revision -> revision.id().equals(deployment.to()))
                            .findFirst())
                    .filter(_ -> !deployment.from().equals(deployment.to()))
                    .map(revision -> name + " to " + revision.name())
                    .orElse("a change of " + name);
        }

        void told(Run run, Instant now) {
            step = run.message();
            if (run.ended()) {
                answered = true;
                stage = switch (run.state()) {
                    case RUNNING -> Change.Stage.UNDER_WAY;
                    case DONE -> deployment.isPresent() ? Change.Stage.UNDER_WAY : Change.Stage.DONE;
                    case FAILED -> Change.Stage.FAILED;
                    case UNKNOWN -> Change.Stage.UNKNOWN;
                };
                end(now);
            }
        }

        void broke(String why, Instant now) {
            step = why;
            answered = true;
            stage = Change.Stage.UNKNOWN;
            end(now);
        }

        private void end(Instant now) {
            if (stage != Change.Stage.UNDER_WAY && endedAt.isEmpty()) {
                endedAt = Optional.of(now);
                standing.ended();
            }
        }

        void deploys(Deployment next) {
            deployment = Optional.of(next);
            hadDeployment = true;
            if (!ours()) {
                step = next.done() + " of " + next.total() + " done";
            }
        }

        void deployed(Instant now) {
            deployment = Optional.empty();
            if (stage == Change.Stage.UNDER_WAY && (answered || !ours())) {
                stage = ours() ? Change.Stage.DONE : Change.Stage.OVER;
                end(now);
            }
        }

        void keep(List<String> names) {
            evidence = names;
        }

        void look(Picture now, Instant at) {
            app.ifPresent(id -> {
                standing.look(now, at, stage != Change.Stage.UNDER_WAY);
                settle(Optional.ofNullable(now.topology().apps().get(id)), at);
            });
        }

        /// What a change has left is known when pictures have had the time to tell it.
        private void settle(Optional<App> seen, Instant at) {
            if (left.isEmpty()
                    || endedAt.filter(end -> at.isBefore(end.plus(SAME))).isPresent()) {
                left = seen.flatMap(one -> one.revisions().stream().findFirst());
            }
        }

        /// What is different from what this change has left.
        Optional<String> difference(App now) {
            return switch (preview.map(Preview::operation).orElse(null)) {
                case Operation.Scale scale
                when now.wanted().isPresent() && now.wanted().getAsInt() != scale.instances() ->
                    Optional.of(now.name() + " is to have " + now.wanted().getAsInt() + " instances now, not the "
                            + scale.instances() + " of that change");
                case Operation.Redeploy _, Operation.Rollback _ -> otherRevision(now);
                case null, default -> Optional.empty();
            };
        }

        private Optional<String> otherRevision(App now) {
            var current = now.revisions().stream().findFirst();
            return left.isPresent()
                            && current.isPresent()
                            && !current.get().id().equals(left.get().id())
                            && !current.get().image().equals(left.get().image())
                    ? Optional.of(now.name() + " is at " + current.get().name() + " now, not at "
                            + left.get().name())
                    : Optional.empty();
        }

        boolean ours() {
            return preview.isPresent();
        }

        boolean previewIs(Preview other) {
            return preview.filter(other::equals).isPresent();
        }

        boolean deploymentIs(io.binnacle.model.DeploymentId other) {
            return deployment.filter(one -> one.id().equals(other)).isPresent();
        }

        boolean isOf(AppId other) {
            return app.filter(other::equals).isPresent();
        }

        /// Whether a deployment that is seen now can be this change's.
        boolean takes(Deployment other, Instant now, Duration lag) {
            var still = endedAt.map(end -> now.isBefore(end.plus(lag))).orElse(true);
            return ours() && !hadDeployment && still && !other.startedAt().isBefore(startedAt.minus(lag));
        }

        boolean startedAfter(Tracked other) {
            return startedAt.isAfter(other.endedAt.orElse(other.startedAt));
        }

        boolean concerns(TopologyChange change) {
            return app.filter(id -> standing.concerns(id, change)).isPresent();
        }

        Optional<AppId> app() {
            return app;
        }

        Optional<Instant> endedAt() {
            return endedAt;
        }

        Instant startedAt() {
            return startedAt;
        }

        String by() {
            return by;
        }

        String what() {
            return what;
        }

        Change change() {
            return new Change(
                    id,
                    what,
                    by,
                    app,
                    stage,
                    step,
                    standing.tally(),
                    deployment.map(one -> new Change.Progress(one.done(), one.total(), one.waitingFor())),
                    startedAt,
                    endedAt,
                    preview,
                    standing.neighbours(),
                    standing.fall(),
                    evidence);
        }
    }
}
