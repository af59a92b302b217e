package io.binnacle.scheduler.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.HostId;
import io.binnacle.scheduler.core.Placer.Answer;
import io.binnacle.scheduler.core.Placer.Ask;
import io.binnacle.scheduler.core.State.Reason.Kind;
import io.binnacle.scheduler.definition.AppBuilder;
import io.binnacle.scheduler.definition.AppDefinition;
import io.binnacle.scheduler.definition.AppDefinition.Constraint;
import io.binnacle.scheduler.definition.AppDefinition.Constraint.Operator;
import io.binnacle.scheduler.definition.PathId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which host takes an instance, and why the others do not.
class PlacementTest {
    private static final Placer SPREAD = new GreedyPlacer(Settings.Preference.SPREAD);

    static List<Placer.Candidate> hosts(int count) {
        List<Placer.Candidate> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(new Room(new Spot(host(i, Set.of()), new Load())));
        }
        return hosts;
    }

    static State.HostState host(int i, Set<String> roles) {
        String name = "host-%05d".formatted(i);
        return new State.HostState(
                new HostId(name),
                name,
                true,
                World.START,
                16,
                65_536,
                100_000,
                0,
                31_000,
                32_000,
                Set.of(),
                roles,
                Map.of("zone", "z" + i % 3, "rack", "r" + i % 40, "cores", "16"),
                false);
    }

    static AppBuilder app(int instances, Constraint... constraints) {
        return new AppBuilder(PathId.of("/web"), World.START)
                .instances(instances)
                .cpus(new BigDecimal("0.5"))
                .constraints(Set.of(constraints));
    }

    private static Constraint of(String field, Operator operator, String value) {
        return new Constraint(field, operator, Optional.of(value).filter(v -> !v.isEmpty()));
    }

    static Ask ask(AppDefinition app) {
        return new Ask(app, Launches.need(app), Ports.of(app), app.instances(), List.of(), Optional.empty());
    }

    private static Answer place(int hosts, AppBuilder app) {
        return SPREAD.place(hosts(hosts), List.of(ask(app.build()))).getFirst();
    }

    private static Map<String, Long> by(Answer answer, String field) {
        return answer.placed().stream()
                .collect(
                        Collectors.groupingBy(s -> Fields.value(s.host(), field).orElse(""), Collectors.counting()));
    }

    @Test
    void instancesAreSpreadAndEqualQuestionsHaveEqualAnswers() {
        Answer answer = place(5, app(10));
        assertThat(by(answer, "hostname").values()).containsOnly(2L);
        assertThat(place(5, app(10))).isEqualTo(answer);
    }

    @Test
    void packedInstancesFillOneHostAfterTheOther() {
        Answer answer = new GreedyPlacer(Settings.Preference.PACK)
                .place(hosts(5), List.of(ask(app(40).build())))
                .getFirst();
        assertThat(by(answer, "hostname")).hasSize(2);
    }

    @Test
    void uniqueTakesEachHostOnceAndSaysSo() {
        Answer answer = place(3, app(5, of("hostname", Operator.UNIQUE, "")));
        assertThat(by(answer, "hostname").values()).containsExactly(1L, 1L, 1L);
        assertThat(answer.refusals()).isEqualTo(Map.of(Kind.UNFULFILLED_CONSTRAINT, 3));
        assertThat(answer.why().get(new HostId("host-00000")))
                .containsExactly(
                        new State.Reason(Kind.UNFULFILLED_CONSTRAINT, "UNIQUE hostname: one runs on host-00000"));
    }

    @Test
    void operatorsAdmitWhatTheySay() {
        assertThat(by(place(9, app(9, of("zone", Operator.CLUSTER, "z1"))), "zone"))
                .containsOnlyKeys("z1");
        assertThat(by(place(9, app(9, of("zone", Operator.CLUSTER, ""))), "zone"))
                .hasSize(1);
        assertThat(by(place(9, app(9, of("zone", Operator.LIKE, "z[01]"))), "zone"))
                .containsOnlyKeys("z0", "z1");
        assertThat(by(place(9, app(9, of("zone", Operator.UNLIKE, "z[01]"))), "zone"))
                .containsOnlyKeys("z2");
        assertThat(by(place(9, app(9, of("hostname", Operator.MAX_PER, "1"))), "hostname")
                        .values())
                .containsOnly(1L);
        assertThat(place(9, app(9, of("cores", Operator.IS, "16.0001"))).placed())
                .hasSize(9);
        assertThat(place(9, app(9, of("nothing", Operator.LIKE, ".*"))).placed())
                .isEmpty();
        assertThat(place(9, app(9, of("nothing", Operator.UNLIKE, ".*"))).placed())
                .hasSize(9);
    }

    @Test
    void groupsAreEven() {
        assertThat(by(place(9, app(10, of("zone", Operator.GROUP_BY, ""))), "zone")
                        .values())
                .containsExactlyInAnyOrder(4L, 3L, 3L);
        assertThat(by(place(9, app(10, of("zone", Operator.GROUP_BY, "2"))), "zone")
                        .values())
                .containsExactlyInAnyOrder(5L, 5L);
    }

    @Test
    void whatIsMissingIsSaidInNumbers() {
        Answer answer = place(1, app(1).cpus(new BigDecimal("20")).memory(new BigDecimal("70000.5")));
        assertThat(answer.why().get(new HostId("host-00000")))
                .containsExactly(
                        new State.Reason(Kind.INSUFFICIENT_CPUS, "needs 20 cpus, has 16 free of 16"),
                        new State.Reason(
                                Kind.INSUFFICIENT_MEMORY, "needs 70000.5 MiB of memory, has 65536 free of 65536"));
    }

    @Test
    void fixedPortsAreTakenOnceOnAHost() {
        AppBuilder fixed = app(3).requirePorts(true)
                .portDefinitions(List.of(new AppDefinition.PortDefinition(8080, "tcp", Optional.empty(), Map.of())));
        Answer answer = place(2, fixed);
        assertThat(answer.placed()).hasSize(2).allMatch(s -> s.ports().equals(List.of(8080)));
        assertThat(answer.why().get(new HostId("host-00000")))
                .containsExactly(new State.Reason(Kind.INSUFFICIENT_PORTS, "port 8080 is taken"));
    }

    @Test
    void rolesMustMeet() {
        List<Placer.Candidate> hosts =
                List.of(new Room(new Spot(host(0, Set.of("slave_public")), new Load())), hosts(2).get(1));
        AppDefinition everywhere = app(4).acceptedResourceRoles(Set.of("*")).build();
        Answer answer = SPREAD.place(hosts, List.of(ask(everywhere))).getFirst();
        assertThat(by(answer, "hostname")).containsOnlyKeys("host-00001");
    }

    /// Two hundred shapes of apps, half of them with constraints.
    static List<Ask> mixed(int instances) {
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            AppBuilder app = new AppBuilder(PathId.of("/app-" + i), World.START)
                    .instances(instances / 200)
                    .cpus(new BigDecimal("0.05").multiply(BigDecimal.valueOf(1 + i % 4)))
                    .memory(BigDecimal.valueOf(64L * (1 + i % 5)));
            switch (i % 10) {
                case 0 -> app.constraints(Set.of(of("hostname", Operator.UNIQUE, "")));
                case 1 -> app.constraints(Set.of(of("zone", Operator.GROUP_BY, "")));
                case 2 -> app.constraints(Set.of(of("rack", Operator.UNLIKE, "r1.*")));
                case 3 -> app.constraints(Set.of(of("hostname", Operator.MAX_PER, "2")));
                case 4 ->
                    app.constraints(Set.of(of("zone", Operator.CLUSTER, "z1"), of("rack", Operator.GROUP_BY, "40")));
                default -> {}
            }
            asks.add(ask(app.build()));
        }
        return asks;
    }

    @Test
    void tenThousandOnAThousandHostsGetWhatTheyAskFor() {
        List<Answer> answers = SPREAD.place(hosts(1_000), mixed(10_000));
        assertThat(answers).allMatch(a -> a.placed().size() == 50);
        Set<String> ports = new HashSet<>();
        answers.forEach(a -> a.placed()
                .forEach(s -> s.ports()
                        .forEach(p ->
                                assertThat(ports.add(s.host().id() + ":" + p)).isTrue())));
        assertThat(by(answers.get(0), "hostname").values()).containsOnly(1L);
        assertThat(by(answers.get(1), "zone").values()).containsExactlyInAnyOrder(17L, 17L, 16L);
    }
}
