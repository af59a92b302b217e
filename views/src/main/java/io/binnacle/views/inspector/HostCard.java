package io.binnacle.views.inspector;

import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Metric;
import io.binnacle.session.ClusterStatus;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import io.binnacle.views.inspector.Card.Verdict;
import io.binnacle.views.metrics.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is known of one host.
final class HostCard {
    private static final int APPS_SHOWN = 40;

    private final Look look;
    private final Host host;
    private final List<Container> containers;

    private HostCard(Look look, Host host) {
        this.look = look;
        this.host = host;
        this.containers = look.containersOn(host.id());
    }

    static Card of(Look look, Host host) {
        return new HostCard(look, host).card();
    }

    private Card card() {
        return new Card(
                new Sign.Glyph(AppGlyph.Shape.HOST, 0, Double.NaN),
                host.name(),
                "Host" + (host.address().isEmpty() ? "" : " · " + host.address()) + " · "
                        + Words.count(containers.size(), "container"),
                List.of(),
                List.of(),
                Optional.of(verdict()),
                sections(),
                Set.of(host.id()));
    }

    private Verdict verdict() {
        var verdict = Verdicts.of(host, look.now());
        return host.presence().live()
                ? new Verdict(
                        verdict.condition(),
                        verdict.title(),
                        heard().map(age -> "heard " + age + " ago").orElse(""),
                        "")
                : verdict;
    }

    private Optional<String> heard() {
        return look.picture().clusters().stream()
                .filter(cluster -> cluster.id().equals(host.cluster()))
                .findFirst()
                .flatMap(ClusterStatus::heardAt)
                .map(at -> Words.age(Duration.between(at, look.now())));
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(new Section("In use", "", uses()));
        sections.add(new Section("Last minutes", "", List.of(figures())));
        sections.add(apps());
        sections.add(new Section("Facts", "", facts()));
        if (!host.labels().isEmpty()) {
            sections.add(ContainerCard.capped("Labels", ContainerCard.labels(host.labels())));
        }
        return sections;
    }

    private Row figures() {
        return Measured.of(look, List.of(host.id()), host.capacity().cpuCores(), (double)
                host.capacity().memoryBytes());
    }

    private List<Row> uses() {
        var rows = new ArrayList<Row>();
        var cores = host.capacity().cpuCores();
        var cpu = look.latest(host.id(), Metric.CPU);
        rows.add(
                cores > 0
                        ? new Row.Use("CPU", Phrases.coresOf(cpu, cores), cpu / cores)
                        : new Row.Use("CPU", Phrases.figure(Metric.CPU, cpu), Double.NaN));
        double room = host.capacity().memoryBytes();
        var memory = look.latest(host.id(), Metric.MEMORY);
        rows.add(
                room > 0
                        ? new Row.Use("Memory", Phrases.bytesOf(memory, room), memory / room)
                        : new Row.Use("Memory", Phrases.figure(Metric.MEMORY, memory), Double.NaN));
        var disk = look.latest(host.id(), Metric.DISK_USED);
        rows.add(new Row.Use("Disk", Phrases.figure(Metric.DISK_USED, disk), disk));
        return rows;
    }

    private Section apps() {
        var byApp = new TreeMap<String, List<Container>>(NaturalOrder.NAMES);
        containers.forEach(container -> byApp.computeIfAbsent(look.appName(container.app()), _ -> new ArrayList<>())
                .add(container));
        var rows = new ArrayList<Row>(
                byApp.entrySet().stream().limit(APPS_SHOWN).map(this::app).toList());
        if (byApp.size() > APPS_SHOWN) {
            rows.add(new Row.Words(Words.count(byApp.size() - APPS_SHOWN, "more app")));
        }
        if (rows.isEmpty()) {
            rows.add(new Row.Words("No container is on it."));
        }
        return new Section("Containers", Words.number(containers.size()), rows);
    }

    private Row app(Map.Entry<String, List<Container>> entry) {
        var mine = entry.getValue();
        AppId app = mine.getFirst().app();
        var worst = mine.stream().map(look::condition).reduce(Condition.HEALTHY, Condition::or);
        var memory = look.sum(mine.stream().map(Container::id).toList(), Metric.MEMORY);
        return new Row.Member(
                worst.wrong()
                        ? new Sign.Mark(worst)
                        : new Sign.Glyph(AppGlyph.Shape.CONTAINER, Hue.of(app), look.averageRatio(mine)),
                entry.getKey(),
                Words.number(mine.size()),
                Double.isNaN(memory) ? "" : Words.bytes(memory),
                History.NONE,
                worst.wrong(),
                mine.size() == 1 ? new Selection.OfContainer(mine.getFirst().id()) : new Selection.OfApp(app));
    }

    private List<Row> facts() {
        var facts = new ArrayList<Row>();
        facts.add(new Row.Fact("Engine", host.engine().isBlank() ? "not known yet" : host.engine()));
        if (!host.addresses().isEmpty()) {
            facts.add(Row.Fact.machine(
                    "Addresses",
                    String.join(
                            "\n",
                            host.addresses().stream().sorted(NaturalOrder.NAMES).toList())));
        }
        facts.add(ContainerCard.id("Id", host.id().value()));
        facts.add(new Row.Fact("Cluster", clusterName()));
        return facts;
    }

    private String clusterName() {
        return look.picture().clusters().stream()
                .filter(cluster -> cluster.id().equals(host.cluster()))
                .map(ClusterStatus::name)
                .findFirst()
                .orElse(host.cluster().value());
    }
}
