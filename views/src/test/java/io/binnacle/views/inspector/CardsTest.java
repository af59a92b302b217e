package io.binnacle.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.simulator.SimulatedCluster;
import io.binnacle.simulator.SimulatedTime;
import io.binnacle.simulator.SimulatorSettings;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Verb;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class CardsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:47:00Z");

    private final SimulatedCluster cluster = SimulatedCluster.of(SimulatorSettings.demo(), SimulatedTime.stepped(NOW));

    private Look look(Function<Operation, Optional<Refusal>> refusals) {
        var picture = new Picture(1, cluster.topology(), TopologyChange.NOTHING, true, List.of(), List.of(), NOW);
        return new Look(picture, new Gauges(), refusals, NOW, ZoneOffset.UTC);
    }

    private Card card(Selection selection) {
        return Cards.of(selection, look(_ -> Optional.empty()));
    }

    private Card container(String name) {
        return card(new Selection.OfContainer(cluster.container(name).id()));
    }

    private static Section section(Card card, String title) {
        return card.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aContainerSaysWhatItIsAndWhere() {
        var card = container("checkout-2");
        assertThat(card.title()).isEqualTo("checkout-2");
        assertThat(card.subtitle()).isEqualTo("Container · checkout:2.41.0 · atlas-1");
        assertThat(card.measured())
                .containsExactly(cluster.container("checkout-2").id());
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        var unhealthy = container("checkout-2").verdict().orElseThrow();
        assertThat(unhealthy.condition()).isEqualTo(Condition.DEGRADED);
        assertThat(unhealthy.title()).isEqualTo("Unhealthy");
        assertThat(unhealthy.text()).contains("in a row failed: 503 pool exhausted");
        var looping = container("mailer-7").verdict().orElseThrow();
        assertThat(looping.title()).isEqualTo("Crash loop");
        assertThat(looping.text()).contains("exit 137, out of memory: its limit is 256 MiB", "Restarted 11 times.");
    }

    @Test
    void anAppSaysWhatBreaksIfItGoes() {
        assertThat(fallout("edge/api-gateway"))
                .containsExactly(new Row.Words("web calls it."), new Row.Words("Cut off from the rest: web."));
        assertThat(fallout("data/postgres"))
                .containsExactly(new Row.Words("catalog, checkout, payments call it, and 3 more apps through them."));
        assertThat(fallout("edge/web")).containsExactly(new Row.Words("No other app calls it."));
    }

    private List<Row> fallout(String app) {
        return section(card(new Selection.OfApp(new AppId(app))), "If it goes").rows();
    }

    @Test
    void anInstanceThatGoesLeavesTheOthers() {
        var rows = section(container("payments-1"), "If it goes").rows();
        assertThat(rows).containsExactly(new Row.Words("6 other instances of payments would still be there."));
    }

    @Test
    void aSecretIsEightDotsAndCannotBeCopied() {
        var secret = cluster.topology().containers().values().stream()
                .filter(CardsTest::hasSecret)
                .findFirst()
                .orElseThrow();
        var rows = section(card(new Selection.OfContainer(secret.id())), "Environment")
                .rows();
        var masked = rows.stream()
                .map(Row.Fact.class::cast)
                .filter(fact -> fact.value().equals(EnvironmentVariable.MASK))
                .toList();
        assertThat(masked)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.copy()).isEmpty());
    }

    private static boolean hasSecret(Container container) {
        return container.environment().stream()
                .anyMatch(variable -> variable.value() instanceof EnvironmentVariable.Value.Masked);
    }

    @Test
    void whatNobodyMeasuredIsNotZero() {
        var figures =
                (Row.Figures) section(container("web-1"), "Last minutes").rows().getFirst();
        assertThat(figures.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isEqualTo(Phrases.NOT_MEASURED));
    }

    @Test
    void aSealDisablesNothingAndAnyOtherReasonDoes() {
        var web = new Selection.OfContainer(cluster.container("web-1").id());
        var sealed = new Refusal(Refusal.Reason.SEALED, "a change", "it is sealed", "arm it");
        var gone = new Refusal(Refusal.Reason.UNREACHABLE, "a change", "its host is not seen", "wait");
        var whileSealed = Cards.of(web, look(_ -> Optional.of(sealed)));
        assertThat(whileSealed.verbs()).allMatch(verb -> verb.refusal().isEmpty());
        var whileLost = Cards.of(web, look(_ -> Optional.of(gone)));
        assertThat(whileLost.verbs())
                .filteredOn(verb -> verb.operation().isPresent())
                .allMatch(verb -> verb.refusal().equals(Optional.of(gone)));
    }

    @Test
    void whatRunsCanBeStoppedAndWhatStoppedCanBeStarted() {
        assertThat(container("web-1").verbs()).extracting(Verb::kind).contains(Verb.Kind.STOP);
        cluster.deeds().stop(cluster.container("web-1").id());
        assertThat(container("web-1").verbs()).extracting(Verb::kind).contains(Verb.Kind.START);
    }

    @Test
    void anAppListsItsInstancesTheWorstFirstAndItsRevisionsTheNewestLast() {
        var app = cluster.container("checkout-2").app();
        var card = card(new Selection.OfApp(app));
        assertThat(section(card, "Instances").rows())
                .extracting(row -> ((Row.Member) row).name())
                .containsExactly("checkout-2", "checkout-4", "checkout-1", "checkout-3", "checkout-5", "checkout-6");
        var chips = ((Row.Chips) section(card, "Revisions").rows().getFirst()).chips();
        assertThat(chips.getLast().current()).isTrue();
        assertThat(card.verdict().orElseThrow().title()).isEqualTo("4 of 6 healthy");
    }

    @Test
    void theOtherEndOfALinkStandsOnceAndLeadsThere() {
        var rows = section(container("checkout-2"), "Links").rows().stream()
                .map(Row.Neighbour.class::cast)
                .toList();
        assertThat(rows).extracting(row -> row.incoming() + row.name()).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> row.target().isPresent());
    }

    @Test
    void aLostHostSaysSoAndItsContainersAreNotSeen() {
        cluster.faults().loseHost(cluster.host("boreas-2").id());
        var host = card(new Selection.OfHost(cluster.host("boreas-2").id()))
                .verdict()
                .orElseThrow();
        assertThat(host.title()).startsWith("Not seen for");
        assertThat(host.text()).startsWith("Tried ").contains("It answered: ", "Next: ");
        assertThat(container("checkout-4").verdict().orElseThrow().condition()).isEqualTo(Condition.NOT_SEEN);
    }

    @Test
    void whatIsGoneIsSaidToBeGone() {
        var card = card(new Selection.OfContainer(new ContainerId("no such")));
        assertThat(card.title()).isEqualTo("No longer there");
        assertThat(card.verbs()).isEmpty();
    }

    @Test
    void namesAreOrderedAsPeopleCount() {
        assertThat(List.of("web-10", "web-9", "web-1", "api-2").stream().sorted(NaturalOrder.NAMES))
                .containsExactly("api-2", "web-1", "web-9", "web-10");
    }

    @Test
    void theMiddleOfAnIdIsLeftOut() {
        assertThat(Phrases.middle("sha256:0123456789abcdef0123456789abcdef")).isEqualTo("0123456789…abcdef");
        assertThat(Phrases.middle("short")).isEqualTo("short");
    }
}
