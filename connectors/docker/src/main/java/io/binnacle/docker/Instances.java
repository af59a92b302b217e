package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What is done to single instances for their app: made, started, stopped, renamed, and watched until they are well.
/// Each is
/// done or ends in an [Undone] that says whether it is certain.
final class Instances {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 250;
    private static final Duration STEADY = Duration.ofSeconds(1);

    private final Engine engine;
    private final String tried;

    Instances(Engine engine, String tried) {
        this.engine = engine;
        this.tried = tried;
    }

    void start(ContainerId id, String name) throws Undone {
        try {
            client().startContainerCmd(id.value()).exec();
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            if (!(cause instanceof StatusException no && no.status() == 304) && !runs(id)) {
                throw undone(name, "was not started", cause);
            }
        }
    }

    /// Whether it runs, as far as can be told: a start whose answer was lost may have been done.
    private boolean runs(ContainerId id) {
        try {
            return engine.inspect(id).path("State").path("Running").asBoolean(false);
        } catch (IOException silent) {
            return false;
        }
    }

    void stop(ContainerId id, String name) throws Undone {
        try {
            client().stopContainerCmd(id.value())
                    .withTimeout(AppPreview.GRACE_SECONDS)
                    .exec();
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            if (!(cause instanceof StatusException no && (no.status() == 304 || no.status() == 404)) && !rests(id)) {
                throw undone(name, "was not stopped", cause);
            }
        }
    }

    /// Whether it has stopped, as far as can be told.
    private boolean rests(ContainerId id) {
        try {
            return !engine.inspect(id).path("State").path("Running").asBoolean(true);
        } catch (IOException silent) {
            return false;
        }
    }

    void restart(ContainerId id, String name, Optional<Instant> startedBefore) throws Undone {
        try {
            client().restartContainerCmd(id.value())
                    .withTimeout(AppPreview.GRACE_SECONDS)
                    .exec();
        } catch (UncheckedIOException wrong) {
            if (!startedSince(id, startedBefore)) {
                throw undone(name, "was not restarted", DockerWorker.cause(wrong));
            }
        }
    }

    /// Whether it runs, and has not since then: a restart whose answer was lost may have been done.
    private boolean startedSince(ContainerId id, Optional<Instant> before) {
        try {
            var state = engine.inspect(id).path("State");
            var started = ContainerReader.instant(state.path("StartedAt").asText(""));
            return state.path("Running").asBoolean(false) && !started.equals(before);
        } catch (IOException silent) {
            return false;
        }
    }

    void rename(ContainerId id, String from, String to) throws Undone {
        try {
            engine.rename(id, to);
        } catch (IOException wrong) {
            if (!named(id, to)) {
                throw undone(from, "was not renamed to " + to, wrong);
            }
        }
    }

    private boolean named(ContainerId id, String name) {
        try {
            return engine.inspect(id).path("Name").asText("").equals("/" + name);
        } catch (IOException silent) {
            return false;
        }
    }

    /// Sees to it that one that was set aside stays as it was left when its engine is started again, and that one that
    /// is taken back does not.
    ///
    /// @return why not, as the rest of a sentence that begins with the name
    Optional<String> restartPolicy(ContainerId id, String policy) {
        try {
            engine.restartPolicy(id, policy);
            return Optional.empty();
        } catch (IOException wrong) {
            return Optional.of(
                    "keeps its restart policy: " + engine.refusal(tried, wrong).answered());
        }
    }

    /// Removes one that does not run; its volumes stay.
    ///
    /// @return why not, as the rest of a sentence that begins with the name
    Optional<String> remove(ContainerId id) {
        try {
            client().removeContainerCmd(id.value()).exec();
            return Optional.empty();
        } catch (UncheckedIOException wrong) {
            var cause = DockerWorker.cause(wrong);
            return cause instanceof StatusException no && no.status() == 404
                    ? Optional.empty()
                    : Optional.of(
                            "was not removed: " + engine.refusal(tried, cause).answered());
        }
    }

