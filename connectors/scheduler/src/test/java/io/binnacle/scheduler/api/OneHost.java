package io.binnacle.scheduler.api;

import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.HostId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Metric;
import io.binnacle.model.Refusal;
import io.binnacle.model.Sample;
import io.binnacle.model.Subject;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A connection whose host has one container, which wrote two lines and uses half a core.
final class OneHost implements Connection, Logs, Samples, Terminals, Worker {
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private final ContainerId own;
    private final AtomicInteger terminals = new AtomicInteger();

    OneHost(String own) {
        this.own = new ContainerId(own);
    }

    @Override
    public Subscription read(Logs.Request request, Reader reader) {
        if (!request.container().equals(own)) {
            reader.refused(unknown());
            return () -> {};
        }
        reader.lines(Stream.of("first", "second")
                .map(text -> new LogLine(
                        own, LogLine.Stream.OUT, text.equals("first") ? THEN : THEN.plusSeconds(60), text, false))
                .toList());
        reader.ended();
        return () -> {};
    }

    @Override
    public Subscription measure(Set<? extends Subject> subjects, Consumer<List<Sample>> samples) {
        if (subjects.contains(own)) {
            samples.accept(List.of(new Sample(own, Metric.CPU, 0.5, THEN)));
        }
        return () -> {};
    }

    @Override
    public String cost() {
        return "nothing";
    }

    @Override
    public Executed execute(ContainerId container, List<String> command, Duration timeout) {
        return container.equals(own)
                ? new Executed.Exit(3, String.join(" ", command))
                : new Executed.Refused(unknown());
    }

    /// A terminal that says nothing.
    @Override
    public Opened open(Terminals.Request request, Screen screen) {
        return request.container().equals(own) ? new Opened.Open(new Silent()) : new Opened.Refused(unknown());
    }

    /// How many terminals are open.
    int terminals() {
        return terminals.get();
    }

    private final class Silent implements Terminal {
        private final AtomicBoolean open = new AtomicBoolean(true);

        Silent() {
            terminals.incrementAndGet();
        }

        @Override
        public void type(byte[] bytes) {}

        @Override
        public void resize(Size size) {}

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                terminals.decrementAndGet();
            }
        }
    }

    @Override
    public Launched launch(HostId host, Launch launch) {
        return new Launched.Refused(unknown(), true);
    }

    @Override
    public Answered end(ContainerId container, Duration grace) {
        return new Answered.Refused(unknown());
    }

    @Override
    public Ports portsInUse(HostId host) {
        return new Ports.Known(Set.of(), Set.of());
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Reason.REJECTED, "to find a container", "there is none", "look elsewhere");
    }

    @Override
    public ClusterId cluster() {
        return new ClusterId("one");
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint("simulator://one");
    }

    @Override
    public String name() {
        return "one";
    }

    @Override
    public Subscription watch(Watcher watcher) {
        return () -> {};
    }

    @Override
    public void refresh() {}

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {}
}
