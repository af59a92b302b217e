package io.binnacle.model;

import java.util.Optional;

/// What an operator wants done. Asking changes nothing; a [Preview] says what it would do, a [Run] does it.
public sealed interface Operation {
    /// Operations on one container.
    sealed interface OnContainer extends Operation {
        ContainerId container();
    }

    /// Operations on an app as a whole.
    sealed interface OnApp extends Operation {
        AppId app();
    }

    record Start(ContainerId container) implements OnContainer {}

    /// @param graceSeconds how long it may take to end by itself before it is killed
    record Stop(ContainerId container, int graceSeconds) implements OnContainer {}

    record Restart(ContainerId container, int graceSeconds) implements OnContainer {}

    record Pause(ContainerId container) implements OnContainer {}

    record Unpause(ContainerId container) implements OnContainer {}

    /// @param signal by name: `KILL`, `TERM`, `HUP`
    record Kill(ContainerId container, String signal) implements OnContainer {}

    /// @param volumes whether its anonymous volumes go with it
    record Remove(ContainerId container, boolean volumes) implements OnContainer {}

    record Scale(AppId app, int instances) implements OnApp {}

    /// @param image another image, or the same one again when absent
    record Redeploy(AppId app, Optional<String> image) implements OnApp {}

    record Rollback(AppId app, RevisionId to) implements OnApp {}

    record RestartApp(AppId app) implements OnApp {}

    /// What a whole definition, in the scheduler's own language, asks for: what is not there is made, what is there
    /// becomes so.
    ///
    /// @param document may hold secrets, and so stays out of [#toString]
    record Deploy(ClusterId cluster, String document) implements Operation {
        @Override
        public String toString() {
            return "Deploy[" + cluster + "]";
        }
    }

    /// The verb, as a button says it.
    default String verb() {
        return switch (this) {
            case Start _ -> "Start";
            case Stop _ -> "Stop";
            case Restart _, RestartApp _ -> "Restart";
            case Pause _ -> "Pause";
            case Unpause _ -> "Unpause";
            case Kill _ -> "Kill";
            case Remove _ -> "Remove";
            case Scale _ -> "Scale";
            case Redeploy _ -> "Redeploy";
            case Rollback _ -> "Roll back";
            case Deploy _ -> "Deploy";
        };
    }
}
