package io.binnacle.views.connect;

import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Refusal;
import io.binnacle.session.Recents;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Connector;
import io.binnacle.views.UiThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks around on this computer for clusters, and asks each who it is, all at once. Used on the UI thread; what
/// blocks is done elsewhere.
final class Lookout {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_RECENTS = 6;
    private final Workspace workspace;
    private final Recents recents;
    private final Runnable changed;
    private final List<Candidate> candidates = new ArrayList<>();
    private Optional<Duration> took = Optional.empty();
    private boolean looking;
    private long round;
    private long began;

    /// @param changed told on the UI thread when a candidate came or answered
    Lookout(Workspace workspace, Recents recents, Runnable changed) {
        this.workspace = workspace;
        this.recents = recents;
        this.changed = changed;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /// How long it took until the last one had answered; empty until then.
    Optional<Duration> took() {
        return took;
    }

    boolean looking() {
        return looking;
    }

    void look() {
        round++;
        looking = true;
        began = System.nanoTime();
        took = Optional.empty();
        var asked = round;
        Thread.ofVirtual().name("lookout").start(() -> {
            var found = found();
            UiThread.run(() -> take(asked, found));
        });
        changed.run();
    }

    private List<Candidate> found() {
        var found = new ArrayList<Candidate>();
        for (var connector : workspace.connectors()) {
            offers(connector).forEach(offer -> add(found, offer.endpoint(), offer.name(), offer.kind()));
        }
        recents.endpoints().stream()
                .filter(endpoint -> !endpoint.scheme().equals("simulator"))
                .limit(MOST_RECENTS)
                .forEach(endpoint -> add(found, endpoint, named(endpoint), "Recent"));
        return found;
    }

    /// An offer that cannot be made is none: the file it stands in is broken, and says so once it is opened by name.
    private List<Connector.Offer> offers(Connector connector) {
        try {
            return connector.offers(workspace.surroundings());
        } catch (ConnectorException unreadable) {
            return List.of();
        }
    }

    private static void add(List<Candidate> found, Endpoint endpoint, String name, String kind) {
        if (found.stream().noneMatch(known -> known.endpoint().equals(endpoint))) {
            found.add(new Candidate(endpoint, name, kind, new Candidate.Answer.Waiting()));
        }
    }

    /// The last telling part of an address.
    private static String named(Endpoint endpoint) {
        var shown = endpoint.display();
        var bare = shown.substring(shown.indexOf("://") < 0 ? shown.indexOf(':') + 1 : shown.indexOf("://") + 3);
        return bare.isBlank() ? shown : bare;
    }

    private void take(long asked, List<Candidate> found) {
        if (asked != round) {
            return;
        }
        candidates.clear();
        candidates.addAll(found);
        looking = false;
        found.forEach(candidate -> ask(candidate.endpoint()));
        finishIfDone();
        changed.run();
    }

    /// Asks one, again if it has been asked before.
    void ask(Endpoint endpoint) {
        var asked = round;
        answered(asked, endpoint, new Candidate.Answer.Waiting());
        Thread.ofVirtual().name("greet").start(() -> {
            var answer = greet(endpoint);
            UiThread.run(() -> answered(asked, endpoint, answer));
        });
    }

    private Candidate.Answer greet(Endpoint endpoint) {
        var start = System.nanoTime();
        try {
            var greeting = workspace.connectorOf(endpoint).greet(endpoint, workspace.surroundings(), PATIENCE);
            return greeting.refusal()
                    .<Candidate.Answer>map(why -> new Candidate.Answer.Refused(why, greeting.took()))
                    .orElseGet(() -> new Candidate.Answer.Greeted(greeting.facts(), greeting.took()));
        } catch (ConnectorException refused) {
            return new Candidate.Answer.Refused(refused.refusal(), since(start));
        } catch (RuntimeException broken) { // the top of this thread: what is unknown is told as such
            return new Candidate.Answer.Refused(
                    new Refusal(
                            Refusal.Reason.BROKEN,
                            endpoint.display(),
                            String.valueOf(broken.getMessage()),
                            "try again, or connect to see more"),
                    since(start));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void answered(long asked, Endpoint endpoint, Candidate.Answer answer) {
        if (asked == round) {
            candidates.replaceAll(
                    candidate -> candidate.endpoint().equals(endpoint) ? candidate.with(answer) : candidate);
            finishIfDone();
            changed.run();
        }
    }

    private void finishIfDone() {
        var waiting = candidates.stream().anyMatch(candidate -> candidate.answer() instanceof Candidate.Answer.Waiting);
        if (!waiting && took.isEmpty()) {
            took = Optional.of(since(began));
        }
    }

    /// "3 answer, 1 does not."
    String verdict() {
        var answer = candidates.stream().filter(Candidate::answers).count();
        var silent = candidates.stream().filter(Candidate::refused).count();
        if (looking || answer + silent < candidates.size()) {
            return "Asking who is here.";
        }
        if (candidates.isEmpty()) {
            return "Nothing was found on this computer.";
        }
        return (answer == 0 ? "None" : Long.toString(answer))
                + (answer == 1 ? " answers" : " answer")
                + (silent == 0 ? "." : ", " + silent + (silent == 1 ? " does not." : " do not."));
    }
}
