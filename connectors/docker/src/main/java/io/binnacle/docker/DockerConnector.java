package io.binnacle.docker;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Opens Docker engines: `unix://`, `npipe://`, `tcp://` with and without TLS, `ssh://`, `context:NAME` or just a
/// context's name, `docker:` for whatever the docker command would talk to.
///
/// It heeds `DOCKER_HOST`, `DOCKER_CONTEXT`, `DOCKER_CONFIG`, `DOCKER_TLS`, `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`
/// as
/// the docker command does, and two of its own: `BINNACLE_SSH_CONFIG`, a file for `ssh -F`, and
/// `BINNACLE_PROBE_IMAGE`, the image of the container that observes traffic (`busybox` when not set).
public final class DockerConnector implements Connector {
    @Override
    public String name() {
        return "Docker";
    }

    @Override
    public boolean recognises(Endpoint endpoint) {
        return Places.recognises(endpoint.address());
    }

    @Override
    public Connection open(Endpoint endpoint, Surroundings surroundings) {
        return new DockerConnection(endpoint, engine(endpoint, surroundings), surroundings);
    }

    private static Engine engine(Endpoint endpoint, Surroundings surroundings) {
        var place = new Places(surroundings).find(endpoint);
        var ssh = Optional.ofNullable(surroundings.environment().get("BINNACLE_SSH_CONFIG"))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        return new Engine(place, Wire.to(place.address(), ssh));
    }

    @Override
    public List<Offer> offers(Surroundings surroundings) {
        var offers = new ArrayList<Offer>();
        var host = surroundings.environment().getOrDefault("DOCKER_HOST", "");
        if (!host.isEmpty()) {
            offers.add(new Offer(new Endpoint("docker:"), new Endpoint(host).display(), "DOCKER_HOST"));
        }
        var local = new Places(surroundings).local().address();
        offers.add(new Offer(new Endpoint(local.url()), "This computer", "Local socket"));
        Contexts.of(surroundings)
                .all()
                .forEach(context -> offers.add(
                        new Offer(new Endpoint("context:" + context.name()), context.name(), "Docker context")));
        return offers;
    }

    @Override
    public Greeting greet(Endpoint endpoint, Surroundings surroundings, Duration timeout) {
        var start = System.nanoTime();
        try (var engine = engine(endpoint, surroundings)) {
            var asking = new FutureTask<>(() -> facts(engine));
            Thread.ofVirtual().name("docker-greet").start(asking);
            return greeting(Optional.empty(), asking.get(timeout.toMillis(), TimeUnit.MILLISECONDS), start);
        } catch (ConnectorException never) {
            return greeting(Optional.of(never.refusal()), List.of(), start);
        } catch (ExecutionException failed) {
            return greeting(Optional.of(refusal(endpoint, failed.getCause())), List.of(), start);
        } catch (TimeoutException silent) {
            return greeting(Optional.of(silence(endpoint, timeout)), List.of(), start);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return greeting(Optional.of(silence(endpoint, timeout)), List.of(), start);
        }
    }

    private static Greeting greeting(Optional<Refusal> refusal, List<String> facts, long start) {
        return new Greeting(refusal, facts, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Refusal refusal(Endpoint endpoint, @Nullable Throwable failure) {
        return failure instanceof Refused refused
                ? refused.refusal
                : new Refusal(Refusal.Reason.BROKEN, tried(endpoint), String.valueOf(failure), "check the address");
    }

    private static Refusal silence(Endpoint endpoint, Duration timeout) {
        return new Refusal(
                Refusal.Reason.UNREACHABLE,
                tried(endpoint),
                "nothing within " + timeout.toSeconds() + " s",
                "check the address and the network");
    }

    private static String tried(Endpoint endpoint) {
        return "to reach Docker at " + endpoint.display();
    }

    private static List<String> facts(Engine engine) throws Refused {
        try {
            engine.hello();
            var info = engine.info();
            var facts = new ArrayList<String>();
            facts.add((engine.podman() ? "Podman " : "Docker ")
                    + info.path("ServerVersion").asText("?"));
            facts.add(Words.count(info.path("Containers").asLong(0), "container"));
            if (info.path("Swarm").path("LocalNodeState").asText("").equals("active")) {
                facts.add("Swarm");
            }
            return facts;
        } catch (IOException wrong) {
            throw new Refused(engine.refusal(
                    "to reach Docker at " + engine.place().address().url(), wrong));
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.sentence());
            this.refusal = refusal;
        }
    }
}
