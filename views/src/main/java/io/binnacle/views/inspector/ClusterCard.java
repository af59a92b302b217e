package io.binnacle.views.inspector;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Metric;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import io.binnacle.views.inspector.Card.Total;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known of everything together: shown when nothing is selected.
final class ClusterCard {
    private static final int WRONG_SHOWN = 8;
    private static final int HOSTS_MEASURED = 200;
    private static final int MOST_SHOWN = 7;

    private final Look look;

    private ClusterCard(Look look) {
        this.look = look;
    }

    static Card of(Look look) {
        return new ClusterCard(look).card();
    }

    private Card card() {
        var clusters = look.picture().clusters();
        return new Card(
                new Sign.None(),
                title(clusters),
                clusters.isEmpty()
                        ? "Nothing is open. Connect to a cluster to see it here."
                        : clusters.size() == 1
                                ? "Nothing selected. This is the whole cluster."
                                : "Nothing selected. These are all " + clusters.size() + " clusters.",
                List.of(),
                List.of(),
                Optional.empty(),
                clusters.isEmpty() ? List.of() : sections(),
                measured());
    }

    private static String title(List<ClusterStatus> clusters) {
        return clusters.isEmpty()
                ? "No cluster"
                : clusters.stream().map(ClusterStatus::name).collect(Collectors.joining(", "));
    }

    private Set<io.binnacle.model.Subject> measured() {
        return look.topology().hosts().keySet().stream().limit(HOSTS_MEASURED).collect(Collectors.toSet());
    }

    private List<Section> sections() {
        return List.of(new Section("", "", List.of(totals())), wrong(), most());
    }

    private Row totals() {
        var containers = look.topology().containers().values();
        var running = containers.stream()
                .filter(container -> container.state() == ContainerState.RUNNING)
                .count();
        var hosts = look.topology().hosts().values();
        var seen = hosts.stream().filter(host -> host.presence().live()).count();
        return new Row.Totals(List.of(
                new Total("Running", Words.number(running), "of " + Words.number(containers.size())),
                new Total("Hosts", Words.number(seen), "of " + Words.number(hosts.size()) + " seen"),
                memory(),
                cpu()));
    }

    private Total memory() {
        var room = look.topology().hosts().values().stream()
                .mapToDouble(host -> host.capacity().memoryBytes())
                .sum();
        var used = look.sum(hostIds(), Metric.MEMORY);
        var words = Phrases.bytesOf(used, room);
        return Double.isNaN(used)
                ? new Total("Memory", room > 0 ? Words.bytes(room) : "–", "in all, not measured yet")
                : new Total("Memory", words.substring(0, words.indexOf(" of ")), words.substring(words.indexOf("of ")));
    }

    private Total cpu() {
        var cores = look.topology().hosts().values().stream()
                .mapToDouble(host -> host.capacity().cpuCores())
                .sum();
        var used = look.sum(hostIds(), Metric.CPU);
        return Double.isNaN(used)
                ? new Total("CPU", cores > 0 ? Words.number(Math.round(cores)) : "–", "cores, not measured yet")
                : new Total(
                        "CPU",
                        Words.cores(used).replaceFirst(" cores?$", ""),
                        "of " + Words.number(Math.round(cores)) + " cores");
    }

    private List<HostId> hostIds() {
        return look.topology().hosts().values().stream().map(Host::id).toList();
    }

    private Section wrong() {
        var problems = look.picture().problems();
        var rows = new ArrayList<Row>(
                problems.stream().limit(WRONG_SHOWN).map(this::trouble).toList());
        if (problems.size() > WRONG_SHOWN) {
            rows.add(new Row.Words(Words.number(problems.size() - WRONG_SHOWN) + " more, in Problems below"));
        }
        if (problems.isEmpty()) {
            rows.add(new Row.Words(look.picture().complete() ? "Nothing." : "Still looking."));
        }
        return new Section("Wrong now", problems.isEmpty() ? "" : "Ranked by who is affected", rows);
    }

    private Row trouble(Problem problem) {
        return new Row.Trouble(
                problem.condition(),
                problem.title(),
                problem.what(),
                Phrases.since(problem.since(), look.now()),
                Optional.of(Selection.of(problem)));
    }

    private Section most() {
        var byApp = new HashMap<AppId, List<ContainerId>>();
        var measured = 0;
        for (Container container : look.topology().containers().values()) {
            if (!Double.isNaN(look.latest(container.id(), Metric.MEMORY))) {
                byApp.computeIfAbsent(container.app(), _ -> new ArrayList<>()).add(container.id());
                measured++;
            }
        }
        var rows = new ArrayList<Row>(byApp.entrySet().stream()
                .map(entry -> new Heavy(entry.getKey(), entry.getValue(), look.sum(entry.getValue(), Metric.MEMORY)))
                .sorted(Comparator.comparingDouble(Heavy::bytes).reversed())
                .limit(MOST_SHOWN)
                .map(this::heavy)
                .toList());
        if (rows.isEmpty()) {
            rows.add(new Row.Words("No container is measured now. Those on screen are."));
        }
        var all = look.topology().containers().size();
        return new Section(
                "Most memory",
                measured == all ? "Last minutes" : Words.number(measured) + " of " + Words.number(all) + " measured",
                rows);
    }

    private record Heavy(AppId app, List<ContainerId> instances, double bytes) {}

    private Row heavy(Heavy heavy) {
        return new Row.Member(
                new Sign.Glyph(AppGlyph.Shape.PEER, Hue.of(heavy.app()), look.memoryRatio(heavy.app())),
                look.appName(heavy.app()),
                "",
                Words.bytes(heavy.bytes()),
                look.sumOfHistories(heavy.instances(), Metric.MEMORY),
                false,
                new Selection.OfApp(heavy.app()));
    }
}
