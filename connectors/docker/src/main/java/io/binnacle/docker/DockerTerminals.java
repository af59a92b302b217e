package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Terminals inside one engine's containers, as `docker exec -it` opens them.
final class DockerTerminals implements Terminals {
    private static final Duration PREPARING = Duration.ofSeconds(10);

    private final Engine engine;
    private final Picture picture;
    private final Tasks tasks;

    DockerTerminals(Engine engine, Picture picture, Tasks tasks) {
        this.engine = engine;
        this.picture = picture;
        this.tasks = tasks;
    }

    @Override
    public Opened open(Request request, Screen screen) {
        var tried = "to open a terminal in " + name(request.container());
        if (picture.elsewhere(request.container()).isPresent()) {
            return new Opened.Refused(new Refusal(
                    Refusal.Reason.UNSUPPORTED,
                    tried,
                    "it runs on another node of the swarm, and a manager opens none there",
                    "open the engine of that node beside it"));
        }
        try {
            engine.heartbeat();
            var id = prepared(request);
            var terminal = started(id, tried, screen);
            tasks.start(terminal);
            terminal.resize(request.size());
            return new Opened.Open(terminal);
        } catch (UncheckedIOException wrong) {
            return new Opened.Refused(engine.refusal(tried, DockerWorker.cause(wrong)));
        } catch (IOException wrong) {
            return new Opened.Refused(engine.refusal(tried, wrong));
        }
    }

    private DockerTerminal started(String id, String tried, Screen screen) throws IOException {
        var exchange = engine.startTerminal(id);
        try {
            return new DockerTerminal(engine, id, exchange, exchange.answer(), tried, screen);
        } catch (IOException notHandedOver) {
            exchange.cancel();
            throw notHandedOver;
        }
    }

    private String name(ContainerId container) {
        return picture.find(container).map(seen -> seen.container().name()).orElse(container.value());
    }

    private String prepared(Request request) {
        return Commands.over(engine.wire(), engine.version(), PREPARING)
                .execCreateCmd(request.container().value())
                .withCmd(request.command().toArray(String[]::new))
                .withTty(true)
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }
}
