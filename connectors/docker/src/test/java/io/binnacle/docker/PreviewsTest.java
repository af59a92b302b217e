package io.binnacle.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Preview.Friction;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What an operation would do.
final class PreviewsTest {
    private static final ContainerId WEB = new ContainerId(Fixture.id("web"));

    private static Preview preview(Operation.OnContainer operation, Fixture fixture, Fixture... others) {
        var all = new java.util.ArrayList<>(Fixture.all(others));
        all.add(fixture.seen());
        var builder = new TopologyChange.Builder();
        all.forEach(seen -> builder.put(seen.container()));
        Declared.among(all).values().forEach(builder::put);
        var around = Topology.EMPTY.apply(builder.build());
        return new Previews(
                        operation, fixture.inspected(), fixture.seen().container(), around, List.of("-H", "tcp://h:1"))
                .make(Instant.EPOCH);
    }

    private static Fixture web() {
        return Fixture.container("web").network("n", "10.0.0.2", "frontend");
    }

    @Test
    void stoppingSaysItsStepsAndItsLosses() {
        var preview = preview(new Operation.Stop(WEB, 7), web());

        assertThat(preview.steps())
                .containsExactly(
                        "send SIGTERM to its first process",
                        "wait up to 7 s for it to end",
                        "send SIGKILL if it still runs then",
                        "it stays stopped until it is started");
        assertThat(preview.losses()).containsExactly("what it holds in memory, and its open connections");
        assertThat(preview.command()).isEqualTo("docker -H tcp://h:1 stop -t 7 web");
        assertThat(preview.inverse()).contains(new Operation.Start(WEB));
        assertThat(preview.friction()).isEqualTo(Friction.HOLD);
    }

    @Test
    void whoeverDependsOnItWillNotice() {
        var client = Fixture.container("api").network("n", "10.0.0.3").environment("URL=http://frontend:80/");

        assertThat(preview(new Operation.Pause(WEB), web(), client).noticed())
                .containsExactly("api (URL names frontend:80)");
        assertThat(preview(new Operation.Start(WEB), web(), client).noticed()).isEmpty();
    }

    @Test
    void oneOfSeveralThatNobodyNamesGoesEasily() {
        var other = Fixture.container("web-2").network("n", "10.0.0.3");

        assertThat(preview(new Operation.Stop(WEB, 1), web(), other).friction()).isEqualTo(Friction.NONE);
    }

    @Test
    void aContainerRunWithRmDoesNotComeBack() {
        var preview = preview(new Operation.Stop(WEB, 1), web().set("HostConfig", "AutoRemove", "true"));

        assertThat(preview.inverse()).isEqualTo(Optional.empty());
        assertThat(preview.losses())
                .contains("files it wrote outside its volumes", "the data in /data, an anonymous volume");
        assertThat(preview.friction()).isEqualTo(Friction.TYPE_NAME);
    }

    @Test
    void filesInMemoryAreNamed() {
        var preview = preview(new Operation.Restart(WEB, 1), web().set("HostConfig", "Tmpfs", "{\"/run\":\"\"}"));

        assertThat(preview.losses()).contains("the files in /run, which are in memory (tmpfs)");
    }

    @Test
    void eachCommandIsWhole() {
        var id = WEB;
        List<Operation.OnContainer> operations = List.of(
                new Operation.Start(id),
                new Operation.Restart(id, 3),
                new Operation.Unpause(id),
                new Operation.Kill(id, "hup"),
                new Operation.Remove(id, true),
                new Operation.Remove(id, false));
        Function<Operation.OnContainer, String> command =
                operation -> preview(operation, web()).command().replace("docker -H tcp://h:1 ", "");

        assertThat(operations.stream().map(command))
                .containsExactly(
                        "start web",
                        "restart -t 3 web",
                        "unpause web",
                        "kill -s SIGHUP web",
                        "rm -f -v web",
                        "rm -f web");
    }

    @Test
    void aCommandLineIsQuotedForAShell() {
        assertThat(Shell.line(List.of("docker", "stop", "it's $HOME"))).isEqualTo("docker stop 'it'\\''s $HOME'");
    }

    @Test
    void theBasisIsWhatMustNotHaveChanged() {
        var basis = Previews.basis(web().inspected());

        assertThat(Previews.basis(web().environment("A=b").inspected())).isEqualTo(basis);
        assertThat(Previews.basis(web().set("State", "StartedAt", "\"2030-01-01T00:00:00Z\"")
                        .inspected()))
                .isNotEqualTo(basis);
        assertThat(Previews.basis(web().set("Name", "\"/other\"").inspected())).isNotEqualTo(basis);
    }
}
