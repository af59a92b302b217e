package io.binnacle.docker;

import io.binnacle.model.Refusal;

/// What was asked of a new container cannot be told an engine; nothing was sent.
final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    private final String next;

    BadOption(String what, String next) {
        super(what);
        this.next = next;
    }

    /// The option by its name, as on a command line. Its value is not repeated: it may hold a secret.
    static BadOption of(String key, String wrong) {
        return new BadOption("--" + key + " " + wrong, "correct or leave out the parameter " + key);
    }

    Refusal refusal(String tried) {
        return new Refusal(Refusal.Reason.REJECTED, tried, Words.of(this), next);
    }
}
