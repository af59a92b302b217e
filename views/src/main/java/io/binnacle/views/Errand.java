package io.binnacle.views;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
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
    private final PauseTransition rest;
    private boolean out;
    private boolean again;

    /// @param rest the least time between two errands
    public Errand(Duration rest, Supplier<Q> question, Function<Q, A> work, Consumer<A> show) {
        this.question = question;
        this.work = work;
        this.show = show;
        this.rest = new PauseTransition(rest);
        this.rest.setOnFinished(_ -> rested());
    }

    /// Asks for it, soon.
    public void wish() {
        if (out || rest.getStatus() == PauseTransition.Status.RUNNING) {
            again = true;
        } else {
            go();
        }
    }

    /// Asks for it at once, as when something else was selected.
    public void hurry() {
        rest.stop();
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
        rest.playFromStart();
        show.accept(answer);
    }

    private void rested() {
        if (again) {
            go();
        }
    }
}
