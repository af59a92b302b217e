package io.binnacle.views;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.util.Duration;

/// Works out what a view shows, off the UI thread and not too often: one errand at a time, and however often it is
/// wished for meanwhile, it is run once more.
///
/// @param <Q> the question, put together on the UI thread
/// @param <A> the answer, shown on the UI thread
public final class Errand<Q, A> {
    private final Supplier<Q> question;
    private final Function<Q, A> work;
    private final Consumer<A> show;
    private final Duration rest;
    private boolean out;
    private long rests;
    private boolean resting;
    private boolean again;

    /// @param rest the least time between two errands
    public Errand(Duration rest, Supplier<Q> question, Function<Q, A> work, Consumer<A> show) {
        this.question = question;
        this.work = work;
        this.show = show;
        this.rest = rest;
    }

    /// Asks for it, soon.
    public void wish() {
        if (out || resting) {
            again = true;
        } else {
            go();
        }
    }

    /// Asks for it at once, as when something else was selected.
    public void hurry() {
        resting = false;
        wish();
    }

    private void go() {
        out = true;
        again = false;
        var asked = question.get();
        Thread.ofVirtual().name("errand").start(() -> {
            var answer = work.apply(asked);
            UiThread.later(() -> back(answer));
        });
    }

    private void back(A answer) {
        out = false;
        rest();
        show.accept(answer);
    }

    /// Not a JavaFX pause: while one runs, the toolkit draws frames for it.
    private void rest() {
        resting = true;
        var mine = ++rests;
        Thread.ofVirtual().name("errand at rest").start(() -> {
            LockSupport.parkNanos((long) (rest.toMillis() * 1e6));
            UiThread.later(() -> rested(mine));
        });
    }

    private void rested(long which) {
        if (resting && which == rests) {
            resting = false;
            if (again) {
                go();
            }
        }
    }
}
