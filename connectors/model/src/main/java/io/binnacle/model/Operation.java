package io.binnacle.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

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

    /// Operations on a host as a whole.
    sealed interface OnHost extends Operation {
        HostId host();
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
    /// @param environment variables that get another value, or go where there is none; the others stay. They may be
    ///     secrets, so they stay out of [#toString]
    record Redeploy(AppId app, Optional<String> image, Map<String, Optional<String>> environment) implements OnApp {
        public Redeploy {
            environment = Map.copyOf(environment);
        }

        public Redeploy(AppId app, Optional<String> image) {
            this(app, image, Map.of());
        }

        @Override
        public String toString() {
            return "Redeploy[" + app + ", " + image + ", " + new TreeSet<>(environment.keySet()) + "]";
        }
    }

    record Rollback(AppId app, RevisionId to) implements OnApp {}

    record RestartApp(AppId app) implements OnApp {}

    /// The host takes no new instances, and those its scheduler runs there move to other hosts.
    record Drain(HostId host) implements OnHost {}

    /// The host takes instances again.
    record Activate(HostId host) implements OnHost {}

    /// Ends the change of the app that is under way where it stands: what has become new stays new.
    record Cancel(AppId app) implements OnApp {}

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
            case Drain _ -> "Drain";
            case Activate _ -> "Activate";
            case Cancel _ -> "Cancel";
            case Deploy _ -> "Deploy";
        };
    }
}
