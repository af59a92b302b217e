package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.views.UiThread;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class RestingPulseTest {
    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void restsWhileNothingMovesAndGoesOnWhenSomethingDoes() throws Exception {
        var installed = new CompletableFuture<Optional<RestingPulse>>();
        UiThread.run(() -> installed.complete(ToolkitClock.letRest()));
        var pulse = installed.get(20, TimeUnit.SECONDS).orElseThrow();
        for (var time = 0; time < 3; time++) {
            awaitRest(pulse);
            moveFor(5);
            assertThat(pulse.isRunning()).isTrue();
        }
        awaitRest(pulse);
    }

    private static void awaitRest(RestingPulse pulse) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        var turn = new CountDownLatch(1);
        while (pulse.ticking()) {
            assertThat(System.nanoTime()).as("when it should rest by now").isLessThan(end);
            assertThat(turn.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static void moveFor(int frames) throws InterruptedException {
        var drawn = new CountDownLatch(frames);
        UiThread.run(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                drawn.countDown();
                if (drawn.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        assertThat(drawn.await(20, TimeUnit.SECONDS)).as("frames came").isTrue();
    }
}
