package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MailboxTest {
    private final Mailbox mailbox = new Mailbox();

    private static Picture picture(long number, TopologyChange change) {
        return new Picture(number, Topology.EMPTY, change, true, List.of(), List.of(), Given.NOW);
    }

    @Test
    void theReaderIsCalledOnceHoweverManyPicturesCome() {
        assertThat(mailbox.put(picture(1, TopologyChange.NOTHING))).isTrue();
        assertThat(mailbox.put(picture(2, TopologyChange.NOTHING))).isFalse();
        assertThat(mailbox.take().orElseThrow().number()).isEqualTo(2);
        assertThat(mailbox.take()).isEmpty();
    }

    @Test
    void noChangeIsLostBetweenTwoLooks() {
        mailbox.put(picture(1, Given.change(Given.host("a"))));
        mailbox.put(picture(2, Given.change(Given.host("b"))));
        mailbox.put(
                picture(3, new TopologyChange.Builder().remove(new HostId("a")).build()));
        var change = mailbox.take().orElseThrow().change();
        assertThat(change.hosts().put().keySet()).containsExactly(new HostId("b"));
        assertThat(change.hosts().removed()).containsExactly(new HostId("a"));
    }
}
