package io.binnacle.model;

/// Arguments that would make a record a lie are refused where it is made.
final class Require {
    private Require() {}

    static void text(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
    }

    static void notNegative(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " is negative: " + value);
        }
    }
}
