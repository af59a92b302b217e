package io.binnacle.session;

import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that is wrong, as one line of the list: one host, one container, or several containers of one app with
/// the same trouble.
///
/// @param subjects what it is about; empty only for an app that has no instance at all, which is then named by `app`
/// @param title the name of it: "checkout", "mailer-7", "boreas-2"
/// @param what the trouble: "2 of 6 unhealthy", "crash loop, out of memory, exit 137"
/// @param detail who is affected or what is known besides; may be empty
/// @param affected how many other apps depend on it; the rank hangs on this
public record Problem(
        Kind kind,
        Condition condition,
        List<Subject> subjects,
        Optional<AppId> app,
        String title,
        String what,
        String detail,
        Instant since,
        int affected) {
    public Problem {
        subjects = List.copyOf(subjects);
    }

    /// What sort of trouble, the gravest first.
    public enum Kind {
        HOST_LOST,
        CRASH_LOOP,
        OUT_OF_MEMORY,
        EXITED,
        UNHEALTHY,
        HOST_PRESSURE,
        MEMORY_PRESSURE,
        /// A deployment is held up, or an app is short of instances that find no host.
        WAITING,
        RESTARTED
    }

    /// The container whose last log lines tell most.
    public Optional<ContainerId> speaker() {
        return subjects.stream()
                .filter(ContainerId.class::isInstance)
                .map(ContainerId.class::cast)
                .findFirst();
    }
}
