package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// An app whose instances run in several clusters is scaled in each.
final class SpreadTest {
    private static final AppId WEB = new AppId("web");

    private final List<Place> places = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    /// One cluster that runs so many instances.
    private final class Place implements Operator {
        private final String name;
        private final int running;
        private Optional<String> refuses = Optional.empty();
        private Optional<Refusal> rejects = Optional.empty();
        private boolean fails;
        private String basis = "1";

        Place(String name, int running) {
            this.name = name;
            this.running = running;
        }

        @Override
        public Optional<Refusal> refusal(Operation operation) {
            return rejects.or(() -> refuses.map(Given::refusal));
        }

        @Override
        public Preview.Answer preview(Operation operation) {
            if (!(operation instanceof Operation.Scale scale)) {
                return new Preview.Answer.Possible(new Preview(
                        operation,
                        name + " " + operation.verb(),
                        List.of("do it"),
                        List.of(),
                        List.of(),
                        "do " + name,
                        Preview.Friction.NONE,
                        Optional.of(operation),
                        Given.NOW,
                        basis));
            }
            return new Preview.Answer.Possible(new Preview(
                    operation,
                    name + " " + running + " → " + scale.instances(),
                    List.of("do it"),
                    List.of(),
                    List.of(),
                    "scale " + name + " " + scale.instances(),
                    scale.instances() == 0 ? Preview.Friction.HOLD : Preview.Friction.NONE,
                    Optional.of(new Operation.Scale(scale.app(), running)),
                    Given.NOW,
                    basis));
        }

        @Override
        public Run run(Preview preview, Consumer<Run> progress) {
            done.add(preview.summary());
            var state = fails ? Run.State.FAILED : Run.State.DONE;
            var refusal = fails ? Optional.of(Given.refusal("no room")) : Optional.<Refusal>empty();
            return new Run("1", preview, state, fails ? "no room" : "done", Given.NOW, Optional.of(Given.NOW), refusal);
        }
    }

    private Spread spread(int... running) {
        var parts = new ArrayList<Spread.Part>();
        for (var count : running) {
            var place = new Place("host-" + (parts.size() + 1), count);
            places.add(place);
            parts.add(new Spread.Part(place.name, count, place));
        }
        return new Spread(parts, Clock.fixed(Given.NOW, ZoneOffset.UTC));
    }

    private static Preview preview(Spread spread, int instances) {
        return switch (spread.preview(new Operation.Scale(WEB, instances))) {
            case Preview.Answer.Possible(Preview preview) -> preview;
            case Preview.Answer.Refused(Refusal why) -> throw new AssertionError(why.sentence());
        };
    }

    @Test
    void moreGoWhereTheFewestRunAndOnlyThereAnythingIsDone() {
        var spread = spread(3, 1, 2);

        var preview = preview(spread, 8);
        var run = spread.run(preview, _ -> {});

        assertThat(preview.summary()).isEqualTo("host-2 1 → 3");
        assertThat(run.state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void fewerAreTakenWhereTheMostRun() {
        assertThat(preview(spread(3, 1, 2), 4).summary()).isEqualTo("host-1 3 → 2; host-3 2 → 1");
    }

    @Test
    void whatWasAddedEvenlyIsTakenAwayInTheSameWay() {
        assertThat(preview(spread(2, 2), 3).summary()).isEqualTo("host-2 2 → 1");
        places.clear();
        assertThat(preview(spread(2, 1), 4).summary()).isEqualTo("host-2 1 → 2");
    }

    @Test
    void theWholeIsAsHardToConfirmAsItsHardestPart() {
        var preview = preview(spread(1, 1), 1);

        assertThat(preview.friction()).isEqualTo(Preview.Friction.HOLD);
        assertThat(preview.inverse()).contains(new Operation.Scale(WEB, 2));
        assertThat(preview.steps()).containsExactly("host-2: do it");
        assertThat(preview.command()).isEqualTo("scale host-2 0");
    }

    @Test
    void oneThatRefusesIsNamedAndNothingIsDone() {
        var spread = spread(1, 1);
        places.getLast().refuses = Optional.of("it does not answer");

        assertThat(spread.refusal(new Operation.Scale(WEB, 3)).orElseThrow().answered())
                .isEqualTo("host-2: it does not answer");
        assertThat(spread.preview(new Operation.Scale(WEB, 3))).isInstanceOf(Preview.Answer.Refused.class);
    }

    @Test
    void whereOneFailsTheRestIsLeftAloneAndSaidSo() {
        var spread = spread(1, 1, 1);
        places.get(1).fails = true;

        var run = spread.run(preview(spread, 6), _ -> {});

        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).isEqualTo("host-1: done; host-2: no room; host-3: nothing was done");
        assertThat(done).containsExactly("host-1 1 → 2", "host-2 1 → 2");
    }

    @Test
    void aChangeInAnyOfThemMakesThePreviewStale() {
        var spread = spread(1, 1);
        var preview = preview(spread, 4);
        places.getLast().basis = "2";

        var run = spread.run(preview, _ -> {});

        assertThat(run.refusal().orElseThrow().reason()).isEqualTo(Refusal.Reason.STALE);
        assertThat(done).isEmpty();
    }

    private static Preview possible(Spread spread, Operation operation) {
        return switch (spread.preview(operation)) {
            case Preview.Answer.Possible(Preview preview) -> preview;
            case Preview.Answer.Refused(Refusal why) -> throw new AssertionError(why.sentence());
        };
    }

    @Test
    void everythingElseIsDoneInOneClusterAfterAnother() {
        var spread = spread(2, 0, 1);
        var preview = possible(spread, new Operation.RestartApp(WEB));

        var run = spread.run(preview, _ -> {});

        assertThat(preview.summary()).isEqualTo("host-1 Restart; host-3 Restart");
        assertThat(preview.inverse()).contains(new Operation.RestartApp(WEB));
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(done).containsExactly("host-1 Restart", "host-3 Restart");
    }

    @Test
    void whoHasNothingToDoIsLeftAloneAndSaidSo() {
        var spread = spread(2, 1);
        places.getFirst().rejects =
                Optional.of(new Refusal(Refusal.Reason.REJECTED, "to do it", "it is so already", "nothing"));

        var preview = possible(spread, new Operation.RestartApp(WEB));

        assertThat(preview.steps()).containsExactly("host-2: do it", "host-1: nothing is done, since it is so already");
    }

    @Test
    void whatIsOfOneContainerIsNothingForAllOfThem() {
        assertThat(spread(1, 1)
                        .refusal(new Operation.Start(new ContainerId("c")))
                        .orElseThrow()
                        .reason())
                .isEqualTo(Refusal.Reason.UNSUPPORTED);
    }
}
