package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.binnacle.craft.BackOff;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.craft.Teller;
import io.binnacle.model.ClusterId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Watches one engine for as long as it is wanted.
///
/// One path leads from nothing to a live picture, for the first time and after every break: ask who is there, open the
/// stream of events, then list everything and inspect what is new or differs. From then on events say what to inspect
/// again. On any doubt everything is listed again: each minute, after a flood, after a break, and when asked to. What
/// breaks it is the end of the event stream or a heart that stops; the last picture stays, marked with its age and the
/// reason, and the next try comes by itself, later each time, or at once when somebody asks.
final class EngineWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EngineWatch.class.getName());
    private static final long RESYNC_SECONDS = 60;
    private static final int OPEN_SECONDS = 2;
    private static final int SETTLED_SECONDS = 5;
    private static final Duration END = Duration.ofSeconds(1);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(2);

    private final Engine engine;
    private final Surroundings surroundings;
    private final HostReader hosts;
    private final Picture picture;
    private final Teller teller;
    private final Signal signal = new Signal();
    private final BackOff backOff;
    private final Inspections inspections = new Inspections(this::inspect);
    private final EventSink sink;
    private final SwarmWatch swarm;
    private final Map<ContainerId, String> digests = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("docker-watch").unstarted(this::run);
    private volatile @Nullable HostId host;
    private volatile Instant lastHeard = Instant.EPOCH;
    private volatile @Nullable IOException heartFailure;
    private @Nullable Instant troubledSince;
    private long liveAt = System.nanoTime();

    EngineWatch(
            Engine engine,
            Surroundings surroundings,
            ClusterId cluster,
            Picture picture,
            Teller teller,
            SwarmWatch swarm) {
        this.engine = engine;
        this.surroundings = surroundings;
        this.hosts = new HostReader(cluster, engine.place());
        this.picture = picture;
        this.teller = teller;
        this.backOff = new BackOff(surroundings.random());
        this.swarm = swarm;
        this.sink = new EventSink(picture, inspections, teller, () -> signal.raise(Signal.Cause.DOUBT), this::inSwarm);
    }

    /// An engine that tells of nodes or services and was no manager has become one.
    private void inSwarm(Happening event) {
        if (!swarm.soon() && event.ofManager()) {
            signal.raise(Signal.Cause.DOUBT);
        }
    }

    void start() {
        swarm.onDoubt(() -> signal.raise(Signal.Cause.DOUBT));
        teller.status(new Status.Connecting());
        thread.start();
    }

    void refresh() {
        signal.raise(Signal.Cause.REFRESH);
    }

    @Override
    public void close() {
        signal.raise(Signal.Cause.CLOSED);
        engine.wire().endQuestions();
        try {
            thread.join(END); // so that its end cannot disturb the next watch
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!signal.closed()) {
                attempt();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) {
            LOG.log(Level.ERROR, "Watching " + engine.place().address().url() + " failed", wrong);
            teller.status(new Status.Troubled(bug(wrong), surroundings.clock().instant(), Instant.MAX));
        }
    }

    private Refusal bug(RuntimeException wrong) {
        return new Refusal(
                Refusal.Reason.BROKEN,
                tried(),
                "Binnacle itself failed: " + Words.of(wrong),
                "close it and open it again");
    }

    private void attempt() throws InterruptedException {
        try {
            session();
        } catch (IOException wrong) {
            if (!signal.closed()) {
                var dead = heartFailure;
                trouble(dead == null ? wrong : dead);
            }
        }
    }

    private void session() throws IOException, InterruptedException {
        heartFailure = null;
        engine.hello();
        heard();
        var heart = new Heart(engine.wire().heartLine(), this::heard, this::heartStopped);
        var stream = new EventStream(engine.events(sink.last()), sink, () -> signal.raise(Signal.Cause.STREAM_ENDED));
        try (heart;
                stream) {
            heart.start();
            stream.start();
            stream.awaitOpen(OPEN_SECONDS);
            lookAround(true);
            live();
            if (!stream.open()) {
                signal.raise(Signal.Cause.DOUBT);
            }
            try {
                follow(stream);
            } finally {
                settled();
            }
        } finally {
            swarm.rest();
            engine.wire().endQuestions();
        }
    }

    private void heartStopped(IOException why) {
        heartFailure = why;
        signal.raise(Signal.Cause.HEART_STOPPED);
        engine.wire().endAll();
    }

    private void live() {
        liveAt = System.nanoTime();
        troubledSince = null;
        teller.status(new Status.Live());
    }

    private boolean brief() {
        return System.nanoTime() - liveAt < TimeUnit.SECONDS.toNanos(SETTLED_SECONDS);
    }

    private void settled() {
        if (!brief()) {
            backOff.reset();
        }
    }

    private void follow(EventStream stream) throws IOException, InterruptedException {
        var listed = System.nanoTime();
        while (!signal.closed()) {
            var age = System.nanoTime() - listed;
            var causes = signal.await(Duration.ofSeconds(RESYNC_SECONDS).minusNanos(age));
            if (causes.contains(Signal.Cause.CLOSED)) {
                return;
            }
            var dead = heartFailure;
            if (dead != null) {
                throw dead;
            }
            stream.check();
            lookAround(causes.contains(Signal.Cause.DOUBT));
            listed = System.nanoTime();
        }
    }

    private void heard() {
        var now = surroundings.clock().instant();
        lastHeard = now;
        teller.heard(now);
    }

    /// Lists everything; inspects what is new or differs, or all of it when there is doubt.
    private void lookAround(boolean all) throws IOException {
        var info = engine.info();
        readHost(info);
        swarm.look(info);
        var before = picture.ids();
        var listed = engine.list();
        if (!listed.isArray()) {
            throw new Json.NotJson("a list was expected", null);
        }
        var present = new HashMap<ContainerId, String>();
        listed.forEach(entry -> {
            var id = entry.path("Id").asText("");
            if (!id.isBlank() && !entry.path("Labels").has(Probe.LABEL)) {
                present.put(new ContainerId(id), digest(entry));
            }
        });
        present.forEach((id, digest) -> {
            if (!digest.equals(digests.put(id, digest)) || all || !before.contains(id)) {
                inspections.want(id);
            }
        });
        var gone = new HashSet<>(before);
        gone.removeAll(present.keySet());
        gone.forEach(this::gone);
        digests.keySet().retainAll(present.keySet());
        var failed = inspections.settle(LOOK_AROUND);
        if (failed.isPresent()) {
            throw failed.get();
        }
        picture.complete();
    }

    private void gone(ContainerId id) {
        inspections.gone(id);
        picture.remove(id);
    }

    private void readHost(JsonNode info) {
        var read = hosts.read(info, engine.podman());
        if (host != null && !read.id().equals(host)) {
            picture.clear(); // another engine answers at the same address: nothing we know is of it
            digests.clear();
        }
        host = read.id();
        picture.host(read);
    }

    /// What of a list's entry tells that an inspection would differ; not the age in its `Status`.
    private static String digest(JsonNode entry) {
        var health = entry.path("Status").asText("").replaceFirst("^[^(]*", "");
        return entry.path("State").asText("")
                + (health.contains("health") ? health : "")
                + entry.path("Names")
                + entry.path("Image").asText("")
                + entry.path("ImageID").asText("")
                + entry.path("Ports").size()
                + entry.path("NetworkSettings");
    }

    private void inspect(ContainerId id) throws IOException {
        var on = host;
        if (on == null || inspections.isGone(id)) {
            return;
        }
        try {
            var inspected = engine.inspect(id);
            if (!ContainerReader.probe(inspected)) {
                var seen = new ContainerReader(on, Secrets.ofThisProcess()).read(inspected);
                picture.chronicle().saw(seen, inspected);
                keep(id, seen);
            }
        } catch (StatusException no) {
            if (no.status() != 404) {
                throw no;
            }
            picture.remove(id);
        }
    }

    private void keep(ContainerId asked, Seen seen) {
        if (!inspections.isGone(asked)) {
            picture.put(seen);
        }
        if (inspections.isGone(asked)) {
            picture.remove(asked);
        }
    }

    private String tried() {
        return "to reach Docker at " + engine.place().address().url();
    }

    private void trouble(IOException wrong) throws InterruptedException {
        var now = surroundings.clock().instant();
        var why = engine.refusal(tried(), wrong);
        var first = troubledSince == null;
        if (first) {
            troubledSince = now;
        }
        var since = Optional.ofNullable(troubledSince).orElse(now);
        if (first && host != null && heartFailure == null) {
            // The stream may only have been cut: one try before anybody is alarmed, at once unless it ends again and
            // again.
            if (brief()) {
                pause(backOff.next());
            }
            return;
        }
        picture(since, why);
        var wait = backOff.next();
        teller.status(new Status.Troubled(why, since, now.plus(wait)));
        pause(wait);
    }

    private void picture(Instant since, Refusal why) {
        if (host == null) {
            picture.host(hosts.unreachable(since, why));
        } else {
            picture.presence(new Presence.Stale(lastHeard, why));
        }
    }

    /// Until the time has come, or somebody asks; what else is raised is of the session that ended.
    private void pause(Duration wait) throws InterruptedException {
        var end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            var causes = signal.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (causes.contains(Signal.Cause.REFRESH) || causes.contains(Signal.Cause.CLOSED)) {
                return;
            }
        }
    }
}
