package io.binnacle.simulator;

/// How the simulated engine takes orders: all of them, none, or without an answer.
final class Obedience {
    private boolean refuses;
    private int answersToLose;

    void refuse(boolean all) {
        refuses = all;
    }

    boolean refuses() {
        return refuses;
    }

    void loseNextAnswer() {
        answersToLose++;
    }

    /// Whether the answer to what is asked now gets lost; counts it.
    boolean losesAnswer() {
        if (answersToLose == 0) {
            return false;
        }
        answersToLose--;
        return true;
    }
}
