package io.binnacle.scheduler.engine;

import io.binnacle.scheduler.core.Decision;
import io.binnacle.scheduler.core.Message;
import io.binnacle.scheduler.core.WriteRefused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A message on its way, and who waits for what becomes of it.
record Envelope(Message message, Optional<CompletableFuture<Decision.Reply>> asker) {
    static Envelope of(Message message) {
        return new Envelope(message, Optional.empty());
    }

    void answer(Optional<Decision.Reply> reply) {
        asker.ifPresent(waiting -> waiting.complete(reply.orElseGet(
                () -> refused(WriteRefused.Kind.UNAVAILABLE, "the scheduler has no answer to " + message))));
    }

    void refuse(WriteRefused.Kind kind, String why) {
        asker.ifPresent(waiting -> waiting.complete(refused(kind, why)));
    }

    static Decision.Reply refused(WriteRefused.Kind kind, String why) {
        return new Decision.Reply.Refused(new WriteRefused(kind, why));
    }
}
