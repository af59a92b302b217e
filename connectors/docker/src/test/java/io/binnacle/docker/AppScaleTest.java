package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.ImageRef;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is started, made and stopped so that so many run.
final class AppScaleTest {
    private static AppScale plan(int wanted, Fixture... fixtures) {
        return plan(wanted, List.of(), fixtures);
    }

    private static AppScale plan(int wanted, List<String> others, Fixture... fixtures) {
        var instances = Arrays.stream(fixtures)
                .map(fixture -> fixture.seen().container())
                .toList();
        var taken = new java.util.ArrayList<>(others);
        instances.forEach(one -> taken.add(one.name()));
        var first = instances.getFirst();
        var name = Naming.of(first.name(), new ImageRef("demo/web:2", ""), first.labels())
                .name();
        return AppScale.plan(first.app(), name, instances, wanted, taken);
    }

    private static List<String> names(List<Container> containers) {
        return containers.stream().map(Container::name).toList();
    }

    private static Fixture web(int number) {
        return Fixture.container("web-" + number);
    }

    private static Fixture stopped(int number, int code) {
        return web(number)
                .set(
                        "State",
                        "{\"Status\":\"exited\",\"ExitCode\":%d,\"FinishedAt\":\"2026-01-01T00:00:00Z\"}"
                                .formatted(code));
    }

    @Test
    void newOnesTakeTheNextNumbersAndAreMadeLikeTheNewest() {
        var newest = web(2).set("Created", "\"2030-01-01T00:00:00Z\"");

        var plan = plan(5, web(1), newest, web(3));

        assertThat(plan.copies()).containsExactly("web-4", "web-5");
        assertThat(plan.template().orElseThrow().name()).isEqualTo("web-2");
        assertThat(plan.starts()).isEmpty();
        assertThat(plan.stops()).isEmpty();
    }

    @Test
    void aNameSomebodyElseBearsIsPassedOver() {
        assertThat(plan(3, List.of("web-2"), web(1)).copies()).containsExactly("web-3", "web-4");
    }

    @Test
    void aContainerWithoutANumberIsTheFirst() {
        assertThat(plan(3, Fixture.container("shop")).copies()).containsExactly("shop-2", "shop-3");
    }

    @Test
    void oneWhoseNameTheEngineMadeUpHasNumberedOnesBesideIt() {
        assertThat(plan(2, Fixture.container("peaceful_goldwasser")).copies()).containsExactly("web-2");
    }

    @Test
    void whoWasStoppedIsStartedBeforeAnyIsMade() {
        var plan = plan(4, web(1), stopped(3, 143), stopped(2, 0));

        assertThat(names(plan.starts())).containsExactly("web-2", "web-3");
        assertThat(plan.copies()).containsExactly("web-4");
    }

    @Test
    void whoFailedOrIsOfAnotherRevisionStaysAsItIs() {
        var older = stopped(4, 0).environment("VERSION=1");

        var plan = plan(2, web(1), stopped(2, 1), stopped(3, 139), older);

        assertThat(plan.starts()).isEmpty();
        assertThat(plan.copies()).containsExactly("web-5");
    }

    @Test
    void theUnwellGoFirstThenTheHighestNumbers() {
        var unwell = web(2).set("State", "Health", "{\"Status\":\"unhealthy\"}");

        assertThat(names(plan(1, web(1), unwell, web(3), web(10)).stops())).containsExactly("web-2", "web-10", "web-3");
    }

    @Test
    void goingDownAndUpAgainIsWithTheSameOnes() {
        var down = plan(1, web(1), web(2), web(3));
        var up = plan(3, web(1), stopped(2, 143), stopped(3, 143));

        assertThat(down.stops()).hasSize(2);
        assertThat(names(up.starts())).containsExactlyInAnyOrderElementsOf(names(down.stops()));
        assertThat(up.copies()).isEmpty();
    }

    @Test
    void theNumberThatRunsAsksForNothing() {
        var plan = plan(1, web(1), stopped(2, 0));

        assertThat(plan.arrivals()).isZero();
        assertThat(plan.stops()).isEmpty();
        assertThat(plan.before()).isEqualTo(1);
    }

    @Test
    void anAppWithNoneRunningIsStartedFromItsStoppedOnes() {
        assertThat(names(plan(1, stopped(1, 0), stopped(2, 0)).starts())).containsExactly("web-1");
    }

    @Test
    void theBasisChangesWithAnyInstance() {
        assertThat(plan(3, web(1), web(2)).basis())
                .isEqualTo(plan(9, web(2), web(1)).basis());
        assertThat(plan(3, web(1), web(2)).basis())
                .isNotEqualTo(plan(3, web(1), stopped(2, 0)).basis());
    }
}
