package io.binnacle.marathon;

import io.binnacle.craft.BackOff;
import io.binnacle.craft.Secrets;
import io.binnacle.craft.Teller;
import io.binnacle.model.AppId;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Connection.Status;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches one scheduler for as long as it is wanted.
///
/// One path leads from nothing to a live picture, for the first time and after every break: ask who is there, open the
/// stream of events, then list everything. From then on events say which apps to ask for again. On any doubt everything
/// is listed anew: each minute, after a flood, whenever the stream of events has opened, and when asked to. While the
/// stream is not open, because it broke or because it is refused, everything is listed every few seconds instead. What
/// ends it is a scheduler that no longer answers: the last picture stays, marked with its age and the reason, and the
/// next try comes by itself, later each time, or at once when somebody asks.
final class Watch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration RESYNC = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Duration QUEUE = Duration.ofSeconds(2);
    private static final Duration OPEN = Duration.ofSeconds(2);
    private static final Duration GATHER = Duration.ofMillis(40);
    private static final Duration END = Duration.ofSeconds(1);
    private static final int REST = 4;

    private final Api api;
    private final Extensions extensions;
    private final Book book;
    private final Teller teller;
    private final Surroundings surroundings;
    private final EventSink sink;
    private final Inbox inbox = new Inbox();
    private final BackOff backOff;
    private final Thread thread = Thread.ofVirtual().name("marathon-watch").unstarted(this::run);
    private volatile Instant lastHeard = Instant.EPOCH;
    private volatile @Nullable IOException dead;
    private @Nullable Instant troubledSince;
    private long listedAt;
    private Duration listingTook = Duration.ZERO;

    Watch(Api api, Extensions extensions, Book book, Teller teller, Verdicts verdicts, Surroundings surroundings) {
        this.api = api;
        this.extensions = extensions;
        this.book = book;
        this.teller = teller;
        this.surroundings = surroundings;
        this.sink = new EventSink(book, inbox, teller, verdicts, surroundings);
        this.backOff = new BackOff(surroundings.random());
    }

    void start() {
        teller.status(new Status.Connecting());
        thread.start();
    }

    void refresh() {
        inbox.refresh();
    }

    /// An app is to be looked at again, since we have just changed it.
    void lookAt(AppId app) {
        inbox.app(app);
        inbox.plans();
    }

    @Override
    public void close() {
        inbox.close();
        api.wire().endQuestions();
        try {
            thread.join(END); // so that its end cannot disturb the next watch
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!inbox.closed()) {
                attempt();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException wrong) { // the top of this thread: it says that it is over
            LOG.log(Level.ERROR, "Watching " + api.place().shown() + " failed", wrong);
            teller.status(new Status.Troubled(bug(wrong), surroundings.clock().instant(), Instant.MAX));
        }
    }

    private Refusal bug(RuntimeException wrong) {
        return new Refusal(
                Refusal.Reason.BROKEN,
                tried(),
                "Binnacle itself failed: " + Secrets.ofThisProcess().text(Words.of(wrong)),
                "close it and open it again");
    }

    private void attempt() throws InterruptedException {
        try {
            session();
        } catch (IOException wrong) {
            if (!inbox.closed()) {
                var stopped = dead;
                trouble(stopped == null ? wrong : stopped);
            }
        }
    }

    private void session() throws IOException, InterruptedException {
        dead = null;
        book.info(api.info());
        extensions.look();
        heard();
        try (var heart = new Heart(api.wire(), this::heard, this::heartStopped);
                var events = new Events(api.wire(), sink, inbox, surroundings);
                var history = new History(api, extensions, book)) {
            heart.start();
            events.start();
            events.awaitTried(OPEN);
            listAll();
            live();
            history.start();
            follow(events);
        } finally {
            api.wire().endQuestions();
        }
    }

    private void heartStopped(IOException why) {
        dead = why;
        inbox.stopped();
        api.wire().endQuestions();
    }

    private void live() {
        troubledSince = null;
        backOff.reset();
        teller.status(new Status.Live());
    }

    private void heard() {
        lastHeard = surroundings.clock().instant();
        teller.heard(lastHeard);
    }

    private void follow(Events events) throws IOException, InterruptedException {
        while (!inbox.closed()) {
            var news = inbox.await(patience(events));
            if (inbox.closed()) {
                return;
            }
            if (news.stopped()) {
                throw dead == null ? new IOException("no answer") : dead;
            }
            look(news, events);
            inbox.pause(GATHER);
        }
    }

    private Duration patience(Events events) {
        var sinceListed = Duration.ofNanos(System.nanoTime() - listedAt);
        var next = (events.open() ? RESYNC : gently(POLL)).minus(sinceListed);
        return book.waiting() && next.compareTo(QUEUE) > 0 ? QUEUE : next;
    }

    /// A scheduler that takes long to list everything is asked less often.
    private Duration gently(Duration wanted) {
        var rest = listingTook.multipliedBy(REST);
        return rest.compareTo(wanted) > 0 ? rest : wanted;
    }

    private void look(Inbox.News news, Events events) throws IOException {
        var listed = Duration.ofNanos(System.nanoTime() - listedAt);
        var due = listed.compareTo(events.open() ? RESYNC : gently(POLL)) >= 0;
        if (news.all() || due) {
            listAll();
            return;
        }
        for (var id : news.apps()) {
            book.app(id, api.app(id).flatMap(AppState::read));
        }
        plans();
    }

    private void listAll() throws IOException {
        var start = System.nanoTime();
        var apps = new ArrayList<AppState>();
        api.apps().forEach(json -> AppState.read(json).ifPresent(apps::add));
        var plans = listedPlans();
        var queue = listedQueue();
        book.hosts(extensions.hosts(), surroundings.clock().instant());
        book.all(apps, plans, queue);
        listedAt = System.nanoTime();
        listingTook = Duration.ofNanos(listedAt - start);
        heard();
    }

    private void plans() throws IOException {
        var plans = listedPlans();
        var queue = listedQueue();
        book.hosts(extensions.hosts(), surroundings.clock().instant());
        book.plans(plans, queue);
    }

    private List<Plan> listedPlans() throws IOException {
        var plans = new ArrayList<Plan>();
        api.deployments().forEach(json -> plans.add(Plan.read(json)));
        return plans;
    }

    private Map<AppId, Queued> listedQueue() throws IOException {
        var queue = new LinkedHashMap<AppId, Queued>();
        api.queue().forEach(item -> Queued.read(item).ifPresent(one -> queue.put(one.app(), one)));
        if (!queue.isEmpty()) {
            extensions.reasons().forEach((app, words) -> queue.computeIfPresent(app, (_, one) -> one.because(words)));
        }
        return queue;
    }

    private void trouble(IOException wrong) throws InterruptedException {
        var now = surroundings.clock().instant();
        var since = Optional.ofNullable(troubledSince).orElse(now);
        troubledSince = since;
        var why = Refusals.of(tried(), api.place(), wrong);
        var pause = backOff.next();
        teller.status(new Status.Troubled(why, since, now.plus(pause)));
        book.presence(
                lastHeard.equals(Instant.EPOCH)
                        ? new Presence.Unreachable(since, why)
                        : new Presence.Stale(lastHeard, why));
        inbox.pause(pause);
    }

    private String tried() {
        return "to hear from the scheduler at " + api.place().shown();
    }
}
