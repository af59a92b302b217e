package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.views.Stand;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scheduler on the open hosts: asked for by name, refused in words where the wish was made, and opened once it runs.
class SchedulerJourneyTest {
    private static final Refusal REFUSAL =
            new Refusal(Refusal.Reason.BROKEN, "to run a scheduler", "the disk is full", "make room");

    @TempDir
    Path directory;

    private record Starter(Deque<Answer> answers, List<List<Endpoint>> asked) implements SchedulerStarter {
        @Override
        public boolean suits(Endpoint hosts) {
            return true;
        }

        @Override
        public synchronized Answer run(List<Endpoint> hosts) {
            asked.add(hosts);
            return answers.remove();
        }
    }

    @Test
    void itIsRefusedInWordsAndTriedAgain() {
        var endpoint = SimulatorSettings.demo().endpoint();
        var starter = new Starter(
                new ArrayDeque<>(List.of(
                        new SchedulerStarter.Answer.Refused(REFUSAL),
                        new SchedulerStarter.Answer.Runs(endpoint, true))),
                new CopyOnWriteArrayList<>());
        try (var aboard = Aboard.connected(directory)) {
            Stand.run(() -> aboard.window.offer(starter));
            aboard.hands.press(KeyCode.CONTROL, KeyCode.K);
            Stand.run(() -> ((TextField) aboard.find("#palette-field")).setText("run a scheduler"));
            Stand.until(() ->
                    !((ListView<?>) aboard.find("#palette-list")).getItems().isEmpty());
            aboard.hands.press(KeyCode.ENTER);
            aboard.hands.click("#scheduler-run");
            aboard.hands.reads("the disk is full");
            aboard.hands.click("#scheduler-run");
            Stand.until(() -> !aboard.window.overlays().open().get());
            assertThat(starter.asked())
                    .hasSize(2)
                    .allSatisfy(hosts -> assertThat(hosts)
                            .hasSize(1)
                            .allMatch(host -> host.scheme().equals("simulator")));
        }
    }
}
