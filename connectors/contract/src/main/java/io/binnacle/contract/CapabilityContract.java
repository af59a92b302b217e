package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.model.Subject;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Traffic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a connector must do with each capability it offers.
abstract class CapabilityContract extends Connected {
    @Test
    void aCapabilityAskedForTwiceIsTheSame() {
        List<Class<? extends Capability>> kinds =
                List.of(Logs.class, Samples.class, Terminals.class, Traffic.class, Operator.class);
        kinds.forEach(kind -> assertThat(connection.capability(kind)).isEqualTo(connection.capability(kind)));
    }

    /// What the connector offers, which must be what its world says it does: a promise that is not made is not tested,
    /// and none is passed over because a connector forgot to make it.
    final <C extends Capability> Optional<C> offered(Class<C> kind) {
        var capability = connection.capability(kind);
        assertThat(capability.isPresent())
                .as("offers %s", kind.getSimpleName())
                .isEqualTo(world.offers().contains(kind));
        return capability;
    }

    // Logs

    @Test
    void twoReadersOfOneLogBothReadIt() {
        live();
        var offered = offered(Logs.class);
        if (offered.isEmpty()) {
            return;
        }
        var logs = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var request = new Logs.Request(id, 10, true);
        var one = new LogRecorder();
        var two = new LogRecorder();
        var first = logs.read(request, one);
        try (var second = logs.read(request, two)) {
            one.awaitLines(2);
            two.awaitLines(2);
            first.close();
            var before = one.count();
            two.awaitLines(two.count() + 1);
            assertThat(one.count()).isEqualTo(before);
            assertThat(second).isNotSameAs(first);
        }
        assertThat(one.lines()).allSatisfy(line -> assertThat(line.container()).isEqualTo(id));
    }

    @Test
    void aLogOfThePastEnds() {
        live();
        var offered = offered(Logs.class);
        if (offered.isEmpty()) {
            return;
        }
        var logs = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var reader = new LogRecorder();
        try (var reading = logs.read(new Logs.Request(id, 5, false), reader)) {
            reader.awaitEnd();
            assertThat(reader.count()).isLessThanOrEqualTo(5);
            assertThat(reading).isNotNull();
        }
    }

    @Test
    void theLogOfAnUnknownContainerIsRefused() {
        live();
        var offered = offered(Logs.class);
        if (offered.isEmpty()) {
            return;
        }
        var logs = offered.orElseThrow();
        var reader = new LogRecorder();
        try (var reading = logs.read(new Logs.Request(new ContainerId("f00d".repeat(16)), 5, false), reader)) {
            whole(reader.awaitRefusal());
            assertThat(reading).isNotNull();
        }
    }

    // Samples

    @Test
    void whatIsMeasuredIsWhatWasAskedFor() {
        live();
        var offered = offered(Samples.class);
        if (offered.isEmpty()) {
            return;
        }
        var samples = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var reader = new SampleRecorder();
        try (var measuring = samples.measure(Set.<Subject>of(id), reader)) {
            reader.await(id);
            assertThat(reader.samples()).allSatisfy(sample -> {
                assertThat(sample.subject()).isEqualTo(id);
                assertThat(sample.value()).isNotNegative();
            });
            assertThat(measuring).isNotNull();
        }
        assertThat(samples.cost()).isNotBlank();
    }

    // Operations

    @Test
    void aPreviewChangesNothing() {
        live();
        var offered = offered(Operator.class);
        if (offered.isEmpty()) {
            return;
        }
        var operator = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(new Operation.Stop(id, 3)));
        assertThat(preview.summary()).isNotBlank();
        assertThat(preview.steps()).isNotEmpty();
        assertThat(preview.command()).isNotBlank();
        assertThat(state(recorder.topology(), id)).contains(ContainerState.RUNNING);
    }

    @Test
    void anOperationIsDoneAndCanBeUndone() {
        live();
        var offered = offered(Operator.class);
        if (offered.isEmpty()) {
            return;
        }
        var operator = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(world.ending(id)));
        var told = Collections.synchronizedList(new ArrayList<Run>());
        var run = operator.run(preview, told::add);
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.endedAt()).isPresent();
        assertThat(told.getLast()).isEqualTo(run);
        recorder.await(
                "it to have stopped",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        operator.run(possible(operator.preview(preview.inverse().orElseThrow())), _ -> {});
        recorder.await("it to be undone", topology -> world.restored(id, topology));
    }

    @Test
    void aStalePreviewIsRefused() {
        live();
        var offered = offered(Operator.class);
        if (offered.isEmpty()) {
            return;
        }
        var operator = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        var preview = possible(operator.preview(world.passing(id)));
        world.stopContainer(id);
        recorder.await(
                "it to have stopped",
                topology -> state(topology, id)
                        .filter(ContainerState.EXITED::equals)
                        .isPresent());
        var run = operator.run(preview, _ -> {});
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.refusal()).map(Refusal::reason).contains(Refusal.Reason.STALE);
        whole(run.refusal().orElseThrow());
    }

    @Test
    void anUnknownSubjectIsRefused() {
        live();
        var offered = offered(Operator.class);
        if (offered.isEmpty()) {
            return;
        }
        var operator = offered.orElseThrow();
        var operation = new Operation.Stop(new ContainerId("f00d".repeat(16)), 3);
        whole(operator.refusal(operation).orElseThrow());
        assertThat(operator.preview(operation))
                .isInstanceOfSatisfying(Preview.Answer.Refused.class, refused -> whole(refused.refusal()));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        live();
        var offered = offered(Operator.class);
        if (offered.isEmpty()) {
            return;
        }
        var operator = offered.orElseThrow();
        var id = world.startContainer();
        awaitRunning(id);
        whole(operator.refusal(new Operation.Unpause(id)).orElseThrow());
    }

    private static Preview possible(Preview.Answer answer) {
        return switch (answer) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError("refused: " + refused.refusal().sentence());
        };
    }
}
