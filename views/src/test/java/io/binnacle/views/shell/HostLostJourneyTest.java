package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Presence;
import io.binnacle.views.Selection;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host is lost and comes back, and is told of wherever the hosts are.
class HostLostJourneyTest {
    @TempDir
    Path directory;

    private static Presence presence(Aboard aboard, String host) {
        return aboard.window.bridge().picture().get().topology().hosts().values().stream()
                .filter(each -> each.name().equals(host))
                .findFirst()
                .orElseThrow()
                .presence();
    }

    @Test
    void itsStateIsKeptWithItsAgeAndReasonWhileTheOthersLive() {
        try (var aboard = Aboard.connected(directory)) {
            var hands = aboard.hands;
            var boreas = aboard.cluster.host("boreas-2").id();

            aboard.cluster.faults().loseHost(boreas);
            hands.in(".status-bar").reads("boreas-2 last seen");
            hands.in(".status-bar").reads("2 of 3 hosts seen");
            hands.reads("63 containers");
            assertThat(presence(aboard, "boreas-2")).isInstanceOf(Presence.Stale.class);
            assertThat(presence(aboard, "atlas-1")).isInstanceOf(Presence.Live.class);
            assertThat(presence(aboard, "cetus-3")).isInstanceOf(Presence.Live.class);

            hands.in(".problems").click("boreas-2");
            hands.until("for the host to be selected", () -> aboard.selected().equals(new Selection.OfHost(boreas)));
            hands.in(".inspector .verdict").reads("Not seen");

            hands.press(KeyCode.CONTROL, KeyCode.L);
            hands.in(".shell-card").reads("boreas-2");
            hands.press(KeyCode.ESCAPE);

            aboard.cluster.faults().bringBack(boreas);
            hands.in(".status-bar").reads("3 of 3 hosts seen");
            hands.until("for the mark to go", () -> !hands.in(".status-bar").read("boreas-2 last seen"));
            hands.until("for the verdict to go", () -> !hands.in(".inspector").read("Not seen"));
            assertThat(presence(aboard, "boreas-2")).isInstanceOf(Presence.Live.class);
        }
    }
}
