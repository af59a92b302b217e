package io.binnacle.session;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.model.TopologyChange;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A cluster that says what the test tells it to say, and does what it is asked to.
final class FakeCluster implements Connector, Connection, Samples, Operator {
    final List<Set<? extends Subject>> measured = new CopyOnWriteArrayList<>();
    final List<Preview> done = new CopyOnWriteArrayList<>();
    private final ClusterId id;
    private Optional<Watcher> watcher = Optional.empty();
    private volatile boolean closed;
    private boolean breaks;
    private volatile boolean willing = true;

    FakeCluster(String name) {
        this.id = new ClusterId(name);
    }

    void tell(TopologyChange change) {
        watcher.orElseThrow().changed(change);
    }

    void tell(Status status) {
        watcher.orElseThrow().status(status);
    }

    void breakWhenRun() {
        breaks = true;
    }

    void refuseAll() {
        willing = false;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String name() {
        return id.value();
    }

    @Override
    public boolean recognises(Endpoint endpoint) {
        return endpoint.address().equals(id.value());
    }

    @Override
    public Connection open(Endpoint endpoint, Surroundings surroundings) {
        return this;
    }

    @Override
    public List<Offer> offers(Surroundings surroundings) {
        return List.of();
    }

    @Override
    public Greeting greet(Endpoint endpoint, Surroundings surroundings, Duration timeout) {
        return new Greeting(Optional.empty(), List.of(), Duration.ZERO);
    }

    @Override
    public ClusterId cluster() {
        return id;
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint(id.value());
    }

    @Override
    public Subscription watch(Watcher next) {
        watcher = Optional.of(next);
        return () -> {};
    }

    @Override
    public void refresh() {}

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples) {
        measured.add(subjects);
        return () -> {};
    }

    @Override
    public String cost() {
        return "nothing";
    }

    @Override
    public Optional<Refusal> refusal(Operation operation) {
        return willing ? Optional.empty() : Optional.of(Given.refusal("not mine"));
    }

    @Override
    public Preview.Answer preview(Operation operation) {
        return new Preview.Answer.Possible(Given.preview(operation));
    }

    @Override
    public Run run(Preview preview, Consumer<Run> progress) {
        if (breaks) {
            throw new IllegalStateException("the line went dead");
        }
        done.add(preview);
        return new Run("1", preview, Run.State.DONE, "done", Given.NOW, Optional.of(Given.NOW), Optional.empty());
    }

    @Override
    public void close() {
        closed = true;
    }
}
