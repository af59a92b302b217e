package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResolverTest {
    private final Resolver resolver = new Resolver();
    private Topology raw = Topology.EMPTY;
    private Topology shown = Topology.EMPTY;

    private void happens(TopologyChange change) {
        var resolved = resolver.resolve(raw, change);
        raw = raw.apply(change);
        shown = shown.apply(resolved);
    }

    private static Container server(ContainerState state) {
        return Given.container(
                "api",
                "api",
                "b",
                state,
                Given.WELL,
                0,
                Optional.empty(),
                Duration.ofHours(1),
                Given.published(80, 8080));
    }

    private void twoHosts() {
        happens(Given.change(
                Given.host("a", "10.0.0.1", "172.17.0.1"),
                Given.host("b", "10.0.0.2", "172.17.0.1"),
                Given.container("web", "web", "a"),
                server(ContainerState.RUNNING)));
    }

    private static Link dialled(String address, int port) {
        return Given.observed(Given.instance("web"), new Peer.Outside(address), port);
    }

    @Test
    void whoDialsAPublishedPortReachesTheContainerBehindIt() {
        twoHosts();
        happens(Given.change(dialled("10.0.0.2", 8080)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), Given.instance("api"), 8080));
    }

    @Test
    void aPortThatNobodyPublishesIsTheHostItself() {
        twoHosts();
        happens(Given.change(dialled("10.0.0.2", 22)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), new Peer.OfHost(new HostId("b")), 22));
    }

    @Test
    void theTwoViewsOfOneConnectionAreOneLink() {
        twoHosts();
        happens(Given.change(
                dialled("10.0.0.2", 8080), Given.observed(new Peer.Outside("10.0.0.1"), Given.instance("api"), 80)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), Given.instance("api"), 8080));
    }

    @Test
    void anAddressEveryHostHasIsOnesOwn() {
        twoHosts();
        happens(Given.change(dialled("172.17.0.1", 9000)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), new Peer.OfHost(new HostId("a")), 9000));
    }

    @Test
    void aLinkToldEarlierIsResolvedWhenTheOtherHostArrives() {
        happens(Given.change(
                Given.host("a", "10.0.0.1"), Given.container("web", "web", "a"), dialled("10.0.0.2", 8080)));
        assertThat(shown.links().values()).containsExactly(dialled("10.0.0.2", 8080));
        happens(Given.change(Given.host("b", "10.0.0.2"), server(ContainerState.RUNNING)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), Given.instance("api"), 8080));
    }

    @Test
    void aContainerThatEndedNoLongerAnswersOnItsPort() {
        twoHosts();
        happens(Given.change(dialled("10.0.0.2", 8080)));
        happens(Given.change(server(ContainerState.EXITED)));
        assertThat(shown.links().values())
                .containsExactly(Given.observed(Given.instance("web"), new Peer.OfHost(new HostId("b")), 8080));
    }

    @Test
    void anAddressAHostNoLongerHasTellsNothing() {
        twoHosts();
        happens(Given.change(dialled("10.0.0.2", 8080)));
        happens(Given.change(Given.host("b", "10.0.0.9")));
        assertThat(shown.links().values()).containsExactly(dialled("10.0.0.2", 8080));
    }

    @Test
    void aLinkThatIsGoneIsGone() {
        twoHosts();
        happens(Given.change(dialled("10.0.0.2", 8080)));
        happens(new TopologyChange.Builder()
                .remove(dialled("10.0.0.2", 8080).id())
                .build());
        assertThat(shown.links()).isEmpty();
    }

    @Test
    void whatIsKnownEndToEndGoesThroughAsItIs() {
        twoHosts();
        var link = Given.observed(Given.instance("web"), Given.instance("api"), 80);
        happens(Given.change(link));
        assertThat(shown.links().values()).containsExactly(link);
        assertThat(shown.containers()).containsKey(new ContainerId("web"));
    }
}
