package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Metric;
import io.binnacle.model.Presence;
import io.binnacle.model.Sample;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Problem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProblemBookTest {
    private final Gauges gauges = new Gauges();
    private final ProblemBook book = new ProblemBook(gauges, _ -> Optional.empty());

    private List<Problem> read(Object... entities) {
        return book.read(Given.topology(entities), Given.NOW);
    }

    @Test
    void nothingIsWrongWithWhatIsWell() {
        assertThat(read(Given.host("a"), Given.container("web-1", "web", "a"))).isEmpty();
    }

    @Test
    void whatFailsComesBeforeWhatIsDegraded() {
        var found = read(
                Given.host("a"),
                Given.unhealthy("web-1", "web", "a"),
                Given.exited("job-1", "job", "a", 1, false),
                Given.looping("mailer-1", "mailer", "a"),
                Given.exited("image-1", "image", "a", 137, true));
        assertThat(found)
                .extracting(Problem::kind)
                .containsExactly(Kind.CRASH_LOOP, Kind.OUT_OF_MEMORY, Kind.EXITED, Kind.UNHEALTHY);
    }

    @Test
    void ofTwoAsBadTheOneMoreDependOnComesFirst() {
        var found = read(
                Given.host("a"),
                Given.app("web"),
                Given.app("api"),
                Given.app("db"),
                Given.container("web-1", "web", "a"),
                Given.unhealthy("api-1", "api", "a"),
                Given.unhealthy("db-1", "db", "a"),
                Given.observed(Given.instance("web-1"), Given.instance("db-1"), 5432),
                Given.observed(Given.instance("api-1"), Given.instance("db-1"), 5432),
                Given.observed(Given.instance("web-1"), Given.instance("api-1"), 80));
        assertThat(found).extracting(Problem::title).containsExactly("db-1", "api-1");
        assertThat(found.getFirst().detail()).isEqualTo("api, web depend on it");
        assertThat(found.getFirst().affected()).isEqualTo(2);
    }

    @Test
    void oneBadReleaseIsOneLine() {
        var found = read(
                Given.host("a"),
                Given.app("web"),
                Given.unhealthy("web-1", "web", "a"),
                Given.unhealthy("web-2", "web", "a"),
                Given.container("web-3", "web", "a"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().title()).isEqualTo("web");
        assertThat(found.getFirst().what()).isEqualTo("2 of 3 unhealthy");
        assertThat(found.getFirst().speaker()).contains(new ContainerId("web-1"));
    }

    @Test
    void aLostHostSaysWhyAndWhatIsOnItAndHidesTheTroublesOfItsContainers() {
        var lost = Given.host("a").with(new Presence.Stale(Given.NOW.minusSeconds(48), Given.refusal("no route")));
        var found = read(lost, Given.unhealthy("web-1", "web", "a"), Given.container("db-1", "db", "a"));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.HOST_LOST);
        assertThat(found.getFirst().detail()).isEqualTo("no route, 2 containers on it");
        assertThat(found.getFirst().affected()).isEqualTo(2);
        assertThat(found.getFirst().since()).isEqualTo(Given.NOW.minusSeconds(48));
    }

    @Test
    void anEmptyLostHostSaysOnlyWhy() {
        var lost = Given.host("a").with(new Presence.Unreachable(Given.NOW, Given.refusal("refused")));
        assertThat(read(lost).getFirst().detail()).isEqualTo("refused");
    }

    @Test
    void pressureIsMeasuredAndNotGuessed() {
        var topology = Given.topology(Given.host("a"), Given.container("web-1", "web", "a"));
        assertThat(book.read(topology, Given.NOW)).isEmpty();
        gauges.add(List.of(
                new Sample(new HostId("a"), Metric.MEMORY, 7.0 * (1L << 30), Given.NOW),
                new Sample(new ContainerId("web-1"), Metric.MEMORY, 950, Given.NOW)));
        assertThat(book.read(topology, Given.NOW))
                .extracting(Problem::kind)
                .containsExactlyInAnyOrder(Kind.HOST_PRESSURE, Kind.MEMORY_PRESSURE);
    }

    @Test
    void troubleKeepsItsBeginningWhileItLasts() {
        var topology = Given.topology(Given.host("a"), Given.unhealthy("web-1", "web", "a"));
        book.read(topology, Given.NOW);
        var later = book.read(topology, Given.NOW.plusSeconds(90));
        assertThat(later.getFirst().since()).isEqualTo(Given.NOW);
    }

    @Test
    void whatEventsToldOfItsBeginningIsBelieved() {
        var told = new ProblemBook(gauges, _ -> Optional.of(Given.NOW.minus(Duration.ofMinutes(14))));
        var found = told.read(Given.topology(Given.host("a"), Given.unhealthy("web-1", "web", "a")), Given.NOW);
        assertThat(found.getFirst().since()).isEqualTo(Given.NOW.minus(Duration.ofMinutes(14)));
    }

    @Test
    void aClockSetBackMakesNoTroubleOutOfNothing() {
        var topology = Given.topology(Given.host("a"), Given.container("web-1", "web", "a"));
        assertThat(book.read(topology, Given.NOW.minus(Duration.ofDays(2)))).isEmpty();
    }

    /// Not a time, but a count: each app in trouble must not look through everything again.
    @Test
    void tenThousandContainersAllInTroubleAreRead() {
        var builder = new TopologyChange.Builder().put(Given.host("a"));
        for (var i = 0; i < 10_000; i++) {
            builder.put(Given.unhealthy("c-" + i, "app-" + i, "a"));
        }
        assertThat(book.read(Topology.EMPTY.apply(builder.build()), Given.NOW)).hasSize(10_000);
    }

    @Test
    void whoDependsOnItIsCountedAnewWhenThatChanges() {
        var broken = Given.topology(
                Given.host("a"),
                Given.app("web"),
                Given.app("db"),
                Given.container("web-1", "web", "a"),
                Given.unhealthy("db-1", "db", "a"));
        assertThat(book.read(broken, Given.NOW).getFirst().affected()).isZero();
        var called = broken.apply(new TopologyChange.Builder()
                .put(Given.observed(Given.instance("web-1"), Given.instance("db-1"), 5432))
                .build());
        assertThat(book.read(called, Given.NOW).getFirst().affected()).isEqualTo(1);
        assertThat(book.read(called, Given.NOW).getFirst().affected()).isEqualTo(1);
    }

    @Test
    void aDeploymentThatWaitsIsTroubleOnceItHasDoneSoForAWhile() {
        var waiting = Given.topology(
                Given.host("a"),
                Given.app("web"),
                Given.container("web-1", "web", "a"),
                Given.waiting("web", 1, 3, "too little memory on 3 of 3 hosts"));
        assertThat(book.read(waiting, Given.NOW)).isEmpty();
        var found = book.read(waiting, Given.NOW.plus(ProblemBook.WAITING_IS_TROUBLE));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(Kind.WAITING);
        assertThat(found.getFirst().title()).isEqualTo("web");
        assertThat(found.getFirst().what()).isEqualTo("1 of 3 as wished");
        assertThat(found.getFirst().detail()).isEqualTo("waits for too little memory on 3 of 3 hosts");
        assertThat(found.getFirst().since()).isEqualTo(Given.NOW);
    }

    @Test
    void anAppWithoutAnyInstanceIsTroubleTooAndAtOnceWhereItHasWaitedForLong() {
        var waiting = Given.topology(Given.app("web"), Given.waiting("web", 0, 3, "a port"));
        var later = Given.NOW.plus(ProblemBook.LONG_UNDER_WAY);
        var found = book.read(waiting, later);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().subjects()).isEmpty();
        assertThat(found.getFirst().app()).contains(new AppId("web"));
        assertThat(found.getFirst().since()).isEqualTo(Given.NOW);
    }

    @Test
    void aDeploymentThatWaitsForNothingIsNone() {
        var going = Given.topology(Given.app("web"), Given.waiting("web", 0, 3, ""));
        assertThat(book.read(going, Given.NOW.plus(ProblemBook.LONG_UNDER_WAY))).isEmpty();
    }
}
