package io.binnacle.scheduler.core;

import io.binnacle.scheduler.core.Decision.Reply;
import java.util.Optional;

/// Gives every message to who understands it.
final class Receiving {
    private Receiving() {}

    static Optional<Reply> receive(Draft draft, Message message) {
        switch (message) {
            case Message.Asked asked -> {
                return Optional.of(answer(draft, asked));
            }
            case Message.Resumed _ -> {
                Lives.resumed(draft);
                Reality.resumed(draft);
            }
            case Message.Woke _ -> {}
            case Message.HostsSeen seen -> Hosts.seen(draft, seen);
            case Message.ContainerSeen seen -> Reality.seen(draft, seen.host(), seen.seen(), false);
            case Message.ContainerGone gone -> Reality.gone(draft, gone);
            case Message.LaunchStarted started -> Reality.started(draft, started);
            case Message.LaunchRefused refused -> Reality.refused(draft, refused);
            case Message.EndRefused _ -> {}
            case Message.HealthSeen seen -> Verdicts.health(draft, seen);
            case Message.ReadinessSeen seen -> Verdicts.readiness(draft, seen);
        }
        return Optional.empty();
    }

    private static Reply answer(Draft draft, Message.Asked asked) {
        try {
            return new Writing(draft, asked.author(), asked.force()).write(asked.write());
        } catch (WriteRefused refused) {
            return new Reply.Refused(refused);
        }
    }
}
