package io.binnacle.app;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;

/// The toolkit's clock of sixty ticks a second, which stops while nothing moves.
///
/// The toolkit says when its clock may rest and when it must go on; on Linux its own clocks do not listen, and wake the
/// process sixty times a second for nothing. This one stops and starts one of those. Decision 12 says why we reach
/// inside, [ToolkitClock] how.
final class RestingPulse extends Timer {
    private final Timer clock;
    private int period;
    private boolean ticking;

    private RestingPulse(Runnable tick, Timer clock) {
        super(tick);
        this.clock = clock;
    }

    static RestingPulse started(Runnable tick, int period) {
        var pulse = new RestingPulse(tick, Application.GetApplication().createTimer(tick));
        pulse.start(period);
        return pulse;
    }

    synchronized boolean ticking() {
        return ticking;
    }

    @Override
    protected long _start(Runnable tick) {
        throw new UnsupportedOperationException("there is no clock of the screen's here");
    }

    @Override
    protected long _start(Runnable tick, int every) {
        period = every;
        go();
        return 1;
    }

    @Override
    protected void _stop(long handle) {
        rest();
    }

    @Override
    protected void _pause(long handle) {
        rest();
    }

    @Override
    protected void _resume(long handle) {
        go();
    }

    private void go() {
        if (!ticking) {
            clock.start(period);
            ticking = true;
        }
    }

    private void rest() {
        if (ticking) {
            clock.stop();
            ticking = false;
        }
    }
}
