package io.binnacle.views.shell;

import io.binnacle.model.Host;
import io.binnacle.model.Presence;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How old the picture is, in words: the pill in the top bar and the figures in the status bar.
///
/// @param text for the pill: "Live 0.4 s"
/// @param why the whole reason, for the tooltip and the screen reader
record Freshness(Kind kind, String text, String why) {
    /// After this long without an answer the age is marked.
    static final Duration STALE_AFTER = Duration.ofSeconds(5);

    enum Kind {
        NOT_CONNECTED,
        CONNECTING,
        LIVE,
        STALE,
        FAILED
    }

    /// @param atRest whether this is written every few seconds only: then an age within them is not said
    static Freshness of(Picture picture, Instant now, boolean atRest) {
        var clusters = picture.clusters();
        if (clusters.isEmpty()) {
            return new Freshness(Kind.NOT_CONNECTED, "Not connected", "No cluster is open");
        }
        var heard =
                clusters.stream().flatMap(cluster -> cluster.heardAt().stream()).toList();
        if (heard.isEmpty()) {
            return unheard(clusters);
        }
        var age = age(heard.stream().min(Comparator.naturalOrder()).orElse(now), now);
        return age.compareTo(STALE_AFTER) > 0
                ? new Freshness(Kind.STALE, "Seen " + Words.age(age) + " ago", reasons(clusters, age))
                : new Freshness(Kind.LIVE, atRest ? "Live" : "Live " + Words.age(age), "Every open cluster answers");
    }

    private static Freshness unheard(List<ClusterStatus> clusters) {
        var failed = clusters.stream().allMatch(cluster -> refusal(cluster).isPresent());
        return failed
                ? new Freshness(Kind.FAILED, "No answer", reasons(clusters, Duration.ZERO))
                : new Freshness(Kind.CONNECTING, "Connecting", "Asked, and not yet answered");
    }

    private static String reasons(List<ClusterStatus> clusters, Duration age) {
        return clusters.stream()
                .flatMap(cluster -> refusal(cluster).stream())
                .findFirst()
                .orElse("No answer for " + Words.age(age));
    }

    private static Optional<String> refusal(ClusterStatus cluster) {
        return cluster.status() instanceof Connection.Status.Troubled troubled
                ? Optional.of(troubled.why().sentence())
                : Optional.empty();
    }

    /// "3 of 3 hosts seen 0.4 s ago".
    static String hostsSeen(Picture picture, Instant now, boolean atRest) {
        var hosts = picture.topology().hosts().values();
        var live = hosts.stream().filter(host -> host.presence().live()).count();
        var age = picture.clusters().stream()
                .flatMap(cluster -> cluster.heardAt().stream())
                .min(Comparator.naturalOrder())
                .map(at -> age(at, now))
                .filter(heard -> !atRest || heard.compareTo(STALE_AFTER) > 0)
                .map(heard -> " seen " + Words.age(heard) + " ago")
                .orElse(" seen");
        return Words.number(live) + " of " + Words.count(hosts.size(), "host") + age;
    }

    /// "boreas-2 last seen 48 s ago", for the host silent longest, and how many besides.
    static Optional<String> silentHost(Picture picture, Instant now) {
        var silent = picture.topology().hosts().values().stream()
                .filter(host -> silentSince(host).isPresent())
                .sorted(Comparator.comparing(host -> silentSince(host).orElse(now)))
                .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        var more = silent.size() > 1 ? ", " + (silent.size() - 1) + " more silent" : "";
        return Optional.of(words(silent.getFirst(), now) + more);
    }

    private static String words(Host host, Instant now) {
        return switch (host.presence()) {
            case Presence.Stale stale -> host.name() + " last seen " + Words.age(age(stale.lastSeen(), now)) + " ago";
            case Presence.Unreachable silent ->
                host.name() + " has not answered for " + Words.age(age(silent.since(), now));
            case Presence.Live _, Presence.Connecting _ -> host.name();
        };
    }

    private static Optional<Instant> silentSince(Host host) {
        return switch (host.presence()) {
            case Presence.Stale stale -> Optional.of(stale.lastSeen());
            case Presence.Unreachable silent -> Optional.of(silent.since());
            case Presence.Live _, Presence.Connecting _ -> Optional.empty();
        };
    }

    static Duration age(Instant then, Instant now) {
        var age = Duration.between(then, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
