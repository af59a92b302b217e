package io.binnacle.scheduler.core;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Decision.Effect;
import io.binnacle.scheduler.core.Decision.Happening;
import io.binnacle.scheduler.core.Decision.Reply;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.PathId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Hosts in virtual time that do what the core asks for: late, and sometimes not at all.
final class World {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// What goes wrong, as shares of one.
    ///
    /// @param refuses launches that are refused
    /// @param doubts launches whose answer is a doubt although it may have been done
    /// @param crashes of containers, each ten seconds of their life
    /// @param unhealthy health checks that fail
    record Chaos(double refuses, double doubts, double crashes, double unhealthy) {
        static final Chaos NONE = new Chaos(0, 0, 0, 0);
    }

    private record Event(Instant at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    final Random random;
    final Map<HostId, Machine> machines = new TreeMap<>();
    final List<Happening> happenings = new ArrayList<>();
    final List<BiConsumer<State, Decision>> watchers = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<String> launching = new HashSet<>();
    Chaos chaos = Chaos.NONE;
    Core core = new Core(Settings.STANDARD);
    State state = State.empty(START);
    Instant now = START;
    int portConflicts;
    int messages;
    private Message last = new Message.Woke();
    private Optional<Instant> wakeAt = Optional.empty();
    private long number;
    private int process;
    private int containers;

    World(long seed) {
        random = new Random(seed);
    }

    World hosts(int count, double cpus, double memory) {
        for (int i = 0; i < count; i++) {
            host("host-" + i, cpus, memory, Map.of("zone", "z" + i % 2, "rack", "r" + i % 3));
        }
        report();
        return this;
    }

    void host(String name, double cpus, double memory, Map<String, String> attributes) {
        HostId id = new HostId(name);
        machines.put(
                id,
                new Machine(new State.HostState(
                        id,
                        name,
                        true,
                        now,
                        cpus,
                        memory,
                        10_000,
                        0,
                        31_000,
                        32_000,
                        Set.of(),
                        Set.of(),
                        attributes,
                        false)));
    }

    Machine machine(HostId host) {
        return java.util.Objects.requireNonNull(machines.get(host));
    }

    Reply ask(Write write) {
        return ask(write, false);
    }

    Reply ask(Write write, boolean force) {
        return send(new Message.Asked(write, new Message.Author("ann", "127.0.0.1", ""), force))
                .reply()
                .orElseThrow();
    }

    Reply.Accepted accepted(Write write) {
        Reply reply = ask(write);
        if (reply instanceof Reply.Accepted accepted) {
            return accepted;
        }
        throw new AssertionError(reply);
    }

    Decision send(Message message) {
        messages++;
        State before = state;
        Decision decision = core.decide(state, message, now);
        last = message;
        state = decision.next();
        wakeAt = decision.wakeAt();
        happenings.addAll(decision.happenings());
        watchers.forEach(w -> w.accept(before, decision));
        decision.effects().forEach(this::apply);
        return decision;
    }

    /// A message to this process; a later one does not get it.
    private void tell(Message message) {
        int to = process;
        at(latency(50), () -> {
            if (to == process) {
                send(message);
            }
        });
    }

    /// The same question to a core that has seen nothing before.
    void again(State before, Decision decision) {
        Decision other = new Core(Settings.STANDARD).decide(before, last, now);
        if (!other.next().equals(decision.next())
                || !other.effects().equals(decision.effects())
                || !other.happenings().equals(decision.happenings())) {
            throw new AssertionError("decided otherwise on " + last + ": " + other + " instead of " + decision);
        }
    }

    void at(Duration in, Runnable what) {
        events.add(new Event(now.plus(in), number++, what));
    }

    Duration latency(int millis) {
        return Duration.ofMillis(1 + random.nextInt(millis));
    }

    void report() {
        List<State.HostState> hosts = new ArrayList<>();
        Map<HostId, List<Message.Seen>> running = new HashMap<>();
        machines.values().forEach(m -> {
            hosts.add(m.state.live(m.up).seen(m.up ? now : m.state.lastSeen()));
            if (m.up) {
                running.put(
                        m.state.id(),
                        m.boxes.values().stream().map(Machine.Box::seen).toList());
            }
        });
        send(new Message.HostsSeen(hosts, running));
    }

    void every(Duration interval, Runnable what) {
        at(interval, () -> {
            what.run();
            every(interval, what);
        });
    }

    /// The process is killed, and another goes on from what was kept.
    /// As in the file, which keeps none.
    void forgetQueues() {
        state = new State(
                state.wish(),
                state.history(),
                state.treeHistory(),
                state.instances(),
                state.rollouts(),
                state.backoffs(),
                state.failures(),
                org.pcollections.HashTreePMap.empty(),
                state.hosts(),
                state.records(),
                state.lastStamp());
    }

    void restart() {
        process++;
        launching.clear();
        core = new Core(Settings.STANDARD);
        wakeAt = Optional.empty();
        send(new Message.Resumed());
        report();
    }

    private void apply(Effect effect) {
        int by = process;
        switch (effect) {
            case Effect.Start start -> {
                if (launching.add(start.instance().task())) {
                    at(latency(2_000), () -> {
                        if (by == process || random.nextBoolean()) {
                            launch(start, by);
                        }
                    });
                }
            }
            case Effect.End end ->
                at(latency(2_000), () -> {
                    if (by == process || random.nextBoolean()) {
                        end(end);
                    }
                });
        }
    }

    private void launch(Effect.Start start, int by) {
        Instance instance = start.instance();
        Machine machine = machine(instance.placed().orElseThrow().host());
        boolean doubt = random.nextDouble() < chaos.doubts;
        boolean refused = random.nextDouble() < chaos.refuses;
        boolean done = machine.up && !refused && !(doubt && random.nextBoolean());
        boolean onlyMade = by != process && random.nextBoolean();
        Optional<Machine.Box> box = done ? Optional.of(box(machine, start, !onlyMade)) : Optional.empty();
        if (by != process) {
            return;
        }
        at(latency(200), () -> {
            if (by == process) {
                launching.remove(instance.task());
                send(
                        box.isPresent() && !doubt
                                ? new Message.LaunchStarted(instance.id(), instance.incarnation(), box.get().id)
                                : new Message.LaunchRefused(
                                        instance.id(), instance.incarnation(), "no such image", machine.up && !doubt));
            }
        });
    }

    private Machine.Box box(Machine machine, Effect.Start start, boolean started) {
        Instance instance = start.instance();
        Machine.Box there = machine.boxes.get(instance.task());
        if (there != null) {
            if (started && !there.running && there.exit.isEmpty()) {
                begin(machine, there, start.app());
            }
            return there;
        }
        List<Integer> ports = instance.placed().orElseThrow().hostPorts();
        if (machine.boxes.values().stream()
                .anyMatch(b -> b.running && b.ports.stream().anyMatch(ports::contains))) {
            portConflicts++;
        }
        Machine.Box box = new Machine.Box(
                instance.id(),
                instance.incarnation(),
                instance.app(),
                Optional.of(start.app()),
                new ContainerId("c" + containers++),
                ports);
        box.running = false;
        machine.boxes.put(instance.task(), box);
        if (started) {
            begin(machine, box, start.app());
        }
        return box;
    }

    private void begin(Machine machine, Machine.Box box, AppDefinition app) {
        box.running = true;
        seen(machine, box);
        live(machine, box);
        check(machine, box, app);
    }

    void seen(Machine machine, Machine.Box box) {
        tell(new Message.ContainerSeen(machine.state.id(), box.seen()));
    }

    private void live(Machine machine, Machine.Box box) {
        at(Duration.ofSeconds(10), () -> {
            if (box.running && machine.boxes.containsValue(box)) {
                if (random.nextDouble() < chaos.crashes || broken(box)) {
                    exit(machine, box, 1);
                } else {
                    live(machine, box);
                }
            }
        });
    }

    private static boolean broken(Machine.Box box) {
        return box.definition.map(d -> d.labels().containsKey("broken")).orElse(false);
    }

    void exit(Machine machine, Machine.Box box, int code) {
        box.running = false;
        box.exit = Optional.of(code);
        if (machine.up) {
            seen(machine, box);
        }
    }

    private void check(Machine machine, Machine.Box box, AppDefinition app) {
        for (int i = 0; i < app.healthChecks().size(); i++) {
            check(machine, box, app.healthChecks().get(i).interval(), i, app);
        }
        if (!app.readinessChecks().isEmpty()) {
            ready(machine, box, app);
        }
    }

    /// Asked until the core knows.
    private void ready(Machine machine, Machine.Box box, AppDefinition app) {
        at(Duration.ofSeconds(3), () -> {
            Instance known = state.instances().get(box.instance);
            if (box.running && machine.boxes.containsValue(box) && known != null && !known.ready(1)) {
                if (machine.up) {
                    tell(new Message.ReadinessSeen(
                            box.instance,
                            box.incarnation,
                            0,
                            new Instance.ReadinessState(
                                    app.readinessChecks().getFirst().name(), true, Optional.empty())));
                }
                ready(machine, box, app);
            }
        });
    }

    private void check(Machine machine, Machine.Box box, Duration interval, int index, AppDefinition app) {
        at(interval, () -> {
            if (box.running && machine.boxes.containsValue(box)) {
                boolean fails =
                        random.nextDouble() < chaos.unhealthy || app.labels().containsKey("sick");
                if (machine.up) {
                    tell(new Message.HealthSeen(
                            box.instance, box.incarnation, index, fails ? Optional.of("503") : Optional.empty()));
                }
                check(machine, box, interval, index, app);
            }
        });
    }

    private void end(Effect.End end) {
        Machine machine = machine(end.host());
        if (!machine.up) {
            tell(new Message.EndRefused(end.instance(), end.incarnation(), "no answer"));
            return;
        }
        String task = end.instance() + "._app." + end.incarnation();
        Machine.Box box = machine.boxes.remove(task);
        if (box != null) {
            box.running = false;
            tell(new Message.ContainerGone(end.host(), end.instance(), end.incarnation()));
        }
    }

    void run(Duration time) {
        Instant end = now.plus(time);
        while (step(end)) {}
        now = end;
    }

    /// @return whether anything happened before `end`
    boolean step(Instant end) {
        Instant next = events.isEmpty() ? end : events.element().at;
        if (wakeAt.isPresent() && wakeAt.get().isBefore(next) && wakeAt.get().isBefore(end)) {
            now = wakeAt.get().isAfter(now) ? wakeAt.get() : now;
            send(new Message.Woke());
            return true;
        }
        if (!next.isBefore(end)) {
            return false;
        }
        Event event = events.remove();
        now = event.at;
        event.what.run();
        return true;
    }

    List<Instance> of(String app) {
        return state.instances().values().stream()
                .filter(i -> i.app().equals(PathId.of(app)))
                .sorted(java.util.Comparator.comparing(Instance::id))
                .toList();
    }

    long running(String app) {
        return of(app).stream()
                .filter(i -> i.condition() == Instance.Condition.RUNNING)
                .count();
    }

    List<String> told() {
        return happenings.stream().map(Happening::type).toList();
    }
}
