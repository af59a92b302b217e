package io.binnacle.scheduler.core;

import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.scheduler.definition.PathId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One run of an app on a host, or the wish for one that has no host yet.
///
/// @param id `shop_web.instance-<uuid>`: the app's path with `_`, as Marathon names it
/// @param appVersion the version of the definition it runs
/// @param configVersion that definition's `lastConfigChangeAt`: instances of one configuration are interchangeable
/// @param incarnation counts its launches; its task's id is `<id>._app.<incarnation>`
/// @param doomed why it is to be killed, once that is decided
public record Instance(
        String id,
        PathId app,
        Instant appVersion,
        Instant configVersion,
        int incarnation,
        Condition condition,
        Optional<Placed> placed,
        List<HealthState> health,
        List<ReadinessState> readiness,
        Instant since,
        Optional<Instant> stagedAt,
        Optional<Instant> startedAt,
        Optional<Doom> doomed) {
    public Instance {
        health = List.copyOf(health);
        readiness = List.copyOf(readiness);
    }

    /// The id of its task.
    public String task() {
        return id + "._app." + incarnation;
    }

    /// Whether it is going for good: another may come, but not in its name.
    public boolean leaving() {
        return doomed.filter(d -> switch (d.kind()) {
                    case REPLACED, SCALED, STOPPED, ORPHANED -> true;
                    case UNHEALTHY, ASKED -> false;
                })
                .isPresent();
    }

    /// Whether it runs, and all that is known of its health is good.
    public boolean healthy(int checks) {
        return condition == Condition.RUNNING
                && doomed.isEmpty()
                && health.size() >= checks
                && health.stream().allMatch(HealthState::alive);
    }

    public boolean ready(int checks) {
        return readiness.size() >= checks && readiness.stream().allMatch(ReadinessState::ready);
    }

    Instance condition(Condition next, Instant at) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                next,
                placed,
                health,
                readiness,
                at,
                stagedAt,
                startedAt,
                doomed);
    }

    Instance placed(Placed where) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                condition,
                Optional.of(where),
                health,
                readiness,
                since,
                stagedAt,
                startedAt,
                doomed);
    }

    /// Sent to its host.
    Instance provisioned(Placed where, Instant version, Instant at) {
        return new Instance(
                id,
                app,
                version,
                configVersion,
                incarnation,
                Condition.PROVISIONED,
                Optional.of(where),
                List.of(),
                List.of(),
                at,
                Optional.of(at),
                Optional.empty(),
                doomed);
    }

    Instance running(Instant at) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                Condition.RUNNING,
                placed,
                health,
                readiness,
                at,
                stagedAt,
                startedAt.or(() -> Optional.of(at)),
                doomed);
    }

    Instance doomed(Doom doom) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                condition,
                placed,
                health,
                readiness,
                since,
                stagedAt,
                startedAt,
                Optional.of(doom));
    }

    Instance health(List<HealthState> states) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                condition,
                placed,
                states,
                readiness,
                since,
                stagedAt,
                startedAt,
                doomed);
    }

    Instance readiness(List<ReadinessState> states) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                condition,
                placed,
                health,
                states,
                since,
                stagedAt,
                startedAt,
                doomed);
    }

    /// The same wish once more, without a place.
    Instance again(Instant at) {
        return scheduled(id, app, appVersion, configVersion, incarnation + 1, at);
    }

    static Instance scheduled(
            String id, PathId app, Instant appVersion, Instant configVersion, int incarnation, Instant at) {
        return new Instance(
                id,
                app,
                appVersion,
                configVersion,
                incarnation,
                Condition.SCHEDULED,
                Optional.empty(),
                List.of(),
                List.of(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Where it runs.
    ///
    /// @param hostPorts one for each port of the app that has a host port, in the app's order
    /// @param container once the engine has told it
    /// @param held of the host's, as long as it is there
    public record Placed(
            HostId host,
            String hostName,
            List<Integer> hostPorts,
            Optional<ContainerId> container,
            List<String> addresses,
            Held held) {
        public Placed {
            hostPorts = List.copyOf(hostPorts);
            addresses = List.copyOf(addresses);
        }

        Placed seen(ContainerId id, List<String> at) {
            return new Placed(host, hostName, hostPorts, Optional.of(id), at.isEmpty() ? addresses : at, held);
        }
    }

    /// Resources, exactly: thousandths of a core, KiB, KiB, and whole ones.
    public record Held(long cpuMillis, long memoryKib, long diskKib, int gpus) {
        public static final Held NOTHING = new Held(0, 0, 0, 0);
    }

    /// Why it is killed, and what becomes of its place.
    ///
    /// @param kind REPLACED: another takes its place; SCALED: the app needs fewer; UNHEALTHY: it failed its checks
    /// @param sentAt when the stop was last sent, to be sent again when nothing comes of it
    public record Doom(Kind kind, String reason, Instant since, Optional<Instant> sentAt) {
        public enum Kind {
            REPLACED,
            SCALED,
            UNHEALTHY,
            ASKED,
            STOPPED,
            ORPHANED
        }
    }

    /// Marathon's words for where an instance stands.
    public enum Condition {
        SCHEDULED,
        PROVISIONED,
        STAGING,
        STARTING,
        RUNNING,
        UNREACHABLE,
        UNREACHABLE_INACTIVE,
        KILLING,
        KILLED,
        FAILED,
        FINISHED,
        ERROR,
        GONE,
        DROPPED
    }

    /// What one health check has found, in the order of the app's checks. One that has found nothing yet has neither
    /// a success nor a failure.
    public record HealthState(
            boolean alive,
            int consecutiveFailures,
            Optional<Instant> firstSuccess,
            Optional<Instant> lastSuccess,
            Optional<Instant> lastFailure,
            Optional<String> lastFailureCause) {
        public static final HealthState UNKNOWN =
                new HealthState(false, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public boolean known() {
            return lastSuccess.isPresent() || lastFailure.isPresent();
        }
    }

    public record ReadinessState(String name, boolean ready, Optional<LastResponse> lastResponse) {}

    public record LastResponse(int status, String contentType, String body) {}
}
