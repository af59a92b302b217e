package io.binnacle.scheduler.api;

import io.binnacle.scheduler.core.Instance.Condition;
import io.binnacle.scheduler.core.Rollout;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Marathon's words for our names.
final class Words {
    private Words() {}

    /// `TASK_RUNNING`.
    static String state(Condition condition) {
        return switch (condition) {
            case SCHEDULED, PROVISIONED, STAGING -> "TASK_STAGING";
            case UNREACHABLE_INACTIVE -> "TASK_UNREACHABLE";
            case STARTING, RUNNING, UNREACHABLE, KILLING, KILLED, FAILED, FINISHED, ERROR, GONE, DROPPED ->
                "TASK_" + condition.name();
        };
    }

    /// `ScaleApplication`.
    static String action(Rollout.Action.Kind kind) {
        return camel(kind);
    }

    /// `INSUFFICIENT_CPUS` is `InsufficientCpus`.
    static String camel(Enum<?> name) {
        return Arrays.stream(name.name().split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
