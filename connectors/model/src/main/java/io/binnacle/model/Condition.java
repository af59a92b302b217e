package io.binnacle.model;

import java.time.Duration;
import java.time.Instant;

/// How a thing is, in one word: the six state marks of the map. The order is by gravity, the worst last.
public enum Condition {
    HEALTHY,
    STOPPED,
    CHANGING,
    NOT_SEEN,
    DEGRADED,
    FAILING;

    /// A restart counts as news for this long.
    public static final Duration RESTART_IS_NEWS = Duration.ofMinutes(10);

    private static final Duration LOOP_WINDOW = Duration.ofMinutes(2);
    private static final int LOOP_RESTARTS = 3;

    /// The worse of two.
    public Condition or(Condition other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Whether it belongs in the list of problems.
    public boolean wrong() {
        return this == DEGRADED || this == FAILING;
    }

    /// What a container is in, as of `now`.
    public static Condition of(Container container, Instant now) {
        return switch (container.state()) {
            case DEAD, RESTARTING -> FAILING;
            case CREATED, REMOVING -> CHANGING;
            case PAUSED -> STOPPED;
            case EXITED -> ofExited(container);
            case RUNNING -> ofRunning(container, now);
        };
    }

    /// However one ended that was replaced, it is no trouble of now.
    private static Condition ofExited(Container container) {
        return !container.setAside()
                        && container
                                .exit()
                                .filter(exit -> exit.outOfMemory() || !endedAsAsked(exit.code()))
                                .isPresent()
                ? FAILING
                : STOPPED;
    }

    /// 0, and 128 + SIGINT or SIGTERM, which is how a program that was asked to stop ends.
    private static boolean endedAsAsked(int code) {
        return code == 0 || code == 130 || code == 143;
    }

    private static Condition ofRunning(Container container, Instant now) {
        if (looping(container, now)) {
            return FAILING;
        }
        return switch (container.health().status()) {
            case UNHEALTHY -> DEGRADED;
            case STARTING -> CHANGING;
            case NONE, HEALTHY -> restartIsNews(container, now) ? DEGRADED : HEALTHY;
        };
    }

    /// Restarted at least three times, the last time less than two minutes ago.
    public static boolean looping(Container container, Instant now) {
        return container.state() == ContainerState.RESTARTING
                || (container.restarts() >= LOOP_RESTARTS && startedWithin(container, LOOP_WINDOW, now));
    }

    private static boolean restartIsNews(Container container, Instant now) {
        return container.restarts() > 0 && startedWithin(container, RESTART_IS_NEWS, now);
    }

    private static boolean startedWithin(Container container, Duration window, Instant now) {
        return container.startedAt().filter(at -> at.isAfter(now.minus(window))).isPresent();
    }
}
