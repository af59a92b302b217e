package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.HostId;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Runs a scheduler's instances in a simulated cluster, in its time: a launch takes a moment there, more on a slow
/// host, and on a host that is lost meanwhile it is done and its answer is lost.
final class SimulatedWorker implements Worker {
    private static final Duration QUICK = Duration.ofMillis(120);
    private static final Duration ENDING = Duration.ofMillis(200);
    private static final Duration INSIDE = Duration.ofMillis(15);
    private static final Set<String> OPTIONS =
            Set.of(("label env hostname domainname workdir user entrypoint stop-signal tty init runtime privileged"
                            + " cap-add cap-drop security-opt group-add userns pid ipc uts cgroupns cgroup-parent device"
                            + " device-cgroup-rule sysctl ulimit cpu-shares cpu-period cpu-quota cpuset-cpus cpuset-mems"
                            + " memory memory-swap memory-reservation memory-swappiness oom-score-adj oom-kill-disable"
                            + " pids-limit blkio-weight shm-size add-host dns dns-search dns-option dns-opt"
                            + " network-alias net-alias link ip ip6 mac-address expose volume volume-driver volumes-from"
                            + " tmpfs read-only storage-opt log-driver log-opt")
                    .split(" "));

    private final World world;
    private final Deeds deeds;
    private final BooleanSupplier closed;

    SimulatedWorker(World world, Deeds deeds, BooleanSupplier closed) {
        this.world = world;
        this.deeds = deeds;
        this.closed = closed;
    }

    @Override
    public Launched launch(HostId host, Launch launch) {
        var tried = "to start " + launch.name() + " on " + host;
        var order = new Order<Launched>(world, closed, new Launched.Refused(unanswered(tried), false));
        order.begin(() -> {
            var no = unheard(host, tried).or(() -> impossible(launch, tried));
            if (no.isPresent()) {
                order.answer(new Launched.Refused(no.get(), true));
                return;
            }
            var lost = world.obedience().losesAnswer();
            world.in(QUICK.plus(world.reach().delay(host)), () -> {
                var answer = launched(host, new Hire(launch), tried);
                order.answer(
                        lost || !world.reach().reached(host) ? new Launched.Refused(unanswered(tried), false) : answer);
            });
        });
        return order.await();
    }

    private Optional<Refusal> unheard(HostId host, String tried) {
        if (world.obedience().refuses()) {
            return Optional.of(new Refusal(
                    Reason.DENIED, tried, "403, this cluster takes no orders now", "ask whoever keeps the cluster"));
        }
        if (!world.truth().hosts().containsKey(host)) {
            return Optional.of(new Refusal(Reason.REJECTED, tried, "there is no such host", "look at the hosts"));
        }
        return world.reach().reached(host) ? Optional.empty() : Optional.of(unreachable(tried));
    }

    private static Refusal unreachable(String tried) {
        return new Refusal(Reason.UNREACHABLE, tried, "the host does not answer", "wait until it is seen again");
    }

    private static Refusal unanswered(String tried) {
        return new Refusal(Reason.BROKEN, tried, "nothing: the answer was lost", "ask again, or watch the map");
    }

    private static Optional<Refusal> impossible(Launch launch, String tried) {
        return launch.parameters().stream()
                .map(Launch.Parameter::key)
                .filter(key -> !OPTIONS.contains(key))
                .findFirst()
                .map(key -> new Refusal(
                        Reason.REJECTED,
                        tried,
                        "--" + key + " is no option that can be told",
                        "correct or leave out the parameter " + key));
    }

    private Launched launched(HostId host, Hire hire, String tried) {
        var launch = hire.launch();
        var there = world.hired().named(host, launch.name());
        if (there.isPresent() && !world.hired().labelled(there.get(), Hired.labels(launch))) {
            return refused(Reason.CONFLICT, tried, "another container bears that name", "use another name");
        }
        if (there.filter(one -> one.state().alive()).isPresent()) {
            return new Launched.Started(there.get().id());
        }
        if (!hire.available()) {
            return refused(Reason.REJECTED, tried, "there is no image " + launch.image(), "check the image's name");
        }
        var publisher = world.hired().publisher(host, launch.ports());
        if (publisher.isPresent()) {
            return refused(Reason.CONFLICT, tried, publisher.get().name() + " has a port of it", "use another port");
        }
        var container = there.orElseGet(() -> created(host, hire));
        started(container.id(), hire);
        return new Launched.Started(container.id());
    }