    private Undone undone(String name, String what, IOException cause) {
        var certain = cause instanceof StatusException || cause instanceof ConnectException;
        var why = engine.refusal(tried, cause);
        var answered = certain
                ? what + ": " + why.answered()
                : what.replaceFirst("was not", "was perhaps not") + ": the answer was lost (" + why.answered() + ")";
        return new Undone(
                name,
                new Refusal(why.reason(), tried, answered, certain ? why.next() : "look at the picture"),
                certain);
    }

    /// Makes one more and starts it. What could not be started is taken away again: it never ran.
    ContainerId make(Making making, String name) throws Undone {
        var id = created(making, name);
        try {
            for (var network : making.moreNetworks().entrySet()) {
                engine.connect(network.getKey(), id, network.getValue());
            }
            start(id, name);
            return id;
        } catch (Undone undone) {
            throw undone.certain() ? withdrawn(id, undone) : undone.of(id);
        } catch (IOException wrong) {
            throw withdrawn(id, undone(name, "was not connected to its networks", wrong));
        }
    }

    private ContainerId created(Making making, String name) throws Undone {
        try {
            return engine.create(name, making.body());
        } catch (StatusException | ConnectException no) {
            throw undone(name, "was not created", no);
        } catch (IOException lost) {
            return found(name).orElseThrow(() -> undone(name, "was not created", lost));
        }
    }

    /// The answer to its creation was lost: its name tells whether it was made.
    private Optional<ContainerId> found(String name) {
        try {
            return Optional.of(engine.inspect(new ContainerId(name)).path("Id").asText(""))
                    .filter(id -> !id.isEmpty())
                    .map(ContainerId::new);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private Undone withdrawn(ContainerId id, Undone undone) {
        try {
            client().removeContainerCmd(id.value())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return undone;
        } catch (UncheckedIOException wrong) {
            var why = undone.refusal();
            var answered = why.answered() + ", and could not be removed again: " + Words.of(DockerWorker.cause(wrong));
            return new Undone(
                    undone.name(),
                    new Refusal(why.reason(), tried, answered, "remove " + undone.name()),
                    undone.certain());
        }
    }

    /// Waits until it is healthy, or where it has no check, has run for a moment.
    ///
    /// @param deadline by [System#nanoTime()]
    /// @return what is wrong, as the rest of a sentence that begins with the name; empty when it is well
    Optional<String> unwell(ContainerId id, long deadline) throws InterruptedException {
        var never = new CountDownLatch(1);
        var since = System.nanoTime();
        while (true) {
            var verdict = verdict(id, System.nanoTime() - since >= STEADY.toNanos());
            if (verdict.isPresent()) {
                return verdict.filter(why -> !why.isEmpty());
            }
            if (System.nanoTime() - deadline >= 0) {
                return Optional.of("is not healthy after " + AppPreview.LONGEST_WAIT.toMinutes() + " min");
            }
            var _ = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// Empty while it is not known yet; an empty text when it is well.
    private Optional<String> verdict(ContainerId id, boolean steady) {
        try {
            return verdict(engine.inspect(id).path("State"), steady);
        } catch (StatusException no) {
            return Optional.of(no.status() == 404 ? "is gone" : "could not be looked at: " + Words.of(no));
        } catch (IOException silent) {
            return Optional.of(
                    "could not be looked at: " + engine.refusal(tried, silent).answered());
        }
    }

    private static Optional<String> verdict(JsonNode state, boolean steady) {
        if (state.path("Restarting").asBoolean(false)) {
            return Optional.of("ended, and is being restarted again and again");
        }
        if (!state.path("Running").asBoolean(false)) {
            return Optional.of("ended with code " + state.path("ExitCode").asInt(0));
        }
        return switch (state.path("Health").path("Status").asText("none")) {
            case "healthy" -> Optional.of("");
            case "unhealthy" -> Optional.of("is unhealthy");
            case "starting" -> Optional.empty();
            default -> steady ? Optional.of("") : Optional.empty();
        };
    }

    private DockerClient client() {
        return Commands.over(engine.wire(), engine.version(), PATIENCE.plusSeconds(AppPreview.GRACE_SECONDS));
    }
}
