package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Protocol;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Surroundings;
import io.binnacle.spi.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs a scheduler's instances on one engine. Each call asks first whether the engine is there at all, so that a
/// frozen one costs a moment and not the minutes that real work may take.
final class DockerWorker implements Worker {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path OWN_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path OWN_SOCKETS = Path.of("/proc/net");

    private final Engine engine;
    private final Picture picture;
    private final Launching launching;

    DockerWorker(Engine engine, Picture picture, Surroundings surroundings) {
        this.engine = engine;
        this.picture = picture;
        this.launching = new Launching(engine, new Pull(engine, new Credentials(surroundings)));
    }

    @Override
    public Launched launch(HostId host, Launch launch) {
        var tried = "to start " + launch.name() + " on " + name(host);
        var elsewhere = elsewhere(host, tried);
        return elsewhere.isPresent() ? new Launched.Refused(elsewhere.get(), true) : launching.launch(launch, tried);
    }

    private String name(HostId host) {
        return picture.host()
                .filter(one -> one.id().equals(host))
                .map(Host::name)
                .orElse(host.value());
    }

    private Optional<Refusal> elsewhere(HostId host, String tried) {
        return picture.host().filter(one -> one.id().equals(host)).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Reason.REJECTED,
                        tried,
                        engine.place().address().url() + " leads to no such host",
                        "look at the hosts that are connected"));
    }

    @Override
    public Answered end(ContainerId container, Duration grace) {
        var tried = "to end " + name(container);
        var seconds = (int) Math.min(Integer.MAX_VALUE / 2, Recipe.seconds(grace.toMillis()));
        try {
            engine.heartbeat();
            stop(container, seconds);
            remove(container);
            return new Answered.Done();
        } catch (UncheckedIOException wrong) {
            return new Answered.Refused(engine.refusal(tried, cause(wrong)));
        } catch (IOException wrong) {
            return new Answered.Refused(engine.refusal(tried, wrong));
        }
    }

    private String name(ContainerId container) {
        return picture.find(container).map(seen -> seen.container().name()).orElse(container.value());
    }

    /// One that cannot be stopped, being paused or half dead, is removed by force afterwards.
    private void stop(ContainerId container, int seconds) {
        try {
            Commands.over(engine.wire(), engine.version(), PATIENCE.plusSeconds(seconds))
                    .stopContainerCmd(container.value())
                    .withTimeout(seconds)
                    .exec();
        } catch (UncheckedIOException wrong) {
            if (!(cause(wrong) instanceof StatusException)) {
                throw wrong;
            }
        }
    }

    private void remove(ContainerId container) {
        try {
            Commands.over(engine.wire(), engine.version(), PATIENCE)
                    .removeContainerCmd(container.value())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (UncheckedIOException wrong) {
            var goes = cause(wrong) instanceof StatusException no
                    && (no.status() == 404
                            || (no.status() == 409 && Words.of(no).contains("in progress")));
            if (!goes) {
                throw wrong;
            }
        }
    }

    static IOException cause(UncheckedIOException wrong) {
        var cause = wrong.getCause();
        return cause == null ? new IOException(wrong) : cause;
    }

    @Override
    public Executed execute(ContainerId container, List<String> command, Duration timeout) {
        return new Execution(engine, "to run a command in " + name(container), timeout).run(container, command);
    }

    /// Those that the engine has published for its containers; on the computer we run on ourselves also those that
    /// anything else listens on.
    @Override
    public Ports portsInUse(HostId host) {
        var tried = "to ask " + name(host) + " for its ports in use";
        var elsewhere = elsewhere(host, tried);
        if (elsewhere.isPresent()) {
            return new Ports.Refused(elsewhere.get());
        }
        try {
            engine.heartbeat();
            var ports = new PortsInUse();
            ports.addPublished(engine.list());
            if (here()) {
                ports.addLocal(OWN_SOCKETS);
            }
            return new Ports.Known(ports.of(Protocol.TCP), ports.of(Protocol.UDP));
        } catch (IOException wrong) {
            return new Ports.Refused(engine.refusal(tried, wrong));
        }
    }

    /// A local socket may still lead into a virtual machine, or we may be in a container ourselves: then the names
    /// differ.
    private boolean here() throws IOException {
        if (!(engine.place().address() instanceof Address.Unix) || !Files.isReadable(OWN_NAME)) {
            return false;
        }
        var own = new String(Files.readAllBytes(OWN_NAME), StandardCharsets.UTF_8).strip();
        return picture.host().filter(host -> host.name().equals(own)).isPresent();
    }
}
