package io.binnacle.views.inspector;

import io.binnacle.model.App;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Metric;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;
import io.binnacle.session.Problem;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Chip;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import io.binnacle.views.inspector.Card.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known of one app and all its instances.
final class AppCard {
    private static final int INSTANCES_SHOWN = 40;
    private static final int REVISIONS_SHOWN = 8;
    private static final int TROUBLES_TOLD = 3;

    private final Look look;
    private final App app;
    private final List<Container> instances;

    private AppCard(Look look, App app) {
        this.look = look;
        this.app = app;
        this.instances =
                look.containersOf(app.id()).stream().sorted(look.worstFirst()).toList();
    }

    static Card of(Look look, App app) {
        return new AppCard(look, app).card();
    }

    private Card card() {
        return new Card(
                new Sign.Glyph(AppGlyph.Shape.APP, Hue.of(app.id()), look.averageRatio(instances)),
                app.name(),
                "App · " + app.image().reference(),
                new Verbs(look).first(app),
                List.of(),
                Optional.of(verdict()),
                sections(),
                measured());
    }

    private Set<io.binnacle.model.Subject> measured() {
        return instances.stream().limit(INSTANCES_SHOWN).map(Container::id).collect(Collectors.toSet());
    }

    private Verdict verdict() {
        var troubles = troubles();
        var worst = instances.stream().map(look::condition).reduce(Condition.HEALTHY, Condition::or);
        return new Verdict(
                worst,
                healthy() + " of " + expected() + " healthy",
                troubles.stream()
                        .map(Problem::since)
                        .min(java.util.Comparator.naturalOrder())
                        .map(at -> Phrases.since(at, look.now()))
                        .orElse(""),
                words(troubles));
    }

    /// Who was stopped in order is not missing, unless somebody says how many there shall be.
    private long expected() {
        return app.wanted().isPresent()
                ? Math.max(instances.size(), app.wanted().getAsInt())
                : instances.stream()
                        .filter(container -> look.condition(container) != Condition.STOPPED)
                        .count();
    }

    private long healthy() {
        return instances.stream()
                .filter(container -> look.condition(container) == Condition.HEALTHY)
                .count();
    }

    private List<Problem> troubles() {
        return look.picture().problems().stream()
                .filter(problem -> problem.app().filter(app.id()::equals).isPresent())
                .limit(TROUBLES_TOLD)
                .toList();
    }

    private String words(List<Problem> troubles) {
        return troubles.stream().map(this::words).collect(Collectors.joining("\n"));
    }

    private String words(Problem problem) {
        var said = problem.speaker()
                .flatMap(look::container)
                .map(container -> container.health().output().strip())
                .filter(output -> problem.kind() == Problem.Kind.UNHEALTHY && !output.isEmpty())
                .orElse(problem.detail());
        var title = problem.title().equals(app.name()) ? "" : problem.title() + ": ";
        return title + problem.what() + (said.isEmpty() ? "" : ". " + said);
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        if (!app.revisions().isEmpty()) {
            sections.add(new Section(
                    "Revisions", app.revisions().size() > 1 ? "Click one to compare" : "", List.of(revisions())));
        }
        sections.add(new Section("Last minutes", "", List.of(figures())));
        sections.add(instancesSection());
        sections.add(new Neighbours(look).of(app.id(), ids()));
        sections.add(new FalloutWords(look).of(app.id()));
        sections.add(new Section("Facts", "", facts()));
        return sections;
    }

    private Set<ContainerId> ids() {
        return instances.stream().map(Container::id).collect(Collectors.toCollection(HashSet::new));
    }

    private Row figures() {
        return Measured.of(look, instances.stream().map(Container::id).toList(), 0, 0);
    }

    private Row revisions() {
        var current = app.revisions().getFirst();
        var newest = app.revisions().stream().limit(REVISIONS_SHOWN).toList();
        return new Row.Chips(newest.reversed().stream()
                .map(revision -> chip(revision, revision.equals(current)))
                .toList());
    }

    private Chip chip(Revision revision, boolean current) {
        var operation = new Operation.Rollback(app.id(), revision.id());
        var refusal = current ? Optional.<io.binnacle.model.Refusal>empty() : new Verbs(look).refusal(operation);
        var can = !current && refusal.isEmpty();
        return new Chip(
                revision.name(),
                current ? "now" : Phrases.since(revision.madeAt(), look.now()),
                condition(revision),
                current,
                can ? Optional.of(operation) : Optional.empty(),
                current
                        ? "This is what runs now"
                        : refusal.map(why -> "Cannot roll back: " + why.answered())
                                .orElse("Roll back to " + revision.name() + ": shows first what that would do"));
    }

    private static Optional<Condition> condition(Revision revision) {
        return switch (revision.verdict()) {
            case HEALTHY -> Optional.of(Condition.HEALTHY);
            case NEVER_HEALTHY -> Optional.of(Condition.DEGRADED);
            case UNKNOWN -> Optional.empty();
        };
    }

    private Section instancesSection() {
        var rows = new ArrayList<Row>();
        instances.stream().limit(INSTANCES_SHOWN).map(this::instance).forEach(rows::add);
        if (instances.size() > INSTANCES_SHOWN) {
            rows.add(new Row.Words(Words.count(instances.size() - INSTANCES_SHOWN, "more instance")));
        }
        if (instances.isEmpty()) {
            rows.add(new Row.Words("No instance exists now."));
        }
        var wanted = app.wanted().isPresent() ? app.wanted().getAsInt() + " wanted" : instances.size() + " found";
        return new Section("Instances", wanted, rows);
    }

    private Row instance(Container container) {
        var condition = look.condition(container);
        var memory = look.latest(container.id(), Metric.MEMORY);
        return new Row.Member(
                new Sign.Mark(condition),
                container.name(),
                look.hostName(container.host()),
                Double.isNaN(memory) ? "" : Words.bytes(memory),
                look.history(container.id(), Metric.MEMORY),
                condition.wrong(),
                new Selection.OfContainer(container.id()));
    }

    private List<Row> facts() {
        var facts = new ArrayList<Row>();
        app.group().ifPresent(group -> facts.add(new Row.Fact("Group", group)));
        facts.add(new Row.Fact("Known by", app.origin()));
        facts.add(Row.Fact.machine("Image", app.image().reference()));
        if (!app.image().digest().isEmpty()) {
            facts.add(ContainerCard.id("Digest", app.image().digest()));
        }
        return facts;
    }
}
