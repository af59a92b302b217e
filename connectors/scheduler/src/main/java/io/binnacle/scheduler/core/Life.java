package io.binnacle.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How one configuration of an app has done, from when it was first wished for; scaling does not begin another.
///
/// @param config the version that made it
/// @param failed why a deployment of it failed
/// @param healthy instances at `countedAt`
/// @param most of them at once, ever
/// @param anyTime how long there was at least one
/// @param instanceTime the time of all of them together
public record Life(
        Instant config,
        Instant since,
        Optional<Ended> ended,
        Optional<String> failed,
        int healthy,
        int most,
        Duration anyTime,
        Duration instanceTime,
        Optional<Instant> firstHealthy,
        Instant countedAt) {

    static Life begun(Instant config, Instant since) {
        return new Life(
                config,
                since,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty(),
                since);
    }

    /// The same as it stands at a later time, if nothing else has changed.
    public Life at(Instant now) {
        return counted(healthy, now);
    }

    Life counted(int count, Instant now) {
        Duration passed = now.isAfter(countedAt) ? Duration.between(countedAt, now) : Duration.ZERO;
        return new Life(
                config,
                since,
                ended,
                failed,
                Math.max(0, count),
                Math.max(most, count),
                healthy > 0 ? anyTime.plus(passed) : anyTime,
                instanceTime.plus(passed.multipliedBy(healthy)),
                firstHealthy.or(() -> count > 0 ? Optional.of(now) : Optional.empty()),
                now.isAfter(countedAt) ? now : countedAt);
    }

    Life failed(String reason) {
        return new Life(
                config,
                since,
                ended,
                Optional.of(reason),
                healthy,
                most,
                anyTime,
                instanceTime,
                firstHealthy,
                countedAt);
    }

    Life ended(Ended end) {
        return new Life(
                config, since, Optional.of(end), failed, healthy, most, anyTime, instanceTime, firstHealthy, countedAt);
    }

    /// @param by the configuration that is wished for in its place
    public record Ended(Instant at, How how, Instant by) {
        public enum How {
            REPLACED,
            /// An earlier one came back in its place.
            ROLLED_BACK,
            /// As the last but for a deployment of it that had failed.
            FAILED
        }
    }
}
