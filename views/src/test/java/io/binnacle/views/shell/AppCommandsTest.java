package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AppCommandsTest {
    private static final AppId WEB = new AppId("shop/web");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static Topology web(int wanted) {
        var image = new ImageRef("registry.lab/web:2.1", "");
        return Topology.EMPTY.apply(new TopologyChange.Builder()
                .put(new App(WEB, "web", Optional.empty(), "test", image, OptionalInt.of(wanted), List.of()))
                .build());
    }

    private static Entry only(String typed, int wanted, Change... changes) {
        var entries = new AppCommands(web(wanted), _ -> Optional.empty(), List.of(changes)).entries(typed);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static Operation operation(Entry entry) {
        return ((Entry.Does.Propose) entry.does()).operation();
    }

    @Test
    void anotherTagIsOfTheSameImageAndKeepsItsCase() {
        assertThat(operation(only("redeploy Web 2.2-RC1", 3)))
                .isEqualTo(new Operation.Redeploy(WEB, Optional.of("registry.lab/web:2.2-RC1")));
        assertThat(operation(only("deploy web other.lab/web:3", 3)))
                .isEqualTo(new Operation.Redeploy(WEB, Optional.of("other.lab/web:3")));
        assertThat(operation(only("redeploy web", 3))).isEqualTo(new Operation.Redeploy(WEB, Optional.empty()));
    }

    @Test
    void whatIsSuspendedIsResumedAtItsFormerSize() {
        assertThat(operation(only("suspend web", 6))).isEqualTo(new Operation.Scale(WEB, 0));
        assertThat(operation(only("resume web", 0, suspended()))).isEqualTo(new Operation.Scale(WEB, 6));
    }

    @Test
    void whatWasNotSuspendedFromHereSaysWhatToDo() {
        assertThat(only("resume web", 0).whyNot()).contains("it was not suspended from here; scale it instead");
        assertThat(only("resume web", 4, suspended()).whyNot()).isPresent();
        assertThat(only("suspend web", 0).whyNot()).contains("it has no instances");
    }

    @Test
    void whyItCannotBeDoneStandsBeforeTheClick() {
        var readOnly =
                new Refusal(Refusal.Reason.DENIED, "to cancel", "the token of bob may only read", "take another");
        var entry = new AppCommands(web(3), _ -> Optional.of(readOnly), List.of())
                .entries("cancel web")
                .getFirst();
        assertThat(entry.whyNot()).contains("the token of bob may only read");
    }

    private static Change suspended() {
        var preview = new Preview(
                new Operation.Scale(WEB, 0),
                "Scale web 6 → 0",
                List.of(),
                List.of(),
                List.of(),
                "",
                Preview.Friction.TYPE_NAME,
                Optional.of(new Operation.Scale(WEB, 6)),
                NOW,
                "1");
        return new Change(
                "1",
                preview.summary(),
                "",
                Optional.of(WEB),
                Change.Stage.DONE,
                "",
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.of(NOW),
                Optional.of(preview),
                "",
                Optional.empty(),
                List.of());
    }
}
