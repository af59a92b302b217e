package io.binnacle.scheduler.engine;

/// A definition that asks for something there is no way to give.
final class Unlaunchable extends Exception {
    private static final long serialVersionUID = 1;

    Unlaunchable(String why) {
        super(why);
    }
}
