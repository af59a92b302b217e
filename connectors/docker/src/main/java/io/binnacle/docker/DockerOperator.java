package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Container;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Run;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Starts, stops and removes containers, and changes apps as a whole, each by way of a preview that is checked again
/// right before it is done.
final class DockerOperator implements Operator {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final AppOperator apps;
    private final SwarmOperator swarm;

    DockerOperator(Engine engine, Picture picture, Surroundings surroundings) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.apps = new AppOperator(engine, picture, surroundings, picture.chronicle());
        this.swarm = new SwarmOperator(engine, picture, surroundings, SwarmRun.Patience.USUAL);
    }

    @Override
    public Optional<Refusal> refusal(Operation operation) {
        if (swarm.concerns(operation)) {
            return swarm.refusal(operation);
        }
        return switch (operation) {
            case Operation.OnApp onApp -> apps.refusal(onApp);
            case Operation.OnHost onHost -> Optional.of(Allowed.host(onHost, picture.host()));
            case Operation.Deploy _ -> Optional.of(Allowed.app(operation, "a definition"));
            case Operation.OnContainer onContainer -> refusal(onContainer);
        };
    }

    private Optional<Refusal> refusal(Operation.OnContainer operation) {
        var seen = picture.find(operation.container());
        if (seen.isEmpty()) {
            return Optional.of(Allowed.unknown(operation));
        }
        var container = seen.get().container();
        return Allowed.host(Allowed.tried(operation, container.name()), picture.host())
                .or(() -> Allowed.state(operation, container));
    }

    @Override
    public Preview.Answer preview(Operation operation) {
        if (swarm.concerns(operation)) {
            return swarm.preview(operation);
        }
        return switch (operation) {
            case Operation.OnApp onApp -> apps.preview(onApp);
            case Operation.OnHost onHost -> new Preview.Answer.Refused(Allowed.host(onHost, picture.host()));
            case Operation.Deploy _ -> new Preview.Answer.Refused(Allowed.app(operation, "a definition"));
            case Operation.OnContainer onContainer -> preview(onContainer);
        };
    }

    private Preview.Answer preview(Operation.OnContainer operation) {
        try {
            var inspected = engine.inspect(operation.container());
            var container = read(inspected);
            var refusal = Allowed.state(operation, container);
            if (refusal.isPresent()) {
                return new Preview.Answer.Refused(refusal.get());
            }
            var previews = new Previews(
                    operation,
                    inspected,
                    container,
                    picture.whole(),
                    engine.place().flags());
            return new Preview.Answer.Possible(
                    previews.make(surroundings.clock().instant()));
        } catch (StatusException no) {
            return new Preview.Answer.Refused(no.status() == 404 ? Allowed.unknown(operation) : refused(operation, no));
        } catch (IOException wrong) {
            return new Preview.Answer.Refused(refused(operation, wrong));
        }
    }

    private Container read(JsonNode inspected) throws IOException {
        var host = picture.host().map(one -> one.id()).orElse(new HostId("unknown"));
        return new ContainerReader(host, Secrets.ofThisProcess())
                .read(inspected)
                .container();
    }

    private Refusal refused(Operation.OnContainer operation, IOException wrong) {
        return engine.refusal(Allowed.tried(operation, name(operation)), wrong);
    }

    private String name(Operation.OnContainer operation) {
        return picture.find(operation.container())
                .map(seen -> seen.container().name())
                .orElse(operation.container().value());
    }

    @Override
    public Run run(Preview preview, Consumer<Run> progress) {
        var telling = new RunTelling(preview, progress, surroundings);
        if (swarm.concerns(preview.operation())) {
            return swarm.run(preview, telling);
        }
        return switch (preview.operation()) {
            case Operation.OnApp onApp -> apps.run(onApp, preview, telling);
            case Operation.OnHost onHost -> telling.failed(Allowed.host(onHost, picture.host()));
            case Operation.Deploy deploy -> telling.failed(Allowed.app(deploy, "a definition"));
            case Operation.OnContainer onContainer -> run(onContainer, preview, telling);
        };
    }

    private Run run(Operation.OnContainer operation, Preview preview, RunTelling telling) {
        try {
            var changed = changed(operation, preview);
            if (changed.isPresent()) {
                return telling.failed(changed.get());
            }
        } catch (IOException wrong) {
            return telling.failed(refused(operation, wrong));
        }
        telling.running(preview.summary());
        return send(operation, telling);
    }

    private Optional<Refusal> changed(Operation.OnContainer operation, Preview preview) throws IOException {
        try {
            var basis = Previews.basis(engine.inspect(operation.container()));
            return basis.equals(preview.basis()) ? Optional.empty() : Optional.of(stale(operation));
        } catch (StatusException no) {
            if (no.status() == 404) {
                return Optional.of(Allowed.unknown(operation));
            }
            throw no;
        }
    }

    private Refusal stale(Operation.OnContainer operation) {
        return new Refusal(
                Refusal.Reason.STALE,
                Allowed.tried(operation, name(operation)),
                "it has changed since the preview",
                "look at a new preview");
    }

    private Run send(Operation.OnContainer operation, RunTelling telling) {
        var name = name(operation);
        try {
            command(operation);
            return telling.done(done(operation, name));
        } catch (UncheckedIOException wrong) {
            var cause = wrong.getCause() == null ? new IOException(wrong) : wrong.getCause();
            return failed(operation, name, cause, telling);
        }
    }

    private Run failed(Operation.OnContainer operation, String name, IOException wrong, RunTelling telling) {
        if (wrong instanceof StatusException no) {
            return no.status() == 304
                    ? telling.done(name + " was so already; nothing was changed")
                    : telling.failed(refused(operation, no));
        }
        return wrong instanceof java.net.ConnectException
                ? telling.failed(refused(operation, wrong))
                : telling.unknown(
                        "It was sent to " + engine.place().address().url()
                                + ", and the answer was lost; the picture will tell whether " + name + " has changed",
                        refused(operation, wrong));
    }

    private static String done(Operation operation, String name) {
        return switch (operation) {
            case Operation.Start _ -> name + " was started";
            case Operation.Stop _ -> name + " was stopped";
            case Operation.Restart _, Operation.RestartApp _ -> name + " was restarted";
            case Operation.Pause _ -> name + " is paused";
            case Operation.Unpause _ -> name + " runs again";
            case Operation.Kill kill ->
                name + " was sent " + Signals.known(kill.signal()).orElse(kill.signal());
            case Operation.Remove _ -> name + " was removed";
            case Operation.Scale _,
                    Operation.Redeploy _,
                    Operation.Rollback _,
                    Operation.OnHost _,
                    Operation.Cancel _,
                    Operation.Deploy _ -> name + " was changed";
        };
    }

    private void command(Operation.OnContainer operation) {
        var id = operation.container().value();
        switch (operation) {
            case Operation.Start _ -> client(0).startContainerCmd(id).exec();
            case Operation.Stop stop -> {
                var grace = Math.max(0, stop.graceSeconds());
                client(grace).stopContainerCmd(id).withTimeout(grace).exec();
            }
            case Operation.Restart restart -> {
                var grace = Math.max(0, restart.graceSeconds());
                client(grace).restartContainerCmd(id).withTimeout(grace).exec();
            }
            case Operation.Pause _ -> client(0).pauseContainerCmd(id).exec();
            case Operation.Unpause _ -> client(0).unpauseContainerCmd(id).exec();
            case Operation.Kill kill ->
                client(0)
                        .killContainerCmd(id)
                        .withSignal(Signals.known(kill.signal()).orElse(kill.signal()))
                        .exec();
            case Operation.Remove remove ->
                client(0)
                        .removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(remove.volumes())
                        .exec();
        }
    }

    private DockerClient client(int graceSeconds) {
        return Commands.over(engine.wire(), engine.version(), PATIENCE.plusSeconds(graceSeconds));
    }
}
