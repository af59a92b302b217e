package io.binnacle.app;

import io.binnacle.model.Availability;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Presence;
import io.binnacle.model.Topology;
import io.binnacle.session.Picture;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The picture as a person reads it in a terminal: what is wrong first, then each host with what runs on it.
final class TopologyTable {
    private static final int LONGEST_CELL = 60;

    private TopologyTable() {}

    static String of(Picture picture) {
        var lines = new ArrayList<String>();
        lines.add(summary(picture));
        if (!picture.problems().isEmpty()) {
            lines.add("");
            lines.addAll(columns(picture.problems().stream()
                    .map(problem -> problem(problem, picture.at()))
                    .toList()));
        }
        var topology = picture.topology();
        topology.hosts().values().stream()
                .sorted(Comparator.comparing(Host::name))
                .forEach(host -> host(lines, host, topology, picture.at()));
        return String.join("\n", lines);
    }

    private static String summary(Picture picture) {
        var topology = picture.topology();
        return Words.count(topology.hosts().size(), "host") + ", "
                + Words.count(topology.containers().size(), "container") + ", "
                + Words.count(topology.apps().size(), "app") + ", "
                + Words.count(picture.problems().size(), "problem");
    }

    private static List<String> problem(Problem problem, Instant now) {
        return List.of(
                word(problem.condition()),
                problem.title(),
                problem.what(),
                problem.detail(),
                Words.age(Duration.between(problem.since(), now)));
    }

    private static void host(List<String> lines, Host host, Topology topology, Instant now) {
        lines.add("");
        lines.add(host.name() + "  " + host.address() + "  " + host.engine() + "  " + presence(host, now)
                + (host.availability() == Availability.ACTIVE
                        ? ""
                        : ", " + host.availability().word()));
        lines.addAll(columns(topology.containers().values().stream()
                .filter(container -> container.host().equals(host.id()))
                .sorted(Comparator.comparing(Container::name))
                .map(container -> container(container, now))
                .toList()));
    }

    private static String presence(Host host, Instant now) {
        return switch (host.presence()) {
            case Presence.Live _ -> "live";
            case Presence.Connecting _ -> "connecting";
            case Presence.Stale(var lastSeen, var why) ->
                "seen " + Words.age(Duration.between(lastSeen, now)) + " ago: " + why.answered();
            case Presence.Unreachable unreachable ->
                "unreachable: " + unreachable.why().answered();
        };
    }

    private static List<String> container(Container container, Instant now) {
        return List.of(
                word(Condition.of(container, now)),
                container.name(),
                container.state().name().toLowerCase(Locale.ROOT),
                container.image().reference(),
                Words.age(Duration.between(container.startedAt().orElse(container.createdAt()), now)));
    }

    private static String word(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Rows in columns as wide as their widest cell, indented by two.
    static List<String> columns(List<List<String>> rows) {
        var widths = rows.stream()
                .map(row -> row.stream().mapToInt(cell -> cut(cell).length()).toArray())
                .reduce(TopologyTable::wider)
                .orElse(new int[0]);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static int[] wider(int[] left, int[] right) {
        var result = left.clone();
        for (var column = 0; column < result.length; column++) {
            result[column] = Math.max(result[column], right[column]);
        }
        return result;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = cut(row.get(column));
            line.append("  ").append(cell).append(" ".repeat(widths[column] - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    /// One line without control characters: what a container says of itself must not command the terminal.
    private static String cut(String cell) {
        var clean = cell.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= LONGEST_CELL ? clean : clean.substring(0, LONGEST_CELL - 1) + "…";
    }
}
