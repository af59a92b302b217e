package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.session.search.Filter;
import io.binnacle.session.search.Groups;
import io.binnacle.session.search.Hidden;
import io.binnacle.session.search.Query;
import io.binnacle.session.search.Sieve;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a filter hides is taken out with all that hangs on it, and counted with its reason.
final class SieveTest {
    private final Sieve sieve = new Sieve(new Gauges(new AtomicLong()::get));
    private final Topology topology = Given.topology(
            Given.host("alder"),
            Given.host("birch"),
            Given.app("web"),
            Given.app("db"),
            Given.app("pause"),
            Given.container("web-1", "web", "alder", Given.published(80, 31080)),
            Given.unhealthy("web-2", "web", "birch"),
            Given.container("pause-1", "pause", "birch"),
            Given.container("db-1", "db", "alder"),
            Given.exited("db-2", "db", "birch", 137, true));

    private static Query query(String text) {
        return Query.read(text) instanceof Query.Reading.Right(Query query) ? query : new Query.All();
    }

    private Sieve.Sifted sift(Filter filter) {
        return sieve.sift(new Sieve.Mesh(filter, query("name:pause*"), new Query.All()), topology, Given.NOW);
    }

    private static String names(Sieve.Sifted sifted) {
        return sifted.topology().containers().keySet().stream()
                .map(ContainerId::value)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void nothingIsTakenOutWhenNothingIsAsked() {
        assertThat(sift(Filter.NONE)).isEqualTo(new Sieve.Sifted(topology, Hidden.NOTHING));
        assertThat(sift(Filter.NONE.with("team")).topology()).isSameAs(topology);
    }

    @Test
    void runningAndStoppedAreToldApart() {
        assertThat(names(sift(Filter.NONE.with(Filter.Life.RUNNING)))).isEqualTo("db-1 pause-1 web-1 web-2");
        assertThat(names(sift(Filter.NONE.with(Filter.Life.STOPPED)))).isEqualTo("db-2");
        assertThat(sift(Filter.NONE.with(Filter.Life.STOPPED)).topology().apps())
                .containsOnlyKeys(new AppId("db"));
    }

    @Test
    void theSystemIsWhatTheRuleFinds() {
        var own = sift(Filter.NONE.with(Filter.Whose.OWN));
        assertThat(names(own)).isEqualTo("db-1 db-2 web-1 web-2");
        assertThat(own.topology().apps()).doesNotContainKey(new AppId("pause"));
        assertThat(names(sift(Filter.NONE.with(Filter.Whose.SYSTEM)))).isEqualTo("pause-1");
    }

    @Test
    void oneAppOrOneHostIsShownAlone() {
        assertThat(names(sift(Filter.NONE.only(new AppId("web"))))).isEqualTo("web-1 web-2");
        var alder = sift(Filter.NONE.only(new HostId("alder")));
        assertThat(names(alder)).isEqualTo("db-1 web-1");
        assertThat(alder.topology().hosts()).containsOnlyKeys(new HostId("alder"));
        assertThat(alder.hidden().hosts()).isEqualTo(1);
    }

    @Test
    void whatIsHiddenIsCountedOnceWithItsFirstReasonAndWhatOfItIsWrong() {
        var filter = Filter.NONE.with(Filter.Life.RUNNING).with(Filter.Whose.OWN);
        var hidden = sift(filter).hidden();
        assertThat(hidden.containers()).isEqualTo(Map.of(Hidden.Why.STOPPED, 1, Hidden.Why.SYSTEM, 1));
        assertThat(sift(Filter.NONE.with(Filter.Whose.SYSTEM)).hidden().sentence())
                .startsWith("4 hidden: 4 your own")
                .endsWith("of it wrong");
        assertThat(Hidden.NOTHING.sentence()).isEqualTo("0 hidden");
    }

    @Test
    void groupsAreProjectsOrWhatALabelSays() {
        assertThat(Groups.all(topology, "team")).isEqualTo(Map.of("", 5));
        assertThat(names(sift(Filter.NONE.with("team").with(Set.of("payments")))))
                .isEmpty();
        assertThat(names(sift(Filter.NONE.with("team").with(Set.of(""))))).isEqualTo("db-1 db-2 pause-1 web-1 web-2");
    }

    @Test
    void whatHasNoLinkIsHiddenWhenAskedFor() {
        assertThat(names(sift(Filter.NONE.connected(true)))).isEmpty();
    }

    @Test
    void whatIsNotSoughtCanBeHiddenToo() {
        var sifted = sieve.sift(new Sieve.Mesh(Filter.NONE, query("-web"), query("app:web")), topology, Given.NOW);
        assertThat(names(sifted)).isEqualTo("web-1 web-2");
        assertThat(sifted.hidden().sentence()).startsWith("3 hidden: 3 not sought");
    }

    @Test
    void theSameQuestionAboutTheSameTopologyHasTheSameObjectForAnAnswer() {
        var filter = Filter.NONE.with(Filter.Life.RUNNING);
        var first = sift(filter).topology();
        assertThat(sift(filter).topology()).isSameAs(first);
        var later = sieve.sift(
                new Sieve.Mesh(filter, query("name:pause*"), new Query.All()), topology, Given.NOW.plusSeconds(30));
        assertThat(later.topology()).isSameAs(first);
    }
}
