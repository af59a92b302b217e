package io.binnacle.scheduler.core;

import io.binnacle.scheduler.definition.AppDefinition;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What labels of an app ask of its deployments, and of its instances' end, beyond Marathon.
final class Extensions {
    /// Seconds, or a number with `s`, `m` or `h`.
    static final String TIMEOUT = "BINNACLE_DEPLOYMENT_TIMEOUT";
    /// How many instances may fail; one more fails the deployment.
    static final String MAX_FAILURES = "BINNACLE_MAX_FAILURES";
    /// `true`: what failed is undone.
    static final String AUTO_REVERT = "BINNACLE_AUTO_REVERT";

    /// How long an instance that is to end is told to be ending before it is stopped, so that who sends requests to it
    /// can know: in seconds, or a number with `s`, `m` or `h`.
    static final String DRAIN = "BINNACLE_DRAIN";

    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    private Extensions() {}

    static Duration drain(AppDefinition app) {
        Duration asked = duration(app.labels().getOrDefault(DRAIN, "").trim()).orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_DRAIN) > 0 ? LONGEST_DRAIN : asked;
    }

    /// The shortest any of its apps asks for.
    static Optional<Duration> timeout(Rollout rollout) {
        return labels(rollout, TIMEOUT).flatMap(v -> duration(v).stream()).min(Duration::compareTo);
    }

    /// The least any of its apps asks for.
    static Optional<Integer> maxFailures(Rollout rollout) {
        return labels(rollout, MAX_FAILURES)
                .flatMap(v -> number(v).stream())
                .map(n -> (int) Math.min(n, Integer.MAX_VALUE))
                .min(Integer::compareTo);
    }

    /// A revert that fails is not reverted.
    static boolean autoRevert(Rollout rollout) {
        return rollout.reverts().isEmpty() && labels(rollout, AUTO_REVERT).anyMatch("true"::equalsIgnoreCase);
    }

    private static Stream<String> labels(Rollout rollout, String label) {
        return rollout.apps().stream()
                .flatMap(app -> rollout.target().app(app).stream())
                .map(AppDefinition::labels)
                .filter(labels -> labels.containsKey(label))
                .map(labels -> labels.getOrDefault(label, "").trim());
    }

    static Optional<Duration> duration(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String rest = text.substring(0, text.length() - 1);
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> number(rest).map(Duration::ofSeconds);
            case 'm' -> number(rest).map(Duration::ofMinutes);
            case 'h' -> number(rest).map(Duration::ofHours);
            default -> number(text).map(Duration::ofSeconds);
        };
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
