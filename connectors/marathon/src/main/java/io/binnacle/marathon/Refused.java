package io.binnacle.marathon;

import io.binnacle.model.Refusal;

/// An operation that cannot be done, found while it was prepared.
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
