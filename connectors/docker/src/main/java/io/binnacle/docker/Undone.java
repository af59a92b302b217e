package io.binnacle.docker;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Something was not done to one instance, or nobody knows whether it was.
final class Undone extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Refusal refusal;
    private final boolean certain;
    private final transient Optional<ContainerId> left;

    /// @param refusal what it answered, as the rest of a sentence that begins with the name
    /// @param certain false where it may have been done all the same
    Undone(String name, Refusal refusal, boolean certain) {
        this(name, refusal, certain, Optional.empty());
    }

    private Undone(String name, Refusal refusal, boolean certain, Optional<ContainerId> left) {
        super(refusal.answered());
        this.name = name;
        this.refusal = refusal;
        this.certain = certain;
        this.left = left;
    }

    /// The same of one that was made, and is there whatever became of it.
    Undone of(ContainerId id) {
        return new Undone(name, refusal, certain, Optional.of(id));
    }

    Optional<ContainerId> left() {
        return left;
    }

    static Undone of(ExecutionException wrong, String tried) {
        if (wrong.getCause() instanceof Undone undone) {
            return undone;
        }
        var answered = "failed: " + Words.of(wrong.getCause() == null ? wrong : wrong.getCause());
        return new Undone("one", new Refusal(Refusal.Reason.BROKEN, tried, answered, "look at the picture"), false);
    }

    String name() {
        return name;
    }

    Refusal refusal() {
        return refusal;
    }

    boolean certain() {
        return certain;
    }
}
