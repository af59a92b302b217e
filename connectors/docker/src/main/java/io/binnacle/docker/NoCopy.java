package io.binnacle.docker;

/// A container cannot have another beside it that is made like it.
final class NoCopy extends Exception {
    private static final long serialVersionUID = 1L;

    private final String next;

    /// @param why the rest of a sentence about the container: "it holds port 8080 of its host"
    NoCopy(String why, String next) {
        super(why);
        this.next = next;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String next() {
        return next;
    }
}