    private static Launched refused(Reason reason, String tried, String answered, String next) {
        return new Launched.Refused(new Refusal(reason, tried, answered, next), true);
    }

    private Container created(HostId host, Hire hire) {
        var container = world.hired().create(host, hire);
        world.tell(container, "create", "", io.binnacle.model.ClusterEvent.Gravity.NOTE);
        return container;
    }

    private void started(ContainerId id, Hire hire) {
        deeds.start(id);
        var run = world.container(id).flatMap(Container::startedAt);
        hire.ending()
                .ifPresent(ending -> world.in(
                        ending.after(),
                        () -> world.container(id)
                                .filter(one -> one.state() == ContainerState.RUNNING
                                        && one.startedAt().equals(run))
                                .ifPresent(_ -> deeds.exit(id, ending.code()))));
    }

    @Override
    public Answered end(ContainerId container, Duration grace) {
        var tried = "to end " + container;
        var order = new Order<Answered>(world, closed, new Answered.Refused(unanswered(tried)));
        order.begin(() -> {
            var there = world.container(container);
            if (there.isEmpty()) {
                order.answer(new Answered.Done());
                return;
            }
            var host = there.get().host();
            var no = unheard(host, tried);
            if (no.isPresent()) {
                order.answer(new Answered.Refused(no.get()));
                return;
            }
            world.in(ENDING.plus(world.reach().delay(host)), () -> {
                removed(container);
                order.answer(
                        world.reach().reached(host) ? new Answered.Done() : new Answered.Refused(unanswered(tried)));
            });
        });
        return order.await();
    }

    private void removed(ContainerId id) {
        if (world.container(id).filter(one -> one.state().alive()).isPresent()) {
            deeds.stop(id);
        }
        deeds.remove(id);
    }

    @Override
    public Executed execute(ContainerId container, List<String> command, Duration timeout) {
        var tried = "to run a command in " + container;
        var order = new Order<Executed>(world, closed, new Executed.Refused(unanswered(tried)));
        order.begin(() -> {
            var no = notInside(container, tried);
            if (no.isPresent()) {
                order.answer(new Executed.Refused(no.get()));
                return;
            }
            var programme = Programme.of(command);
            var takes = INSIDE.plus(programme.takes());
            if (programme.endless() || takes.compareTo(timeout) > 0) {
                world.in(timeout, () -> order.answer(new Executed.TimedOut()));
            } else {
                world.in(takes, () -> order.answer(ended(container, programme, tried)));
            }
        });
        return order.await();
    }

    private Executed ended(ContainerId container, Programme programme, String tried) {
        var no = notInside(container, tried);
        if (no.isPresent()) {
            return new Executed.Refused(no.get());
        }
        return world.hired().commandsFail()
                ? new Executed.Exit(1, "it fails as it was told to\n")
                : new Executed.Exit(programme.code(), programme.output());
    }

    private Optional<Refusal> notInside(ContainerId container, String tried) {
        var there = world.container(container);
        if (there.isEmpty()) {
            return Optional.of(
                    new Refusal(Reason.REJECTED, tried, "there is no such container", "look whether it was removed"));
        }
        if (!world.reach().reached(there.get().host())) {
            return Optional.of(unreachable(tried));
        }
        return there.get().state() == ContainerState.RUNNING
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.CONFLICT, tried, "it does not run", "start it first"));
    }

    @Override
    public Ports portsInUse(HostId host) {
        var tried = "to ask " + host + " for its ports in use";
        synchronized (world) {
            world.advance();
            var no = unheard(host, tried);
            return no.isPresent()
                    ? new Ports.Refused(no.get())
                    : new Ports.Known(published(host, Protocol.TCP), published(host, Protocol.UDP));
        }
    }

    private Set<Integer> published(HostId host, Protocol protocol) {
        return world.hired().on(host).stream()
                .filter(one -> one.state().alive())
                .flatMap(one -> one.ports().stream())
                .filter(port -> port.published() && port.protocol() == protocol)
                .map(PortMapping::hostPort)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
