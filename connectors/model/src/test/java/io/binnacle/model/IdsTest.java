package io.binnacle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anIdKeepsItsTextWhateverItIs() {
        for (var text : List.of("🦊", "👩‍👩‍👧‍👦", "שלום", "a b", "\u0000x")) {
            assertThat(new ContainerId(text).toString()).isEqualTo(text);
            assertThat(new ContainerId(text)).isEqualTo(new ContainerId(text)).hasSameHashCodeAs(new ContainerId(text));
        }
    }

    @Test
    void anEmptyIdIsRefused() {
        assertThatThrownBy(() -> new HostId("")).hasMessage("host id is empty");
        assertThatThrownBy(() -> new ContainerId(" \t")).hasMessage("container id is empty");
        assertThatThrownBy(() -> new AppId("")).hasMessage("app id is empty");
    }

    @Test
    void peersOfDifferentKindsWithOneNameAreDifferent() {
        var peers = List.<Peer>of(
                new Peer.Instance(new ContainerId("x")), new Peer.OfHost(new HostId("x")), new Peer.Outside("x"));
        for (var left : peers) {
            for (var right : peers) {
                assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Limits(-1, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Limits(Double.NaN, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Capacity(0, -1)).hasMessageContaining("negative");
    }

    @Test
    void aRefusalIsOneSentenceWithItsThreeParts() {
        var refusal = new Refusal(Refusal.Reason.DENIED, "to stop web-1", "403", "ask");
        assertThat(refusal.sentence()).isEqualTo("Tried to stop web-1. It answered: 403. Next: ask.");
        assertThat(new ConnectorException(refusal)).hasMessage(refusal.sentence());
    }

    @Test
    void aLinkKnowsItsEnds() {
        var id = new LinkId(new Peer.Outside("a"), new Peer.Outside("b"), 80, Protocol.TCP, Link.Evidence.OBSERVED);
        var link = new Link(id, 3, "", Instant.EPOCH, Optional.empty());
        assertThat(link.client()).isEqualTo(new Peer.Outside("a"));
        assertThat(link.server()).isEqualTo(new Peer.Outside("b"));
        assertThat(link.observed()).isTrue();
    }
}
