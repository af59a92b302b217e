package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.model.Presence;
import io.binnacle.model.Sample;
import io.binnacle.model.Topology;
import io.binnacle.session.search.Index;
import io.binnacle.session.search.Query;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The language of the filter, over five containers on two hosts.
final class SearchTest {
    private final Gauges gauges = new Gauges(new AtomicLong()::get);
    private final Index index = new Index(gauges);
    private Topology topology = Given.topology(
            Given.host("alder"),
            Given.host("birch"),
            Given.app("web"),
            Given.app("db"),
            labelled(Given.container("web-1", "web", "alder", Given.published(80, 31080)), "team", "Payments"),
            Given.unhealthy("web-2", "web", "birch"),
            Given.looping("web-10", "web", "birch"),
            Given.container("db-1", "db", "alder"),
            Given.exited("db-2", "db", "birch", 137, true));

    SearchTest() {
        measured("web-1", 2, 900);
        measured("web-2", 0.5, 100);
    }

    private void measured(String container, double cores, double bytes) {
        var id = new ContainerId(container);
        gauges.add(
                List.of(new Sample(id, Metric.CPU, cores, Given.NOW), new Sample(id, Metric.MEMORY, bytes, Given.NOW)));
    }

    private static Container labelled(Container it, String label, String value) {
        return new Container(
                it.id(),
                it.host(),
                it.app(),
                it.name(),
                it.image(),
                it.revision(),
                it.state(),
                it.health(),
                it.restarts(),
                it.exit(),
                it.createdAt(),
                it.startedAt(),
                it.limits(),
                it.ports(),
                it.networks(),
                it.mounts(),
                Map.of(label, value),
                it.environment(),
                it.command(),
                it.restartPolicy(),
                it.tty());
    }

    private Index.Found found(String text) {
        return switch (Query.read(text)) {
            case Query.Reading.Right(Query query) -> index.find(query, topology, Given.NOW);
            case Query.Reading.Wrong wrong -> throw new AssertionError(text + ": " + wrong);
        };
    }

    private String names(String text) {
        return found(text).containers().stream()
                .map(ContainerId::value)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            web                             | web-1 web-10 web-2
            WEB birch                       | web-10 web-2
            "web-1"                         | web-1 web-10
            name:web-1                      | web-1 web-10
            name:^web-1$                    | web-1
            name:web-?                      | web-1 web-2
            name:web-*                      | web-1 web-10 web-2
            name:^[wd].*-1$                 | db-1 web-1
            image:db*                       | db-1 db-2
            image:lab/*                     | db-1 db-2 web-1 web-10 web-2
            tag:1                           | db-1 db-2 web-1 web-10 web-2
            app:db                          | db-1 db-2
            host:alder                      | db-1 web-1
            state:unhealthy                 | web-2
            unhealthy                       | web-2
            state:failing                   | db-2 web-10
            state:exited                    | db-2
            -state:running                  | db-2
            not app:web                     | db-1 db-2
            app:web -host:birch             | web-1
            app:db or state:unhealthy       | db-1 db-2 web-2
            app:db and exit = 137           | db-2
            (app:db or app:web) host:alder  | db-1 web-1
            app:db or app:web host:alder    | db-1 db-2 web-1
            -(app:db or host:birch)         | web-1
            label.team:pay                  | web-1
            label:team=Payments             | web-1
            port:31080                      | web-1
            cpu > 1                         | web-1
            cpu>20%                         | web-1
            cpu < 20 %                      | web-2
            memory > 80%                    | web-1
            memory <= 100                   | web-2
            memory < 1kb                    | web-1 web-2
            mem >= 900 b                    | web-1
            restarts >= 5                   | web-10
            age < 1m                        | web-10
            age > 59 min host:alder         | db-1 web-1
            """)
    void whatIsTypedIsWhatIsFound(String typed, String names) {
        assertThat(names(typed)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu >",
                "cpu > x",
                "cpu > 1 mb or",
                "memory > 5parrots",
                "restarts > 50%",
                "(web",
                "web)",
                "\"web",
                "name:",
                "name:(",
                "name:[",
                "web or",
                "not",
                "()",
                "age < 5",
                "cpu > 1.2.3"
            })
    void whatIsNoQueryIsToldWithAReasonAndAPlace(String typed) {
        assertThat(Query.read(typed)).isInstanceOfSatisfying(Query.Reading.Wrong.class, wrong -> {
            assertThat(wrong.at()).isBetween(0, typed.length());
            assertThat(wrong.why()).isNotBlank();
        });
    }

    @Test
    void nothingTypedIsEverything() {
        assertThat(names("  ")).isEqualTo("db-1 db-2 web-1 web-10 web-2");
    }

    @Test
    void whatIsFoundIsCountedForEveryView() {
        var found = found("app:web");

        assertThat(found.apps()).hasSize(1);
        assertThat(found.hosts()).hasSize(2);
        assertThat(found("cpu > 1").unmeasured()).isEqualTo(3);
    }

    @Test
    void valuesOfTheEnvironmentAreNotSearched() {
        assertThat(names("env:password")).isEmpty();
    }

    @Test
    void aHostThatIsNotSeenMakesItsContainersNotSeen() {
        assertThat(names("state:\"not seen\"")).isEmpty();

        var silent = new Presence.Stale(Given.NOW, Given.refusal("nothing"));
        topology = topology.apply(Given.change(Given.host("alder").with(silent)));

        assertThat(names("state:\"not seen\"")).isEqualTo("db-1 web-1");
    }

    @Test
    void aPatternThatWouldReadForHoursFitsNothingAndEnds() {
        topology = topology.apply(Given.change(Given.container("a".repeat(60), "web", "alder")));

        assertThat(names("name:^(a+)+b$")).isEmpty();
    }

    @Test
    void overManyChangesTheIndexFindsWhatANewOneFinds() {
        var random = new Random(7);
        var queries = List.of("web", "state:unhealthy", "host:birch -app:db", "restarts > 0 or exit > 0");
        for (var i = 0; i < 300; i++) {
            var name = "c" + random.nextInt(40);
            var host = random.nextBoolean() ? "alder" : "birch";
            var next = random.nextBoolean() ? Given.unhealthy(name, "web", host) : Given.looping(name, "db", host);
            topology = topology.apply(Given.change(next));
            for (var query : queries) {
                var wanted = ((Query.Reading.Right) Query.read(query)).query();
                assertThat(index.find(wanted, topology, Given.NOW))
                        .isEqualTo(new Index(gauges).find(wanted, topology, Given.NOW));
            }
        }
    }
}
