package io.binnacle.app;

import io.binnacle.model.ClusterId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Presence;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The first picture in which every endpoint has answered or has said that it cannot.
///
/// @param silent why, for each endpoint of which nothing is known, in the order of asking
record FirstPicture(Picture picture, List<Refusal> silent) {
    FirstPicture {
        silent = List.copyOf(silent);
    }

    /// Opening the same twice is opening it once.
    private static Set<ClusterId> open(Workspace workspace, List<Endpoint> endpoints) {
        var opened = new LinkedHashSet<ClusterId>();
        endpoints.forEach(endpoint -> opened.add(workspace.open(endpoint)));
        return opened;
    }

    /// Opens endpoints and waits until each has answered or has said that it cannot, or the time is up.
    ///
    /// @throws io.binnacle.model.ConnectorException when one of them can never work as written
    static FirstPicture await(Workspace workspace, Pictures pictures, List<Endpoint> endpoints, Duration timeout)
            throws InterruptedException {
        var opened = open(workspace, endpoints);
        var deadline = System.nanoTime() + timeout.toNanos();
        var picture = pictures.next(timeout);
        while (picture.filter(arrived -> !isIn(arrived, opened)).isPresent()) {
            var next = pictures.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (next.isEmpty()) {
                break;
            }
            picture = next;
        }
        return of(picture.orElseGet(workspace::picture), timeout);
    }

    private static boolean isIn(Picture picture, Set<ClusterId> opened) {
        return picture.complete()
                && picture.clusters().size() >= opened.size()
                && picture.clusters().stream().allMatch(cluster -> hasSpoken(cluster, picture.topology()));
    }

    /// A cluster tells its first picture and how it stands one after the other.
    private static boolean hasSpoken(ClusterStatus cluster, Topology topology) {
        return !(cluster.status() instanceof Connection.Status.Connecting) || answered(cluster, topology);
    }

    /// The picture as it stands, whether it is complete or the time is up.
    private static FirstPicture of(Picture picture, Duration waited) {
        return new FirstPicture(
                picture,
                picture.clusters().stream()
                        .flatMap(cluster -> refusal(cluster, picture.topology(), waited).stream())
                        .toList());
    }

    boolean nothingAnswered() {
        return picture.clusters().size() == silent.size();
    }

    /// The gravest answer: denied is graver than unreachable, since trying again does not mend it.
    int exitCode() {
        return silent.stream()
                .map(Refusal::reason)
                .map(ExitCode::of)
                .max(Comparator.naturalOrder())
                .orElse(ExitCode.DONE);
    }

    private static Optional<Refusal> refusal(ClusterStatus cluster, Topology topology, Duration waited) {
        if (answered(cluster, topology)) {
            return Optional.empty();
        }
        return switch (cluster.status()) {
            case Connection.Status.Troubled troubled -> Optional.of(troubled.why());
            case Connection.Status.Connecting _ -> Optional.of(tooSlow(cluster, waited));
            case Connection.Status.Live _, Connection.Status.Closed _ -> Optional.empty();
        };
    }

    private static boolean answered(ClusterStatus cluster, Topology topology) {
        return topology.hosts().values().stream()
                .anyMatch(host -> host.cluster().equals(cluster.id()) && known(host.presence()));
    }

    private static boolean known(Presence presence) {
        return presence instanceof Presence.Live || presence instanceof Presence.Stale;
    }

    private static Refusal tooSlow(ClusterStatus cluster, Duration waited) {
        return new Refusal(
                Refusal.Reason.UNREACHABLE,
                "to get a first picture of " + cluster.endpoint().display(),
                "nothing complete within " + waited.toSeconds() + " s",
                "see whether it is up, or wait longer with --timeout");
    }
}
