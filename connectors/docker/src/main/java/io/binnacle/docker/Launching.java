package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import io.binnacle.craft.Json;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.spi.Launch;
import io.binnacle.spi.Worker.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Creates containers and starts them, so that asking twice makes one: the name is the key, and the engine keeps it.
///
/// A name whose creation was never answered is remembered: until the engine has been asked about it, nobody may say
/// that no container bears it.
final class Launching {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_DOUBTS = 10_000;

    private final Engine engine;
    private final Pull pull;
    private final Set<String> doubts = ConcurrentHashMap.newKeySet();

    Launching(Engine engine, Pull pull) {
        this.engine = engine;
        this.pull = pull;
    }

    Launched launch(Launch launch, String tried) {
        try {
            return launch(launch, Recipe.of(launch), tried);
        } catch (BadOption bad) {
            return new Launched.Refused(bad.refusal(tried), true);
        }
    }

    private Launched launch(Launch launch, Recipe recipe, String tried) {
        try {
            engine.heartbeat();
            image(launch);
        } catch (Pull.NotPulled not) {
            return new Launched.Refused(not.refusal(tried, launch.image()), certain(launch));
        } catch (IOException wrong) {
            return new Launched.Refused(engine.refusal(tried, wrong), certain(launch));
        }
        return created(launch, recipe, tried, true);
    }

    /// Whether no container of that name can be there of our making.
    private boolean certain(Launch launch) {
        return !doubts.contains(launch.name()) && doubts.size() < MOST_DOUBTS;
    }

    private void image(Launch launch) throws IOException {
        var wanted = launch.pull() == Launch.Pull.ALWAYS || !engine.hasImage(launch.image());
        if (wanted) {
            pull.fetch(launch.image());
        }
    }

    /// @param again whether it may be tried once more when the name becomes free meanwhile
    private Launched created(Launch launch, Recipe recipe, String tried, boolean again) {
        try {
            var id = recipe.into(client().createContainerCmd(launch.image()))
                    .exec()
                    .getId();
            doubts.remove(launch.name());
            return started(new ContainerId(id), launch, tried);
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            if (nameTaken(cause)) {
                return adopted(launch, recipe, tried, again);
            }
            return notCreated(launch, cause, tried);
        }
    }

    private Launched notCreated(Launch launch, IOException cause, String tried) {
        if (!(cause instanceof StatusException) && !(cause instanceof ConnectException)) {
            doubts.add(launch.name());
        }
        return new Launched.Refused(engine.refusal(tried, cause), certain(launch));
    }

    private static boolean nameTaken(IOException cause) {
        return cause instanceof StatusException no
                && (no.status() == 409 || no.status() == 500)
                && Words.of(no).contains("already in use")
                && Words.of(no).contains("name");
    }

    private Launched adopted(Launch launch, Recipe recipe, String tried, boolean again) {
        try {
            var inspected = engine.inspect(new ContainerId(launch.name()));
            doubts.remove(launch.name());
            var id = new ContainerId(inspected.path("Id").asText(launch.name()));
            if (!sameLabels(inspected, recipe.labels())) {
                return new Launched.Refused(another(launch, tried), true);
            }
            return inspected.path("State").path("Running").asBoolean(false)
                    ? new Launched.Started(id)
                    : started(id, launch, tried);
        } catch (StatusException no) {
            return no.status() == 404 && again
                    ? created(launch, recipe, tried, false)
                    : new Launched.Refused(engine.refusal(tried, no), false);
        } catch (IOException wrong) {
            return new Launched.Refused(engine.refusal(tried, wrong), false);
        }
    }

    /// Those of its image are there whoever made it.
    private boolean sameLabels(JsonNode inspected, Map<String, String> asked) throws IOException {
        var ofImage = imageLabels(inspected).entrySet();
        var own = new HashMap<>(Json.map(inspected.path("Config").path("Labels")));
        var wanted = new HashMap<>(asked);
        own.entrySet().removeAll(ofImage);
        wanted.entrySet().removeAll(ofImage);
        return own.equals(wanted);
    }

    private Map<String, String> imageLabels(JsonNode inspected) throws IOException {
        try {
            var image = engine.image(inspected.path("Image").asText(""));
            return Json.map(image.path("Config").path("Labels"));
        } catch (StatusException gone) {
            return Map.of();
        }
    }

    private static Refusal another(Launch launch, String tried) {
        return new Refusal(
                Reason.CONFLICT,
                tried,
                "another container bears the name " + launch.name() + ", with other labels",
                "remove that one, or use another name");
    }

    private Launched started(ContainerId id, Launch launch, String tried) {
        try {
            for (var archive : launch.archives()) {
                engine.unpack(id, archive.file(), archive.directory());
            }
        } catch (IOException wrong) {
            return undone(id, launch, engine.refusal(tried + ": to bring its files", wrong));
        }
        try {
            client().startContainerCmd(id.value()).exec();
            return new Launched.Started(id);
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            if (cause instanceof StatusException no) {
                return no.status() == 304 ? new Launched.Started(id) : undone(id, launch, notStarted(tried, no));
            }
            return unanswered(id, launch, engine.refusal(tried, cause));
        }
    }

    private Refusal notStarted(String tried, StatusException no) {
        var said = Words.of(no);
        return portTaken(said)
                ? new Refusal(Reason.CONFLICT, tried, said, "use another port, or end what has this one")
                : engine.refusal(tried, no);
    }

    private static boolean portTaken(String said) {
        return said.contains("port is already allocated") || said.contains("address already in use");
    }

    /// It may run all the same.
    private Launched unanswered(ContainerId id, Launch launch, Refusal refusal) {
        try {
            engine.heartbeat();
            var runs = engine.inspect(id).path("State").path("Running").asBoolean(false);
            return runs ? new Launched.Started(id) : undone(id, launch, refusal);
        } catch (IOException stillSilent) {
            doubts.add(launch.name());
            return new Launched.Refused(refusal, false);
        }
    }

    /// Takes away again what was created and could not be started.
    private Launched undone(ContainerId id, Launch launch, Refusal refusal) {
        return leftBehind(id)
                .map(why -> {
                    doubts.add(launch.name());
                    return new Launched.Refused(
                            new Refusal(
                                    refusal.reason(),
                                    refusal.tried(),
                                    refusal.answered() + "; and the container could not be removed again: " + why,
                                    refusal.next() + ", and remove the container " + launch.name()),
                            false);
                })
                .orElseGet(() -> new Launched.Refused(refusal, true));
    }

    private Optional<String> leftBehind(ContainerId id) {
        try {
            client().removeContainerCmd(id.value())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return Optional.empty();
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            return cause instanceof StatusException no && no.status() == 404
                    ? Optional.empty()
                    : Optional.of(Words.of(cause));
        }
    }

    private DockerClient client() {
        return Commands.over(engine.wire(), engine.version(), PATIENCE);
    }
}
