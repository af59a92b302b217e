package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.craft.Json;
import io.binnacle.model.AppId;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.ContainerState;
import io.binnacle.model.EnvironmentVariable;
import io.binnacle.model.Exit;
import io.binnacle.model.Health;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Limits;
import io.binnacle.model.Mount;
import io.binnacle.model.PortMapping;
import io.binnacle.model.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an engine says of a container, read.
final class ContainerReaderTest {
    @Test
    void aRunningContainerIsReadWhole() {
        var seen = Fixture.container("web-1").seen();
        var container = seen.container();

        assertThat(container)
                .isEqualTo(new Container(
                        new ContainerId(Fixture.id("web-1")),
                        Fixture.HOST,
                        new AppId("web~web"),
                        "web-1",
                        new ImageRef(
                                "demo/web:2",
                                "sha256:9e841f8c761f1785ee9bedd4702ddf69bdc76157cba6278a30e543c707e824a7"),
                        container.revision(),
                        ContainerState.RUNNING,
                        new Health(Health.Status.HEALTHY, 0, ""),
                        0,
                        Optional.empty(),
                        Instant.parse("2026-11-22T22:25:02.956304745Z"),
                        Optional.of(Instant.parse("2026-11-22T22:25:03.185038882Z")),
                        Limits.NONE,
                        List.of(
                                new PortMapping(80, Protocol.TCP, "0.0.0.0", 8080),
                                new PortMapping(80, Protocol.TCP, "::", 8080)),
                        List.of(new Attachment("bridge", List.of("172.17.0.2"), Set.of())),
                        List.of(new Mount(
                                "volume",
                                "a40dfb2eb063a3bd5c2826b13126d6a8734c6592f18ab10769f39503b6b1f320",
                                "/data",
                                false)),
                        Map.of(),
                        List.of(
                                Fixture.SECRETS.variable("DATABASE_URL=postgres://u:p@db:5432/x"),
                                new EnvironmentVariable("VERSION", new EnvironmentVariable.Value.Plain("2"))),
                        List.of("/bin/web"),
                        "no",
                        false));
        assertThat(seen.pid()).isEqualTo(488);
        assertThat(seen.gateways()).containsExactly("172.17.0.1");
        assertThat(container.toString()).doesNotContain("u:p@");
    }

    @Test
    void aContainerThatFailedTellsHow() {
        var seen = Fixture.container("job").set("State", """
                        {"Status":"exited","Running":false,"OOMKilled":true,"ExitCode":137,"Error":"",\
                        "StartedAt":"2026-11-22T10:00:00Z","FinishedAt":"2026-11-22T10:00:05Z"}""").seen();

        assertThat(seen.container().state()).isEqualTo(ContainerState.EXITED);
        assertThat(seen.container().exit()).contains(new Exit(137, true, Instant.parse("2026-11-22T10:00:05Z"), ""));
        assertThat(seen.container().health()).isEqualTo(Health.NONE);
    }

    @Test
    void aFailingCheckTellsItsStreakAndItsLastWordsWithoutSecrets() {
        var health = Fixture.container("web")
                .set("State", "Health", """
                        {"Status":"unhealthy","FailingStreak":3,"Log":[{"Output":"old"},\
                        {"Output":"cannot reach\\n postgres://app:hunter2@db/ \\n"}]}""")
                .seen()
                .container()
                .health();

        assertThat(health)
                .isEqualTo(new Health(
                        Health.Status.UNHEALTHY, 3, "cannot reach postgres://" + EnvironmentVariable.MASK + "@db/"));
    }

    @Test
    void limitsAreReadFromEitherForm() {
        assertThat(Fixture.container("a")
                        .set("HostConfig", "NanoCpus", "1500000000")
                        .set("HostConfig", "Memory", "1024")
                        .seen()
                        .container()
                        .limits())
                .isEqualTo(new Limits(1.5, 1024));
        assertThat(Fixture.container("a")
                        .set("HostConfig", "CpuQuota", "50000")
                        .seen()
                        .container()
                        .limits())
                .isEqualTo(new Limits(0.5, 0));
    }

    @Test
    void portsOfAStoppedContainerAreTheOnesItExposes() {
        assertThat(Fixture.container("a")
                        .set("NetworkSettings", "Ports", "{}")
                        .seen()
                        .container()
                        .ports())
                .containsExactly(new PortMapping(80, Protocol.TCP, "", 0));
    }

    @Test
    void theRestartPolicyIsInTheEnginesWords() {
        var policy = "{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}";

        assertThat(Fixture.container("a")
                        .set("HostConfig", "RestartPolicy", policy)
                        .seen()
                        .container()
                        .restartPolicy())
                .isEqualTo("on-failure:3");
    }

    @Test
    void replicasHaveOneRevisionAndAnotherSettingIsAnother() {
        var one = Fixture.container("web-1").seen().container().revision();

        assertThat(Fixture.container("web-2")
                        .network("other", "10.0.0.9")
                        .publishes(80, 9999)
                        .seen()
                        .container()
                        .revision())
                .isEqualTo(one);
        assertThat(Fixture.container("web-1")
                        .environment("VERSION=3")
                        .seen()
                        .container()
                        .revision())
                .isNotEqualTo(one);
        assertThat(Fixture.container("web-1")
                        .set("Image", "\"sha256:other\"")
                        .seen()
                        .container()
                        .revision())
                .isNotEqualTo(one);
    }

    @Test
    void aSecretIsNoPartOfARevision() {
        assertThat(Fixture.container("a")
                        .environment("TOKEN=a")
                        .seen()
                        .container()
                        .revision())
                .isEqualTo(Fixture.container("a")
                        .environment("TOKEN=b")
                        .seen()
                        .container()
                        .revision());
    }

    @Test
    void everyStateHasItsWord() {
        for (var state : ContainerState.values()) {
            var written = "\"" + state.name().toLowerCase(java.util.Locale.ROOT) + "\"";
            assertThat(Fixture.container("a")
                            .set("State", "Status", written)
                            .seen()
                            .container()
                            .state())
                    .isEqualTo(state);
        }
    }

    @Test
    void anAnswerWithNothingInItIsStillAContainer() throws Json.NotJson {
        var seen = new ContainerReader(Fixture.HOST, Fixture.SECRETS).read(Json.read("{\"Id\":\"abc\"}"));

        assertThat(seen.container().name()).isEqualTo("abc");
        assertThat(seen.container().state()).isEqualTo(ContainerState.CREATED);
    }

    @Test
    void fieldsOfAnotherKindThanExpectedReadAsEmpty() throws Json.NotJson {
        var seen = new ContainerReader(Fixture.HOST, Fixture.SECRETS).read(Json.read("""
                {"Id":"abc","Name":7,"State":"up","Config":[],"HostConfig":null,"NetworkSettings":"x","Mounts":{},\
                "RestartCount":"many","Created":"yesterday"}"""));

        assertThat(seen.container().restarts()).isZero();
        assertThat(seen.container().createdAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatHasNoIdIsNoContainer() {
        assertThatThrownBy(() -> new ContainerReader(Fixture.HOST, Fixture.SECRETS).read(Json.read("{}")))
                .isInstanceOf(Json.NotJson.class);
    }

    @Test
    void ourOwnProbeIsKnown() {
        assertThat(ContainerReader.probe(
                        Fixture.container("p").labels(Probe.LABEL, "1").inspected()))
                .isTrue();
        assertThat(ContainerReader.probe(Fixture.container("p").inspected())).isFalse();
    }
}
