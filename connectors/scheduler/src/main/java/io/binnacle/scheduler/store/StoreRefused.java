package io.binnacle.scheduler.store;

import io.binnacle.model.Refusal;

/// The state cannot be read or written, with the reason. Nothing of it has been changed.
public final class StoreRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    StoreRefused(Refusal refusal, Throwable cause) {
        super(refusal.sentence(), cause);
        this.refusal = refusal;
    }

    public StoreRefused(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
