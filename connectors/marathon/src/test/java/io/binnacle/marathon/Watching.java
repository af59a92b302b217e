package io.binnacle.marathon;

import io.binnacle.contract.Recorder;
import io.binnacle.model.AppId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A scheduler that behaves until it is told not to, and a connection to it that is watched.
final class Watching implements AutoCloseable {
    static final AppId WEB = new AppId("/shop/web");

    final FakeMarathon marathon = new FakeMarathon();
    final Recorder recorder = new Recorder();
    final List<Run> told = Collections.synchronizedList(new ArrayList<>());
    private final Connection connection =
            new MarathonConnector().open(marathon.endpoint(), MarathonWorld.surroundings());

    /// Watches it while `/shop/web` has so many instances.
    Watching live(int instances) {
        marathon.apps().create(WEB.value(), "web:1", instances);
        return live();
    }

    Watching live() {
        connection.watch(recorder);
        recorder.awaitStatus(Connection.Status.Live.class);
        return this;
    }

    Watching watch() {
        connection.watch(recorder);
        return this;
    }

    Connection connection() {
        return connection;
    }

    Operator operator() {
        return connection.capability(Operator.class).orElseThrow();
    }

    Preview preview(Operation operation) {
        return switch (operator().preview(operation)) {
            case Preview.Answer.Possible possible -> possible.preview();
            case Preview.Answer.Refused refused ->
                throw new AssertionError(refused.refusal().sentence());
        };
    }

    Refusal refused(Operation operation) {
        return switch (operator().preview(operation)) {
            case Preview.Answer.Possible possible ->
                throw new AssertionError("possible: " + possible.preview().summary());
            case Preview.Answer.Refused refused -> refused.refusal();
        };
    }

    Run run(Operation operation) {
        return operator().run(preview(operation), told::add);
    }

    @Override
    public void close() {
        connection.close();
        marathon.close();
    }
}
