package io.binnacle.views.inspector;

import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of one container.
final class ContainerCard {
    private static final int SHOWN = 60;

    private final Look look;
    private final Container container;

    private ContainerCard(Look look, Container container) {
        this.look = look;
        this.container = container;
    }

    static Card of(Look look, Container container) {
        return new ContainerCard(look, container).card();
    }

    private Card card() {
        var verbs = new Verbs(look);
        return new Card(
                new Sign.Glyph(AppGlyph.Shape.CONTAINER, Hue.of(container.app()), look.memoryRatio(container)),
                container.name(),
                "Container · " + container.image().shortName() + ":"
                        + container.image().tag() + " · " + look.hostName(container.host()),
                verbs.first(container),
                verbs.more(container),
                Optional.of(Verdicts.of(container, look.host(container.host()), look.now())),
                sections(),
                Set.of(container.id()));
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(new Section("Last minutes", "", List.of(figures())));
        sections.add(new Neighbours(look).of(container.id()));
        sections.add(new FalloutWords(look).of(container.id(), container.app()));
        sections.add(new Section("Facts", "", facts()));
        add(
                sections,
                "Ports",
                container.ports().stream().sorted().map(ContainerCard::port).toList());
        add(
                sections,
                "Networks",
                container.networks().stream().map(ContainerCard::network).toList());
        add(
                sections,
                "Mounts",
                container.mounts().stream().map(ContainerCard::mount).toList());
        add(sections, "Environment", environment());
        add(sections, "Labels", labels(container.labels()));
        return sections;
    }

    private static void add(List<Section> sections, String title, List<? extends Row> rows) {
        if (!rows.isEmpty()) {
            sections.add(capped(title, rows));
        }
    }

    /// Too much is said to be too much.
    static Section capped(String title, List<? extends Row> rows) {
        var shown = new ArrayList<Row>(rows.subList(0, Math.min(SHOWN, rows.size())));
        if (rows.size() > SHOWN) {
            shown.add(new Row.Words(Words.number(rows.size() - SHOWN) + " more"));
        }
        return new Section(title, Words.number(rows.size()), shown);
    }

    private Row figures() {
        var limits = container.limits();
        return Measured.of(look, List.of(container.id()), limits.cpuCores(), (double) limits.memoryBytes());
    }

    private List<Row> facts() {
        var facts = new ArrayList<Row>();
        facts.add(Row.Fact.link("App", look.appName(container.app()), new Selection.OfApp(container.app())));
        facts.add(Row.Fact.link("Host", look.hostName(container.host()), new Selection.OfHost(container.host())));
        facts.add(id("Id", container.id().value()));
        facts.add(Row.Fact.machine("Image", container.image().reference()));
        if (!container.image().digest().isEmpty()) {
            facts.add(id("Digest", container.image().digest()));
        }
        facts.add(new Row.Fact("Created", when(container.createdAt())));
        container.startedAt().ifPresent(at -> facts.add(new Row.Fact("Started", when(at))));
        facts.add(new Row.Fact("Restarts", restarts()));
        facts.add(new Row.Fact("Limits", Phrases.limits(container.limits())));
        if (!container.command().isEmpty()) {
            facts.add(Row.Fact.machine("Command", String.join(" ", container.command())));
        }
        return facts;
    }

    private String restarts() {
        var policy = container.restartPolicy().isBlank() ? "no" : container.restartPolicy();
        return policy + (container.restarts() > 0 ? ", " + Words.number(container.restarts()) + " so far" : "");
    }

    private String when(java.time.Instant at) {
        return Phrases.when(at, look.now(), look.zone());
    }

    static Row.Fact id(String label, String id) {
        return new Row.Fact(label, Phrases.middle(id), true, id, Optional.empty());
    }

    private static Row.Fact port(PortMapping port) {
        var inside = port.containerPort() + "/" + port.protocol().name().toLowerCase(Locale.ROOT);
        if (!port.published()) {
            return new Row.Fact(inside, "not published");
        }
        var address = port.hostAddress().contains(":") ? "[" + port.hostAddress() + "]" : port.hostAddress();
        return Row.Fact.machine(inside, (address.isEmpty() ? "*" : address) + ":" + port.hostPort());
    }

    private static Row.Fact network(Attachment attachment) {
        var addresses = String.join(", ", attachment.addresses());
        var aliases = attachment.aliases().stream().sorted(NaturalOrder.NAMES).toList();
        var known = aliases.isEmpty() ? "" : "as " + String.join(", ", aliases);
        var value = addresses.isEmpty() ? known : known.isEmpty() ? addresses : addresses + "\n" + known;
        return new Row.Fact(
                attachment.network(), value.isEmpty() ? "no address" : value, true, addresses, Optional.empty());
    }

    private static Row.Fact mount(Mount mount) {
        var source = mount.source().isEmpty() ? mount.kind() : mount.kind() + "  " + mount.source();
        return new Row.Fact(
                mount.target(),
                source + (mount.readOnly() ? "  read-only" : ""),
                true,
                mount.source(),
                Optional.empty());
    }

    private List<Row.Fact> environment() {
        return container.environment().stream()
                .sorted(Comparator.comparing(EnvironmentVariable::name, NaturalOrder.NAMES))
                .map(ContainerCard::variable)
                .toList();
    }

    /// A masked value is shown as eight dots and has nothing to copy.
    private static Row.Fact variable(EnvironmentVariable variable) {
        var copy = variable.value() instanceof EnvironmentVariable.Value.Plain(String text) ? text : "";
        return new Row.Fact(variable.name(), variable.shown(), true, copy, Optional.empty());
    }

    static List<Row.Fact> labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(NaturalOrder.NAMES))
                .map(label -> Row.Fact.machine(label.getKey(), label.getValue()))
                .toList();
    }
}
