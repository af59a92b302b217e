package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Deployment;
import io.binnacle.model.DeploymentId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Run;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ChangeBookTest {
    private static final AppId WEB = new AppId("web");

    private Instant now = Given.NOW;
    private Picture picture = Picture.empty(now);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final ChangeBook book = new ChangeBook(clock, () -> picture);

    private void show(Topology next) {
        picture = new Picture(
                picture.number() + 1,
                next,
                TopologyChange.between(picture.topology(), next),
                true,
                List.of(),
                picture.problems(),
                now);
        book.seen(picture);
    }

    private static Topology web(int healthy, int sick, int wanted, String revision, Deployment... under) {
        var all = new ArrayList<Object>();
        for (var i = 0; i < healthy; i++) {
            all.add(Given.container("web-" + i, "web", "atlas"));
        }
        for (var i = 0; i < sick; i++) {
            all.add(Given.unhealthy("sick-" + i, "web", "atlas"));
        }
        all.add(app(wanted, revision));
        all.addAll(List.of(under));
        return Given.topology(all.toArray());
    }

    private static App app(int wanted, String revision) {
        var current = new Revision(
                new RevisionId(revision),
                revision,
                Given.NOW,
                new ImageRef("lab/web:" + revision, ""),
                Revision.Verdict.UNKNOWN);
        return new App(WEB, "web", Optional.empty(), "test", current.image(), OptionalInt.of(wanted), List.of(current));
    }

    private static Preview scale(int instances) {
        return Given.preview(new Operation.Scale(WEB, instances));
    }

    private static Run run(Preview preview, Run.State state, String message) {
        var ended = state == Run.State.RUNNING ? Optional.<Instant>empty() : Optional.of(Given.NOW);
        return new Run("1", preview, state, message, Given.NOW, ended, Optional.empty());
    }

    private ChangeBook.Tracked done(Preview preview, Duration took) {
        var tracked = book.begin(preview);
        now = now.plus(took);
        book.progressed(tracked, run(preview, Run.State.DONE, "done"));
        return tracked;
    }

    private static Deployment deployment(String by, int done) {
        return new Deployment(
                new DeploymentId("d1"), WEB, new RevisionId("r1"), new RevisionId("r2"), done, 4, Given.NOW, by, "");
    }

    @Test
    void aChangeOfOursIsUnderWayUntilItsRunHasEnded() {
        show(web(3, 0, 3, "r1"));
        var preview = scale(6);
        var tracked = book.begin(preview);
        book.progressed(tracked, run(preview, Run.State.RUNNING, "1 of 3 done"));
        var change = book.changes().getFirst();
        assertThat(change.underWay()).isTrue();
        assertThat(change.verdict(now)).isEqualTo("1 of 3 done");
        assertThat(change.tally()).contains(new Change.Tally(3, 3));
        now = now.plusSeconds(14);
        show(web(6, 0, 6, "r1"));
        book.progressed(tracked, run(preview, Run.State.DONE, "done"));
        assertThat(book.changes().getFirst().verdict(now)).isEqualTo("6 of 6 healthy in 14 s");
        assertThat(book.changes()).hasSize(1);
    }

    @Test
    void aDeploymentThatBeginsMeanwhileIsThatOfOurs() {
        show(web(3, 0, 3, "r1"));
        var preview = scale(6);
        var tracked = book.begin(preview);
        now = now.plusSeconds(4);
        show(web(3, 0, 6, "r1", deployment("ops-2", 1)));
        var change = book.changes().getFirst();
        assertThat(book.changes()).hasSize(1);
        assertThat(change.progress()).contains(new Change.Progress(1, 4, ""));
        assertThat(change.left(now)).contains(Duration.ofSeconds(12));
        book.progressed(tracked, run(preview, Run.State.DONE, "the rest waits"));
        assertThat(book.changes().getFirst().underWay())
                .as("its deployment goes on")
                .isTrue();
        show(web(6, 0, 6, "r1"));
        assertThat(book.changes().getFirst().stage()).isEqualTo(Change.Stage.DONE);
    }

    @Test
    void whatOthersDoIsFollowedToItsEnd() {
        show(web(3, 0, 3, "r1"));
        show(web(3, 0, 3, "r2", deployment("ops-2", 0)));
        var begun = book.changes().getFirst();
        assertThat(begun.by()).isEqualTo("ops-2");
        assertThat(begun.what()).isEqualTo("web to r2");
        assertThat(begun.ours()).isFalse();
        now = now.plusSeconds(9);
        show(web(3, 0, 3, "r2"));
        assertThat(book.changes().getFirst().verdict(now)).isEqualTo("3 of 3 healthy in 9 s");
    }

    @Test
    void healthThatFallsWithinFiveMinutesIsSaidOfTheChange() {
        show(web(6, 0, 6, "r1"));
        done(scale(6), Duration.ofSeconds(1));
        now = now.plusSeconds(40);
        show(web(4, 2, 6, "r1"));
        assertThat(book.changes().getFirst().fall()).contains(new Change.Fall(now, 6, 4));
        assertThat(book.changes().getFirst().verdict(now))
                .isEqualTo("4 of 6 healthy in 1 s; then health fell from 6 to 4, 40 s after");
    }

    @Test
    void afterFiveMinutesItIsNoLongerTheChange() {
        show(web(6, 0, 6, "r1"));
        done(scale(6), Duration.ofSeconds(1));
        now = now.plus(ChangeBook.WATCHED).plusSeconds(1);
        show(web(4, 2, 6, "r1"));
        assertThat(book.changes().getFirst().fall()).isEmpty();
    }

    @Test
    void fewerThatWereAskedForAreNoFall() {
        show(web(6, 0, 6, "r1"));
        done(scale(3), Duration.ofSeconds(1));
        show(web(4, 0, 3, "r1"));
        show(web(3, 0, 3, "r1"));
        assertThat(book.changes().getFirst().fall()).isEmpty();
    }

    @Test
    void theNextChangeOfTheSameAppTakesTheWatchOver() {
        show(web(6, 0, 6, "r1"));
        done(scale(6), Duration.ofSeconds(1));
        done(scale(6), Duration.ofSeconds(1));
        show(web(4, 2, 6, "r1"));
        assertThat(book.changes().get(0).fall()).isPresent();
        assertThat(book.changes().get(1).fall()).isEmpty();
    }

    @Test
    void undoingIsRefusedWithWhoAndWhatWhenSomebodyElseHasChangedItSince() {
        show(web(6, 0, 6, "r1"));
        var preview = scale(6);
        done(preview, Duration.ofSeconds(1));
        assertThat(book.movedOn(preview)).isEmpty();
        now = now.plusSeconds(5);
        var other = new Deployment(
                new DeploymentId("d2"), WEB, new RevisionId("r1"), new RevisionId("r2"), 0, 6, now, "ops-2", "");
        show(web(6, 0, 6, "r2", other));
        now = now.plusSeconds(30);
        assertThat(book.movedOn(preview).map(Refusal::answered))
                .contains("ops-2 has changed it since: web to r2, 30 s ago");
    }

    @Test
    void undoingIsRefusedWhenItIsOtherwiseAndNobodyKnowsWhy() {
        show(web(6, 0, 6, "r1"));
        var preview = scale(6);
        done(preview, Duration.ofSeconds(1));
        show(web(6, 0, 9, "r1"));
        assertThat(book.movedOn(preview).map(Refusal::answered))
                .contains("web is to have 9 instances now, not the 6 of that change; who changed it is not known here");
    }

    @Test
    void whatBreaksOffIsUnknown() {
        show(web(6, 0, 6, "r1"));
        book.broke(book.begin(scale(8)), "the line went dead");
        assertThat(book.changes().getFirst().verdict(now)).isEqualTo("the line went dead; 6 of 6 healthy");
    }

    @Test
    void neighboursThatGetIntoTroubleAreCounted() {
        var client = Given.container("api-1", "api", "atlas");
        var link = Given.observed(Given.instance("api-1"), Given.instance("web-0"), 80);
        var with =
                Given.topology(client, Given.app("api"), link, app(1, "r1"), Given.container("web-0", "web", "atlas"));
        show(with);
        var preview = scale(1);
        var tracked = book.begin(preview);
        var sick = with.apply(Given.change(Given.unhealthy("api-1", "api", "atlas")));
        var problem = new Problem(
                Problem.Kind.UNHEALTHY,
                io.binnacle.model.Condition.DEGRADED,
                List.of(client.id()),
                Optional.of(client.app()),
                "api-1",
                "unhealthy",
                "",
                now,
                0);
        picture = new Picture(9, sick, TopologyChange.between(with, sick), true, List.of(), List.of(problem), now);
        book.progressed(tracked, run(preview, Run.State.DONE, "done"));
        assertThat(book.changes().getFirst().verdict(now))
                .isEqualTo("1 of 1 healthy in 0 s; problems of its neighbours went from 0 to 1");
    }
}
