package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Service;
import io.binnacle.model.ServiceId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TwinsTest {
    private static final String TASK = "web.instance-1._app.1";

    private final Twins twins = new Twins();
    private Topology raw = Topology.EMPTY;
    private Topology shown = Topology.EMPTY;

    private void happens(TopologyChange change) {
        var paired = twins.pair(raw, change);
        raw = raw.apply(change);
        shown = shown.apply(paired);
    }

    private static Container engines(String id, String task, String host) {
        var like = Given.container(id, "web~web", host);
        return new Container(
                like.id(),
                like.host(),
                like.app(),
                task,
                like.image(),
                like.revision(),
                like.state(),
                like.health(),
                0,
                Optional.empty(),
                like.createdAt(),
                like.startedAt(),
                like.limits(),
                like.ports(),
                like.networks(),
                like.mounts(),
                like.labels(),
                List.of(new EnvironmentVariable(Twins.MARK, new EnvironmentVariable.Value.Plain(task))),
                like.command(),
                like.restartPolicy(),
                false);
    }

    private void bothTell() {
        happens(Given.change(Given.host("a"), Given.app("/web"), Given.container(TASK, "/web", "a")));
        happens(Given.change(
                Given.app("web~web"), engines("c1", TASK, "a"), Given.app("db"), Given.container("db", "db", "a")));
    }

    @Test
    void aTaskAndItsContainerAreOne() {
        bothTell();
        assertThat(shown)
                .isEqualTo(Given.topology(
                        Given.host("a"),
                        Given.app("/web"),
                        Given.container(TASK, "/web", "a"),
                        Given.app("db"),
                        Given.container("db", "db", "a")));
    }

    @Test
    void inWhicheverOrderTheyAreTold() {
        happens(Given.change(Given.host("a"), Given.app("web~web"), engines("c1", TASK, "a")));
        assertThat(shown.containers()).containsOnlyKeys(new ContainerId("c1"));
        happens(Given.change(Given.app("/web"), Given.container(TASK, "/web", "a")));
        assertThat(shown.containers()).containsOnlyKeys(new ContainerId(TASK));
        assertThat(shown.apps()).containsOnlyKeys(new AppId("/web"));
    }

    @Test
    void whatTheEngineSawOfTheContainerIsToldOfTheTask() {
        bothTell();
        happens(Given.change(Given.observed(Given.instance("c1"), Given.instance("db"), 5432)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance(TASK), Given.instance("db"), 5432));
        happens(new TopologyChange.Builder()
                .remove(Given.observed(Given.instance("c1"), Given.instance("db"), 5432)
                        .id())
                .build());
        assertThat(shown.links()).isEmpty();
    }

    @Test
    void theServiceOfAnAppThatIsNotShownIsNot() {
        happens(new TopologyChange.Builder()
                .put(new Service(
                        new ServiceId("web~web"),
                        "web",
                        new AppId("web~web"),
                        Set.of("web"),
                        List.of(),
                        Set.of(new ContainerId("c1"))))
                .build());
        bothTell();
        assertThat(shown.services()).isEmpty();
    }

    @Test
    void whatTheSchedulerForgetsIsTheEnginesAgain() {
        bothTell();
        happens(new TopologyChange.Builder()
                .remove(new ContainerId(TASK))
                .remove(new AppId("/web"))
                .build());
        assertThat(shown.containers()).containsOnlyKeys(new ContainerId("c1"), new ContainerId("db"));
        assertThat(shown.apps()).containsOnlyKeys(new AppId("web~web"), new AppId("db"));
        assertThat(shown).isEqualTo(raw);
    }

    @Test
    void aContainerThatIsGoneLeavesItsTask() {
        bothTell();
        happens(new TopologyChange.Builder().remove(new ContainerId("c1")).build());
        assertThat(shown.containers()).containsOnlyKeys(new ContainerId(TASK), new ContainerId("db"));
    }

    @Test
    void theSameNameOnAnotherHostIsAnother() {
        bothTell();
        happens(Given.change(Given.host("b"), engines("c2", "web.instance-2._app.1", "b")));
        happens(Given.change(Given.container("web.instance-2._app.1", "/web", "a")));
        assertThat(shown.containers()).hasSize(4);
    }

    @Test
    void whereNoSchedulerIsOpenEveryChangeGoesThroughAsItIs() {
        var change = Given.change(Given.host("a"), engines("c1", TASK, "a"));
        assertThat(twins.pair(Topology.EMPTY, change)).isSameAs(change);
    }
}
