package io.binnacle.scheduler.engine;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.State;
import io.binnacle.scheduler.core.State.HostState;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Worker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All hosts, of all connections, as messages to the scheduler: each change of a container of ours at once, and the
/// whole whenever a host changes, and now and then anyway.
final class Fleet implements Effects.Hands, Question.Places, HostWatch.Listener, AutoCloseable {
    private final List<HostWatch> watches;
    private final Labels labels;
    private final EngineSettings settings;
    private final Clock clock;
    private final Consumer<Message> messages;
    private final Supplier<State> state;
    private final Silence silence;
    private final Departed departed = new Departed();
    private final TakenPorts takenPorts;
    private final Instant begun;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private Instant ticked;

    Fleet(
            List<Connection> connections,
            Labels labels,
            EngineSettings settings,
            Clock clock,
            Supplier<State> state,
            Consumer<Message> messages) {
        this.watches = connections.stream()
                .map(connection -> new HostWatch(connection, this))
                .toList();
        this.labels = labels;
        this.settings = settings;
        this.clock = clock;
        this.state = state;
        this.messages = messages;
        this.silence = new Silence(settings.hostGrace());
        this.takenPorts = new TakenPorts(state, this::announce);
        this.begun = clock.instant();
        this.ticked = begun;
    }

    void start() {
        watches.forEach(watch -> subscriptions.add(watch.connection().watch(watch)));
    }

    /// The newest pictures of all connections.
    private Map<HostId, Seat> seats() {
        var seats = new LinkedHashMap<HostId, Seat>();
        for (var watch : watches) {
            for (var host : watch.picture().hosts().values()) {
                seats.merge(
                        host.id(),
                        new Seat(host, watch),
                        (one, other) -> one.host().presence().live() ? one : other);
            }
        }
        return seats;
    }

    /// A host, and by whom it is reached.
    private record Seat(Host host, HostWatch watch) {}

    @Override
    public void changed(Topology before, TopologyChange change, boolean first) {
        if (first || !change.hosts().isEmpty()) {
            announce();
        }
        for (var id : change.containers().removed()) {
            departed.forget(id);
            Optional.ofNullable(before.containers().get(id)).ifPresent(this::gone);
        }
        if (!first) {
            change.containers().put().values().forEach(this::seen);
        }
    }

    @Override
    public void spoken() {
        announce();
    }

    private void gone(Container container) {
        labels.seen(container)
                .ifPresent(seen -> messages.accept(
                        new Message.ContainerGone(container.host(), seen.instance(), seen.incarnation())));
    }

    private void seen(Container container) {
        if (!departed.has(container.id())) {
            labels.seen(container)
                    .ifPresent(seen -> messages.accept(new Message.ContainerSeen(container.host(), seen)));
        }
    }

    /// Tells everything.
    private void announce() {
        lock.lock();
        try {
            var now = clock.instant();
            var seats = seats();
            var hosts = new LinkedHashMap<HostId, HostState>();
            seats.forEach((id, seat) -> hosts.put(id, host(seat.host(), now)));
            awaited(now).forEach(hosts::putIfAbsent);
            messages.accept(new Message.HostsSeen(List.copyOf(hosts.values()), running(seats)));
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private HostState host(Host host, Instant now) {
        var known = Optional.ofNullable(state.get().hosts().get(host.id()));
        var live = silence.live(host, known.map(HostState::live).orElse(false), now);
        var lastSeen = silence.heard(host.id(), known.map(HostState::lastSeen).orElse(begun));
        return settings.hosts().state(host, live, lastSeen, takenPorts.of(host.id()));
    }

    /// Hosts of a former process of which nothing was heard yet: they may only be slow to answer.
    private Map<HostId, HostState> awaited(Instant now) {
        var slow = now.isBefore(begun.plus(settings.hostGrace()))
                && watches.stream().anyMatch(watch -> !watch.live());
        return slow ? state.get().hosts() : Map.of();
    }

    private Map<HostId, List<Message.Seen>> running(Map<HostId, Seat> seats) {
        var running = new LinkedHashMap<HostId, List<Message.Seen>>();
        seats.values().stream()
                .filter(seat -> seat.host().presence().live())
                .forEach(seat -> running.put(seat.host().id(), new ArrayList<>()));
        for (var watch : watches) {
            for (var container : watch.picture().containers().values()) {
                var there = running.get(container.host());
                var seat = seats.get(container.host());
                if (there != null && seat != null && seat.watch() == watch && !departed.has(container.id())) {
                    labels.seen(container).ifPresent(there::add);
                }
            }
        }
        return running;
    }

    /// Looks whether somebody has been silent for too long.
    void tick() {
        lock.lock();
        try {
            var now = clock.instant();
            var end = begun.plus(settings.hostGrace());
            var due = silence.ranOut(ticked, now) || (end.isAfter(ticked) && !end.isAfter(now));
            ticked = now;
            if (due) {
                announce();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Asks all hosts for everything.
    void reconcile() {
        watches.forEach(watch -> watch.connection().refresh());
        seats().values().forEach(this::askPorts);
        announce();
    }

    private void askPorts(Seat seat) {
        if (seat.host().presence().live()) {
            seat.watch().worker().ifPresent(worker -> takenPorts.ask(seat.host().id(), worker));
        }
    }

    @Override
    public void refused(HostId host) {
        Optional.ofNullable(seats().get(host)).ifPresent(this::askPorts);
    }

    @Override
    public Optional<Worker> worker(HostId host) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = settings.hostGrace().toNanos();
            var found = now(host);
            while (found.isEmpty() && left > 0) {
                left = heard.awaitNanos(left);
                found = now(host);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Worker> now(HostId host) {
        return Optional.ofNullable(seats().get(host))
                .flatMap(seat -> seat.watch().worker());
    }

    @Override
    public void ended(ContainerId container) {
        departed.add(container);
    }

    @Override
    public String address(HostId host) {
        return Optional.ofNullable(seats().get(host))
                .map(seat -> seat.host().address())
                .filter(address -> !address.isBlank())
                .orElse("127.0.0.1");
    }

    List<Connection> connections() {
        return watches.stream().map(HostWatch::connection).toList();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
