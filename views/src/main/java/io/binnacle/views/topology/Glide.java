package io.binnacle.views.topology;

import io.binnacle.styles.Spring;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/// Moves the camera to where it is wanted, as if a spring pulled it. Nothing runs while the camera rests.
final class Glide extends AnimationTimer {
    private static final double STEP = 1.0 / 240;
    private static final double LONGEST_FRAME = 0.05;
    private static final double ARRIVED = 0.001;

    private final Spring spring;
    private final Consumer<Camera> move;
    private Camera from = Camera.START;
    private Camera to = Camera.START;
    private double share;
    private double speed;
    private long before;
    private boolean running;

    Glide(Spring spring, Consumer<Camera> move) {
        this.spring = spring;
        this.move = move;
    }

    void go(Camera now, Camera wanted) {
        from = now;
        to = wanted;
        share = 0;
        speed = 0;
        before = 0;
        running = true;
        start();
    }

    boolean running() {
        return running;
    }

    /// Where the camera will be.
    Camera wanted(Camera now) {
        return running ? to : now;
    }

    void halt() {
        running = false;
        stop();
    }

    @Override
    public void handle(long now) {
        if (before == 0) {
            before = now;
            return;
        }
        advance(Math.min(LONGEST_FRAME, (now - before) / 1e9));
        before = now;
        if (Math.abs(1 - share) < ARRIVED && Math.abs(speed) < ARRIVED * 10) {
            halt();
            move.accept(to);
        } else {
            move.accept(from.towards(to, share));
        }
    }

    private void advance(double seconds) {
        for (var left = seconds; left > 0; left -= STEP) {
            var step = Math.min(STEP, left);
            var pull = spring.stiffness() * (1 - share) - spring.damping() * speed;
            speed += pull * step;
            share += speed * step;
        }
    }
}
