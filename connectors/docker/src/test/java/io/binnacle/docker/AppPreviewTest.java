package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What giving an app another number is said to do.
final class AppPreviewTest {
    private final List<String> shared = new ArrayList<>();
    private final List<String> vanishing = new ArrayList<>();

    private Preview preview(int wanted, Fixture... fixtures) {
        var all = Fixture.all(fixtures);
        var builder = new TopologyChange.Builder();
        all.forEach(seen -> builder.put(seen.container()));
        Declared.among(all).values().forEach(builder::put);
        var around = Topology.EMPTY.apply(builder.build());
        var webs = Arrays.stream(fixtures)
                .map(fixture -> fixture.seen().container())
                .filter(one -> one.name().startsWith("web"))
                .toList();
        var app = webs.getFirst().app();
        var plan = AppScale.plan(
                app, "web", webs, wanted, webs.stream().map(one -> one.name()).toList());
        return new AppPreview(
                        new Operation.Scale(app, wanted),
                        "web",
                        plan,
                        Fixture.HOST,
                        "atlas",
                        shared,
                        vanishing,
                        around,
                        Place.at(new Address.Tcp("h", 1, java.util.Optional.empty()), "h"))
                .make(Instant.EPOCH);
    }

    private static Fixture web(int number) {
        return Fixture.container("web-" + number).network("n", "10.0.0." + number, "web");
    }

    @Test
    void moreIsSaidWithNamesAndIsHarmless() {
        var preview = preview(4, web(1), web(2));

        assertThat(preview.summary()).isEqualTo("Scale web from 2 to 4 on atlas");
        assertThat(preview.steps())
                .containsExactly(
                        "create web-3 and web-4 with the settings of web-2, and start them",
                        "wait until all run and are healthy, up to 2 min");
        assertThat(preview.command()).isEqualTo("binnacle scale tcp://h:1 'web~web' 4");
        assertThat(preview.friction()).isEqualTo(Friction.NONE);
        assertThat(preview.inverse())
                .contains(new Operation.Scale(web(1).seen().container().app(), 2));
        assertThat(preview.outlook().arrivals())
                .extracting(arrival -> arrival.name())
                .containsExactly("web-3", "web-4");
    }

    @Test
    void lessIsSaidWithWhoStopsAndStays() {
        var preview = preview(1, web(1), web(2), web(3));

        assertThat(preview.steps())
                .containsExactly(
                        "stop web-3 and web-2, with 10 s to end by themselves",
                        "nothing is removed: scaling up again starts the stopped ones first");
        assertThat(preview.command()).isEqualTo("docker -H tcp://h:1 stop -t 10 web-3 web-2");
        assertThat(preview.friction()).isEqualTo(Friction.NONE);
        assertThat(preview.outlook().departures()).hasSize(2);
    }

    @Test
    void theLastOneGoesOnlyWithAHeldKey() {
        assertThat(preview(0, web(1)).friction()).isEqualTo(Friction.HOLD);
    }

    @Test
    void whoeverConnectsToThemNotices() {
        var api = Fixture.container("api").network("n", "10.0.0.9").environment("URL=http://web:80/");

        var preview = preview(1, web(1), web(2), api);

        assertThat(preview.noticed()).containsExactly("api (URL names web:80)");
        assertThat(preview.friction()).isEqualTo(Friction.HOLD);
    }

    @Test
    void whatSeveralWouldWriteToIsSaidBefore() {
        shared.add("/data");

        var preview = preview(2, web(1));

        assertThat(preview.steps()).anyMatch(step -> step.contains("/data"));
        assertThat(preview.friction()).isEqualTo(Friction.HOLD);
    }

    @Test
    void whatTheEngineRemovesIsTypedAndCannotBeUndone() {
        vanishing.add("web-2");

        var preview = preview(1, web(1), web(2));

        assertThat(preview.friction()).isEqualTo(Friction.TYPE_NAME);
        assertThat(preview.inverse()).isEmpty();
        assertThat(preview.losses()).anyMatch(loss -> loss.contains("anonymous volumes of web-2"));
    }
}
