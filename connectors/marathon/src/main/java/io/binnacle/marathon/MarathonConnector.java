package io.binnacle.marathon;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.Json;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Opens schedulers with Marathon's API: `http://HOST:8080`, `https://HOST/service/marathon` of DC/OS; how to give a
/// password or a token is told by [Places].
public final class MarathonConnector implements Connector {
    @Override
    public String name() {
        return "Marathon";
    }

    @Override
    public boolean recognises(Endpoint endpoint) {
        return Places.recognises(endpoint);
    }

    @Override
    public Connection open(Endpoint endpoint, Surroundings surroundings) {
        return new MarathonConnection(endpoint, new Places(surroundings).find(endpoint), surroundings);
    }

    @Override
    public List<Offer> offers(Surroundings surroundings) {
        return List.of();
    }

    @Override
    public Greeting greet(Endpoint endpoint, Surroundings surroundings, Duration timeout) {
        var start = System.nanoTime();
        try (var wire = new Wire(new Places(surroundings).find(endpoint))) {
            var asking = new FutureTask<>(() -> facts(new Api(wire)));
            Thread.ofVirtual().name("marathon-greet").start(asking);
            return greeting(Optional.empty(), asking.get(timeout.toMillis(), TimeUnit.MILLISECONDS), start);
        } catch (ConnectorException never) {
            return greeting(Optional.of(never.refusal()), List.of(), start);
        } catch (ExecutionException failed) {
            return greeting(Optional.of(refusal(endpoint, surroundings, failed.getCause())), List.of(), start);
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

    private static Refusal refusal(Endpoint endpoint, Surroundings surroundings, @Nullable Throwable failure) {
        return failure instanceof IOException wrong
                ? Refusals.of(tried(endpoint), new Places(surroundings).find(endpoint), wrong)
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
        return "to reach a scheduler at " + endpoint.display();
    }

    private static List<String> facts(Api api) throws IOException {
        var info = api.info();
        var facts = new ArrayList<String>();
        facts.add(("Marathon " + Json.text(info, "version")).strip());
        var apps = api.apps();
        facts.add(Words.count(apps.size(), "app"));
        facts.add(Words.count(running(apps), "task"));
        return facts;
    }

    private static long running(JsonNode apps) {
        return Json.stream(apps)
                .mapToLong(app -> app.path("tasksRunning").asLong(0))
                .sum();
    }
}
