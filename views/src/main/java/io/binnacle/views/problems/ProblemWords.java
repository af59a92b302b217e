package io.binnacle.views.problems;

import io.binnacle.model.Container;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.spi.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// What the list of problems says besides its rows.
final class ProblemWords {
    private ProblemWords() {}

    /// Tells the rows apart from one reading to the next.
    static Object key(Problem problem) {
        return problem.kind() + "/"
                + problem.app()
                        .map(app -> app.value())
                        .orElseGet(() -> problem.subjects().getFirst().value());
    }

    /// "Nothing is wrong: 63 containers healthy on 3 hosts, seen 0.4 s ago", or why that cannot be said.
    static String empty(Picture picture, Instant now) {
        if (picture.clusters().isEmpty()) {
            return "No cluster is open. What is wrong in it will stand here, the worst first.";
        }
        if (!picture.complete()) {
            return "Still looking: not every cluster has told what it runs.";
        }
        return picture.topology().containers().isEmpty()
                ? noContainers(picture)
                : "Nothing is wrong: " + healthy(picture) + seen(picture, now);
    }

    private static String noContainers(Picture picture) {
        return picture.clusters().stream()
                .filter(cluster -> cluster.status() instanceof Connection.Status.Troubled)
                .findFirst()
                .map(cluster -> cluster.name() + ": "
                        + ((Connection.Status.Troubled) cluster.status()).why().sentence())
                .orElse("Nothing is wrong, and nothing runs: there is no container.");
    }

    private static String healthy(Picture picture) {
        var running = picture.topology().containers().values().stream()
                .filter(ProblemWords::up)
                .count();
        return Words.count(running, "container") + " healthy on "
                + Words.count(picture.topology().hosts().size(), "host");
    }

    private static boolean up(Container container) {
        return container.state().alive();
    }

    private static String seen(Picture picture, Instant now) {
        return picture.clusters().stream()
                .flatMap(cluster -> heard(cluster).stream())
                .min(Comparator.naturalOrder())
                .map(at -> ", seen " + Words.age(Duration.between(at, now)) + " ago")
                .orElse("");
    }

    private static java.util.Optional<Instant> heard(ClusterStatus cluster) {
        return cluster.heardAt();
    }
}
