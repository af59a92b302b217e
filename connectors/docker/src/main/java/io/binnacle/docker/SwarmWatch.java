package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Asks a manager how its swarm is, for as long as its engine is watched.
///
/// A manager tells by events that services and nodes change, and never that a task does. So it is asked again after
/// each event, and besides every second while anything is not as wished, else every five; at most a tenth of the time
/// is spent on it, however large the swarm.
final class SwarmWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SwarmWatch.class.getName());
    private static final Duration UNSETTLED = Duration.ofSeconds(1);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int SHARE = 10;
    private static final Duration END = Duration.ofSeconds(1);

    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ReentrantLock reading = new ReentrantLock();
    private final Thread thread = Thread.ofVirtual().name("docker-swarm").unstarted(this::run);
    private volatile Runnable doubt = () -> {};
    private boolean manager;
    private boolean asked;
    private boolean closed;
    private Duration pause = UNSETTLED;
    private Duration took = Duration.ZERO;

    SwarmWatch(Engine engine, Picture picture, Surroundings surroundings) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
    }

    void start() {
        thread.start();
    }

    /// Looks at once, if this engine is a manager, and from then on by itself.
    ///
    /// @param info the answer to `/info`
    void look(JsonNode info) {
        var may =
                !engine.podman() && info.path("Swarm").path("ControlAvailable").asBoolean(false);
        tell(may, false);
        if (may) {
            read();
        } else {
            picture.noSwarm();
        }
    }

    /// The engine does not answer: nothing is asked of it until the next [#look].
    void rest() {
        tell(false, false);
    }

    /// Who is told that this engine may be no manager any more.
    void onDoubt(Runnable listener) {
        doubt = listener;
    }

    /// Something may have changed.
    ///
    /// @return whether this engine is known to be a manager
    boolean soon() {
        lock.lock();
        try {
            asked = true;
            news.signalAll();
            return manager;
        } finally {
            lock.unlock();
        }
    }

    private void tell(boolean may, boolean over) {
        lock.lock();
        try {
            manager = may;
            closed |= over;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (due()) {
                if (!read()) {
                    doubt.run();
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) {
            LOG.log(
                    Level.ERROR,
                    "Watching the swarm of " + engine.place().address().url() + " failed",
                    wrong);
        }
    }

    /// Waits until it is time to ask.
    ///
    /// @return whether to go on at all
    private boolean due() throws InterruptedException {
        lock.lock();
        try {
            var left = Math.max(pause.toNanos(), took.multipliedBy(SHARE).toNanos());
            while (!closed && (!manager || (!asked && left > 0))) {
                if (manager) {
                    left = news.awaitNanos(left);
                } else {
                    news.await();
                }
            }
            asked = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// @return whether this engine is still a manager, as far as is known
    private boolean read() {
        reading.lock();
        var began = System.nanoTime();
        try {
            var now = surroundings.clock().instant();
            var swarm = engine.swarm();
            picture.swarm(swarm, now);
            pause = settled(swarm) ? SETTLED : UNSETTLED;
            return true;
        } catch (StatusException no) {
            // the managers have lost each other, or it is none any more: what was seen stands, and grows old
            picture.swarmTrouble(engine.refusal("to ask for its swarm", no));
            pause = SETTLED;
            return !Words.of(no).contains("not a swarm manager");
        } catch (IOException wrong) {
            pause = SETTLED; // that the engine does not answer is told where it is watched
            return true;
        } finally {
            took = Duration.ofNanos(System.nanoTime() - began);
            reading.unlock();
        }
    }

    private static boolean settled(Swarm swarm) {
        var tasks = swarm.tasksByService();
        return swarm.services().stream()
                .noneMatch(service -> SwarmRollout.of(service, tasks.getOrDefault(service.id(), List.of()))
                                .underWay()
                        || service.mode().job());
    }

    @Override
    public void close() {
        tell(false, true);
        engine.wire().endQuestions();
        try {
            thread.join(END); // so that its end cannot disturb the next watch
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
